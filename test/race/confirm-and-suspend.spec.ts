import { beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  aPlaceInSlot,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  deliverEvents,
  perform,
  students,
  surroundings,
  until,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
});

/** Places of an employer's own that only the school's last word is missing from. */
async function readyPlaces(count: number): Promise<{ employer: TestEmployer; ids: string[] }> {
  const employer = await anEmployer(programme);
  const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 40 });
  const going = await students(
    school,
    // Over school age, so that nobody else has to sign.
    Array.from({ length: count }, () => ({ born_on: '2009-11-05', year_group: '12' })),
  );
  const ids: string[] = [];
  for (const student of going) {
    const allocationId = await aPlaceInSlot(student, slotId);
    await perform(student.token, 'acceptAllocation', { allocationId });
    await perform(employer.token, 'agreeAllocation', { allocationId });
    await perform(school.lead, 'noteUnpaidGround', { allocationId, ground: 'SHADOWING' });
    ids.push(allocationId);
  }
  return { employer, ids };
}

const confirm = (allocationId: string): Promise<Answer['data']> =>
  attempt(school.lead, 'confirmAllocation', { allocationId });
const suspend = (hostId: string): Promise<Answer['data']> =>
  attempt(programme.coordinator, 'suspendHost', { hostId, reason: 'Something was reported.' });

async function standing(id: string): Promise<string> {
  const [row] = await asOwner<{ standing: string }>(
    `select state || case when held_since is not null then ', held' else '' end as standing from allocation where id = $1`,
    [id],
  );
  return row?.standing ?? '';
}

describe('a place that is confirmed while its host is suspended', () => {
  it.each(['site', 'adult', 'employer'])(
    'ends unconfirmed or held and never goes on, whoever was first: the %s',
    async (which) => {
      const { employer, ids } = await readyPlaces(12);
      const hostId = { site: employer.siteId, adult: employer.supervisorId, employer: employer.id }[which] ?? '';
      const [suspended, ...confirmed] = await Promise.all([suspend(hostId), ...ids.map(confirm)]);
      expect(suspended.__typename).toBe('SuspensionPayload');
      await deliverEvents();
      for (const [index, id] of ids.entries()) {
        const isConfirmed = confirmed[index].__typename === 'AllocationStatePayload';
        expect(await standing(id)).toBe(isConfirmed ? 'CONFIRMED, held' : 'HOST_AGREED');
      }
      const unheld = await asOwner(
        `select from allocation where employer_id = $1 and state = 'CONFIRMED' and held_since is null`,
        [employer.id],
      );
      expect(unheld).toEqual([]);
    },
  );

  it('is caught where the rules were asked before and the place was kept after: only what follows its event sees it', async () => {
    const { employer, ids } = await readyPlaces(1);
    const [id = ''] = ids;
    await deliverEvents();
    // The confirmation has asked the rules and is about to sign, which has to wait.
    const gate = new pg.Client(surroundings().owner);
    await gate.connect();
    await gate.query('begin; lock table agreement in exclusive mode');
    const confirming = confirm(id);
    await until(async () => {
      const [row] = await asOwner<{ waiting: number }>(
        `select count(*)::integer as waiting from pg_locks where relation = 'agreement'::regclass and not granted`,
      );
      return (row?.waiting ?? 0) > 0;
    });
    await suspend(employer.siteId);
    // What the suspension sets off looks at confirmed places, and there is none yet.
    await deliverEvents();
    await gate.query('commit');
    await gate.end();
    expect((await confirming).__typename).toBe('AllocationStatePayload');
    // The negative control: this is what would stay if nobody looked again.
    expect(await standing(id)).toBe('CONFIRMED');
    await deliverEvents();
    expect(await standing(id)).toBe('CONFIRMED, held');
  });
});
