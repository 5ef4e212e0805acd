import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { systemClock } from '#kernel';
import { digestOf, keptBecause, retentionTable, RunRetention, type RetentionReport } from '#retention';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  deliverEvents,
  graphql,
  perform,
  setNow,
  students,
  surroundings,
  type TestEmployer,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { openService } from '../../apps/cli/src/open-service.js';

const clock = { at: systemClock.now(), now: () => clock.at };
let service: INestApplicationContext;
let school: TestSchool;
let employer: TestEmployer;
let slotId: string;

beforeAll(async () => {
  const { service: databaseUrl, catalogue: catalogueUrl } = surroundings();
  service = await openService({ databaseUrl, catalogueUrl, clock });
  school = await aSchool(await aProgramme());
  employer = await anEmployer(school.programme);
  slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 50 });
});

afterAll(() => service.close());

const runAt = (instant: string, isDry = false): Promise<RetentionReport> => {
  clock.at = new Date(instant);
  return service.get(RunRetention).run({ isDry });
};

async function aStudent(overrides: Record<string, string> = {}): Promise<TestStudent> {
  const [student] = await students(school, [overrides]);
  if (student === undefined) throw new Error('the student was imported');
  return student;
}

/** Every row of every table that names the student, by table. */
async function rowsOf({ id }: TestStudent): Promise<Record<string, number>> {
  const tables = await asOwner<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'student_id' order by 1`,
  );
  const counts = tables.map(
    ({ name }) => `select '${name}' as name, count(*)::integer as rows from ${name} where student_id = $1`,
  );
  const of = `union all select 'student', count(*)::integer from student where id = $1
    union all select a.name, a.rows from (
      select 'message' as name, count(*)::integer as rows from message m join allocation a on a.id = m.allocation_id where a.student_id = $1
      union all select 'attendance', count(*)::integer from attendance m join allocation a on a.id = m.allocation_id where a.student_id = $1) a`;
  const found = await asOwner<{ name: string; rows: number }>(`${counts.join(' union all ')} ${of}`, [id]);
  return Object.fromEntries(found.filter(({ rows }) => rows > 0).map(({ name, rows }) => [name, rows]));
}

async function aMessage(student: TestStudent, allocationId: string): Promise<void> {
  await perform(student.token, 'sendMessage', { allocationId, text: 'See you on Monday.', clientMessageId: null });
}

describe('the retention table', () => {
  it('names every table of the database, or says why nothing of it goes', async () => {
    const tables = await asOwner<{ name: string }>(
      `select case table_schema when 'public' then '' else table_schema || '.' end || table_name as name from information_schema.tables
       where table_schema in ('public', 'audit', 'retention') and table_type = 'BASE TABLE' order by 1`,
    );
    const placed = new Set<string>([
      ...retentionTable.flatMap(({ heldIn }) => [...heldIn]),
      ...Object.keys(keptBecause),
    ]);
    expect(tables.filter(({ name }) => !placed.has(name))).toEqual([]);
    const known = new Set(tables.map(({ name }) => name));
    expect([...placed].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('a run', () => {
  it('says as a dry run exactly what it then does, leaves everything as it was until then, and vouches for its report', async () => {
    const [placed, unplaced] = [await aStudent(), await aStudent()];
    const allocationId = await aPlaceInSlot(placed, slotId, 'CONFIRMED');
    await aMessage(placed, allocationId);
    await asOwner(
      `insert into application (id, programme_id, school_id, student_id, employer_id, slot_id, round_id, state, rank, statement)
       select replace(a.id, 'alc', 'app'), a.programme_id, a.school_id, n.id, a.employer_id, a.slot_id, a.round_id, 'SUBMITTED', 1, 'Please.'
       from allocation a, student n where a.id = $1 and n.id = $2`,
      [allocationId, unplaced.id],
    );
    const before = [await rowsOf(placed), await rowsOf(unplaced)];
    const dry = await runAt('2027-11-15T03:30:00Z', true);
    expect([await rowsOf(placed), await rowsOf(unplaced)]).toEqual(before);
    const run = await runAt('2027-11-15T03:30:00Z');
    expect(run).toEqual(dry);
    expect(run.lines.find(({ id }) => id === 'messages')?.rows).toBeGreaterThanOrEqual(1);
    expect(await rowsOf(placed)).toEqual({ ...before[0], message: undefined, notification: undefined });
    expect(await rowsOf(unplaced)).toEqual({ ...before[1], application: undefined });
    const [row] = await asOwner<{ digest: string; report: RetentionReport }>(
      `select e.digest, r.report from audit.entry e join retention_run r on r.id = e.object_id and r.digest = e.digest
       where e.action = 'retention.ran' order by e.seq desc limit 1`,
    );
    expect(row?.digest).toBe(digestOf(run));
    expect(row?.report).toEqual(run);
    const again = await runAt('2027-11-15T03:30:00Z', true);
    expect(again.lines.filter(({ rows }) => rows > 0)).toEqual([]);
  });

  it.each([
    ['messages', '2027-10-30T04:00:00Z', '2027-10-31T04:00:00Z'],
    ['application', '2027-09-30T04:00:00Z', '2027-10-01T04:00:00Z'],
  ])('lets %s go on the day and not on the day before', async (what, dayBefore, theDay) => {
    const [student, waiting] = [await aStudent(), await aStudent()];
    const allocationId = await aPlaceInSlot(student, slotId, 'CONFIRMED');
    await aMessage(student, allocationId);
    await asOwner(
      `insert into application (id, programme_id, school_id, student_id, employer_id, slot_id, round_id, state, rank, statement)
       select replace(a.id, 'alc', 'app'), a.programme_id, a.school_id, n.id, a.employer_id, a.slot_id, a.round_id, 'SUBMITTED', 1, 'Please.'
       from allocation a, student n where a.id = $1 and n.id = $2`,
      [allocationId, waiting.id],
    );
    const left = async (): Promise<unknown> =>
      what === 'messages' ? (await rowsOf(student))['message'] : (await rowsOf(waiting))['application'];
    await runAt(dayBefore);
    expect(await left()).toBe(1);
    await runAt(theDay);
    expect(await left()).toBeUndefined();
  });

  it('keeps the safety record of those who left school, with who they were, until they are 21; of others nothing', async () => {
    const [placed, never] = [await aStudent(), await aStudent()];
    await aPlaceInSlot(placed, slotId, 'ATTENDED');
    await runAt('2030-09-30T04:00:00Z');
    expect((await rowsOf(never))['student_identity']).toBe(1);
    await runAt('2030-10-01T04:00:00Z');
    expect(await rowsOf(never)).toEqual({});
    expect(await rowsOf(placed)).toEqual({ student: 1, allocation: 1, kept_identity: 1 });
    const [wiped] = await asOwner('select home_cell, adjustments, interests from student where id = $1', [placed.id]);
    expect(wiped).toEqual({ home_cell: '', adjustments: null, interests: [] });
    await runAt('2032-11-04T04:00:00Z');
    expect(await rowsOf(placed)).toEqual({ student: 1, allocation: 1, kept_identity: 1 });
    await runAt('2032-11-05T04:00:00Z');
    expect(await rowsOf(placed)).toEqual({});
  });

  it('keeps an accident until 21 with whom it was about, also where the place was given back since, and that they left', async () => {
    const student = await aStudent();
    const allocationId = await aPlaceInSlot(student, slotId, 'CONFIRMED');
    await setNow('2026-10-26T12:00:00Z');
    const hurt = {
      occurredAt: '2026-10-26T10:00:00Z',
      whereInSite: 'The studio',
      whatHappened: 'A cut.',
      kind: 'MINOR',
    };
    await perform(employer.token, 'reportAccident', { allocationId, ...hurt });
    await perform(school.lead, 'withdrawAllocation', { allocationId, reason: 'She is better at home.' });
    await perform(school.lead, 'studentHasLeft', { studentId: student.id, leftOn: '2026-10-27' });
    await setNow();
    await deliverEvents();
    const record = { student: 1, allocation: 1, accident: 1, departure: 1, kept_identity: 1 };
    await runAt('2030-10-01T04:00:00Z');
    expect(await rowsOf(student)).toEqual(record);
    await runAt('2032-11-04T04:00:00Z');
    expect(await rowsOf(student)).toEqual(record);
    await runAt('2032-11-05T04:00:00Z');
    expect(await rowsOf(student)).toEqual({});
  });

  it('cuts the author off a review after 12 months and clears its text after 24, keeps its scores, and lets nobody write it again', async () => {
    const student = await aStudent();
    const allocationId = await aPlaceInSlot(student, slotId, 'ATTENDED');
    const ratings = { wasAsAdvertised: true, tasks: 5, welcome: 4, learning: 5, hours: 5, travel: 5, feltSafe: true };
    const words = { body: 'They let me set a whole line of type.', advice: 'Bring old clothes.' };
    await perform(student.token, 'writeReview', { allocationId, ...ratings, ...words });
    const [{ id } = { id: '' }] = await asOwner<{ id: string }>('select id from review where allocation_id = $1', [
      allocationId,
    ]);
    const review = () => asOwner('select student_id, allocation_id, body, welcome from review where id = $1', [id]);
    // Written at the time of the tests' API, 14 September 2026.
    await asOwner(`update review set created_at = '2026-09-14T08:00:00Z' where id = $1`, [id]);
    await runAt('2027-09-14T04:00:00Z');
    expect(await review()).toEqual([
      { student_id: student.id, allocation_id: allocationId, body: words.body, welcome: 4 },
    ]);
    await runAt('2027-09-15T04:00:00Z');
    expect(await review()).toEqual([{ student_id: null, allocation_id: null, body: words.body, welcome: 4 }]);
    const again = await attempt(student.token, 'writeReview', { allocationId, ...ratings, ...words });
    expect(again.__typename).toBe('AlreadyReviewed');
    await runAt('2028-09-15T04:00:00Z');
    expect(await review()).toEqual([{ student_id: null, allocation_id: null, body: '', welcome: 4 }]);
  });

  it('leaves out whoever is under a hold: for a fortnight by the word of the lead, and then by that of both until both release it', async () => {
    const [held, lapsed] = [await aStudent(), await aStudent()];
    const hold = (student: TestStudent) =>
      perform(
        school.safeguardingLead,
        'holdStudent',
        { studentId: student.id, reason: 'A claim was announced.' },
        'legalHoldId',
      );
    const { legalHoldId } = await hold(held);
    await hold(lapsed);
    expect(await attempt(school.lead, 'holdStudent', { studentId: held.id, reason: 'x' }).catch(() => 'refused')).toBe(
      'refused',
    );
    await perform(school.programme.coordinator, 'agreeToHold', { legalHoldId });
    await runAt('2030-10-01T04:00:00Z');
    expect((await rowsOf(held))['student_identity']).toBe(1);
    expect(await rowsOf(lapsed)).toEqual({});
    await perform(school.safeguardingLead, 'releaseHold', { legalHoldId });
    await runAt('2030-10-02T04:00:00Z');
    expect((await rowsOf(held))['student_identity']).toBe(1);
    const { isReleased } = await perform(school.programme.coordinator, 'releaseHold', { legalHoldId }, 'isReleased');
    expect(isReleased).toBe(true);
    await runAt('2030-10-02T04:00:00Z');
    expect(await rowsOf(held)).toEqual({});
  });

  it('is for the service alone: nobody else makes anything go by its functions', async () => {
    for (const call of [
      `retention.forget_leavers('2100-01-01', now())`,
      `retention.forget_wholly('x')`,
      `retention.forget_events(now())`,
    ]) {
      const asService = `set role foothold_service; set app.role = 'CAREERS_LEAD'; select ${call}`;
      await expect(
        asOwner(`begin; ${asService}; commit`).finally(() => asOwner('rollback; reset role; reset app.role')),
      ).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('an erasure', () => {
  const ask = (student: TestStudent) =>
    perform(school.lead, 'requestErasure', { studentId: student.id, reason: 'Asked for by a parent.' }, 'erasureId');
  const listed = async (student: TestStudent): Promise<boolean> => {
    const { text } = await graphql(
      school.lead,
      '{ students(first: 100) { nodes { id } } schoolAllocations(first: 100) { nodes { student { id } } } }',
    );
    return text.includes(student.id);
  };

  it('needs two people of the school, and leaves nothing of somebody who never went anywhere', async () => {
    const student = await aStudent();
    const { erasureId } = await ask(student);
    expect((await rowsOf(student))['student_identity']).toBe(1);
    const { keptBecause: kept } = await perform(
      school.safeguardingLead,
      'agreeToErasure',
      { erasureId },
      'keptBecause',
    );
    expect(kept).toBeNull();
    expect(await rowsOf(student)).toEqual({ erasure: 1 });
    expect((await graphql(student.token, '{ myStudent { givenName } }')).status).toBe(403);
    const [account] = await asOwner(
      `select from account where subject like 'student-%' and id in (select actor from audit.entry where student_id = $1)`,
      [student.id],
    );
    expect(account).toBeUndefined();
  });

  it('keeps the safety record of a placement apart, with the reason, where no list and no search finds it', async () => {
    const student = await aStudent({ given_name: 'Quillon', adjustments: 'Needs a lift' });
    const allocationId = await aPlaceInSlot(student, slotId, 'ATTENDED');
    await aMessage(student, allocationId);
    expect(await listed(student)).toBe(true);
    const { erasureId } = await ask(student);
    const { keptBecause: kept } = await perform(
      school.safeguardingLead,
      'agreeToErasure',
      { erasureId },
      'keptBecause',
    );
    expect(kept).toBe('SAFETY_RECORD');
    expect(await rowsOf(student)).toEqual({ student: 1, allocation: 1, kept_identity: 1, erasure: 1 });
    expect(await listed(student)).toBe(false);
    expect(
      (
        await graphql(
          employer.token,
          '{ hostAllocations(first: 100) { nodes { student { displayName adjustments } } } }',
        )
      ).text,
    ).not.toMatch(/Quillon|lift/);
    expect(
      await asOwner(`select reason from audit.entry where action = 'student.erased' and object_id = $1`, [erasureId]),
    ).toEqual([{ reason: 'SAFETY_RECORD' }]);
  });

  it('stands over while a place is ahead, a concern is open or a hold is in force', async () => {
    const student = await aStudent();
    const allocationId = await aPlaceInSlot(student, slotId, 'CONFIRMED');
    await perform(student.token, 'raiseConcern', { allocationId, text: 'It is very loud there.' });
    await perform(school.safeguardingLead, 'holdStudent', { studentId: student.id, reason: 'A claim was announced.' });
    const { erasureId } = await ask(student);
    const answer = await attempt(
      school.safeguardingLead,
      'agreeToErasure',
      { erasureId },
      '... on ErasureStandsOver { obstacles }',
    );
    expect(answer).toMatchObject({
      __typename: 'ErasureStandsOver',
      obstacles: ['LEGAL_HOLD', 'OPEN_CONCERN', 'PLACE_AHEAD'],
    });
    expect((await rowsOf(student))['student_identity']).toBe(1);
  });

  it('is not for another school', async () => {
    const [student, other] = [await aStudent(), await aSchool(school.programme)];
    expect(await attempt(other.lead, 'requestErasure', { studentId: student.id, reason: 'x' })).toMatchObject({
      __typename: 'NotFound',
    });
    const { erasureId } = await ask(student);
    expect(await attempt(other.safeguardingLead, 'agreeToErasure', { erasureId })).toMatchObject({
      __typename: 'NotFound',
    });
  });
});
