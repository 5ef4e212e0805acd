import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { TypeOrmUnitOfWork } from '#platform';
import { aProgramme, aSchool, students } from '#testing';
import { DataSource } from 'typeorm';
import { anActor, aService } from './guards.js';

const clock = { now: () => new Date('2026-09-14T08:00:00Z') };
const names = 'select family_name from student_identity where family_name <> $1 order by family_name';
/** PostgreSQL makes up its mind after five times. */
const oftenEnough = 8;

let service: INestApplicationContext;

beforeAll(async () => {
  service = await aService(clock);
});
afterAll(() => service.close());

/** What one transaction after the other reads as those leads, on however many connections. */
async function readAs(programmeId: string, schoolIds: readonly string[], sql: string): Promise<unknown[][]> {
  const unitOfWork = new TypeOrmUnitOfWork(
    service.get(DataSource),
    { clock, newId: () => 'none' as never },
    ({ manager }) => manager,
  );
  const seen: unknown[][] = [];
  for (const schoolId of schoolIds) {
    const lead = anActor('CAREERS_LEAD', { programmeId, schoolId });
    seen.push(
      await unitOfWork.run(lead, (manager) => manager.query<unknown[]>(sql, sql.includes('$1') ? ['?'] : undefined)),
    );
  }
  return seen;
}

describe('what a unit of work sends', () => {
  it('is prepared once a connection, and its plan kept', async () => {
    const programme = await aProgramme();
    const school = await aSchool(programme);
    await readAs(programme.id, Array<string>(oftenEnough).fill(school.id), names);
    const [[kept] = []] = await readAs(
      programme.id,
      [school.id],
      `select generic_plans > 0 as kept from pg_prepared_statements where statement like 'select family_name%'`,
    );
    expect(kept).toEqual({ kept: true });
  });

  it('shows each school its own students by the same plan', async () => {
    const programme = await aProgramme();
    const [wrens, finches] = [await aSchool(programme), await aSchool(programme)];
    await students(wrens, [{ family_name: 'Wren' }]);
    await students(finches, [{ family_name: 'Finch' }]);
    const inTurn = Array.from({ length: 2 * oftenEnough }, (_, turn) => (turn % 2 === 0 ? wrens : finches).id);
    const seen = await readAs(programme.id, inTurn, names);
    for (const [turn, rows] of seen.entries())
      expect(rows).toEqual([{ family_name: turn % 2 === 0 ? 'Wren' : 'Finch' }]);
  });
});
