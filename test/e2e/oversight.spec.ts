import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anAgreedPlace,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  graphql,
  perform,
  setNow,
  students,
  tick,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';
import { lettersTo, sendLetters, withMail } from './letters.story.js';

const query = `{ safeguardingDigest { from to concernsWaiting { concernId raisedAt } blocksLifted { allocationId ruleId liftedAt }
  nearMisses { hostAdultId employerId mostDaysInThirty status } identitiesOpened { openingId studentId } } }`;

let programme: TestProgramme;
let employer: TestEmployer;
let slotId: string;

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
  slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 40 });
});

afterEach(() => setNow());

interface Watched {
  readonly school: TestSchool;
  readonly allocationId: string;
  readonly concernIds: readonly string[];
  readonly studentId: string;
}

/** A school where on a Monday a block was lifted, two concerns were raised and one looked at, and a name was opened; the supervisor has three days. */
async function aWatchedSchool(): Promise<Watched> {
  const school = await aSchool(programme);
  const allocationId = await anAgreedPlace(employer, slotId, school, { care_experienced: 'yes' });
  const reason = 'The host knows the student well, and both of us looked at it.';
  await perform(school.safeguardingLead, 'liftBlock', { allocationId, ruleId: 'R69', reason });
  const concernIds: string[] = [];
  for (const text of ['It is very loud.', 'Nobody said hello.'])
    concernIds.push(
      (await perform(school.lead, 'raiseConcern', { allocationId, text }, 'concernId')).concernId as string,
    );
  await perform(school.safeguardingLead, 'lookAtConcern', { concernId: concernIds[0], note: 'Rang the site.' });
  const [student] = await students(school, [{}]);
  const studentId = student?.id ?? '';
  await perform(programme.coordinator, 'openIdentity', { studentId, reason: 'The police asked who it is.' });
  return { school, allocationId, concernIds, studentId };
}

/** What letters told an address, line by line and without the codes. */
async function toldTo(address: string, at: string): Promise<string[]> {
  await sendLetters(at);
  return (await lettersTo(address))
    .filter(({ subject }) => !subject?.includes('code'))
    .flatMap(({ text }) => ((text ?? '').split('\n\n')[0] ?? '').split('\n'));
}

describe('the weekly digest of a safeguarding lead', () => {
  const counts = (lines: readonly string[]): Record<string, string | undefined> => {
    const of = (words: RegExp): string | undefined => lines.find((line) => words.test(line));
    return {
      lifted: of(/rule was lifted.*your week|Your week.*rule was lifted/i),
      near: of(/children under 16/),
      waiting: of(/waited for more than a working day/),
      opened: of(/opened who/),
    };
  };

  it('says in numbers what was lifted and opened, who is close to many days, and what waits; to that lead alone, once', async () => {
    const { school, concernIds } = await aWatchedSchool();
    const quiet = await aSchool(programme);
    const [lead, careers, elsewhere] = [
      await withMail(school.safeguardingLead),
      await withMail(school.lead),
      await withMail(quiet.safeguardingLead),
    ];
    await setNow('2026-09-14T09:00:00Z');
    const before = await toldTo(lead, '2026-09-14T09:20:00Z');
    await setNow('2026-09-21T06:00:00Z');
    await Promise.all([tick('make-safeguarding-digests'), tick('make-safeguarding-digests')]);
    await tick('make-safeguarding-digests');
    const told = (await toldTo(lead, '2026-09-21T06:20:00Z')).slice(before.length);
    expect(told.map((line) => line.replace(/^- /, ''))).toHaveLength(4);
    expect(counts(told)).toEqual({
      lifted: expect.stringContaining('a safeguarding rule was lifted for one placement'),
      near: expect.stringContaining('one adult'),
      waiting: expect.stringContaining('one concern'),
      opened: expect.stringContaining('one student'),
    });
    expect((await toldTo(careers, '2026-09-21T06:30:00Z')).join()).not.toMatch(/your week/i);
    expect(await toldTo(elsewhere, '2026-09-21T06:30:00Z')).toEqual([]);
    expect(await asOwner('select from safeguarding_digest where school_id = $1', [quiet.id])).toHaveLength(1);

    // A week later nothing new was lifted or opened; one more concern waits.
    const { allocation_id: allocationId } = (
      await asOwner<{ allocation_id: string }>('select allocation_id from concern where id = $1', [concernIds[0]])
    )[0] ?? { allocation_id: '' };
    await setNow('2026-09-23T08:00:00Z');
    await perform(school.lead, 'raiseConcern', { allocationId, text: 'It is still loud.' });
    const until = await toldTo(lead, '2026-09-23T08:20:00Z');
    await setNow('2026-09-28T07:00:00Z');
    await tick('make-safeguarding-digests');
    const next = (await toldTo(lead, '2026-09-28T07:20:00Z')).slice(until.length);
    expect(counts(next)).toMatchObject({ lifted: undefined, opened: undefined });
    expect(counts(next).waiting).toContain('2 concerns');
  });

  it('counts each instant in one week, by the clock in England', async () => {
    const { school, allocationId } = await aWatchedSchool();
    const told = async (monday: string): Promise<number[]> => {
      await setNow(`${monday}T08:00:00Z`);
      await tick('make-safeguarding-digests');
      const rows = await asOwner<{ things: number }>(
        `select (detail ->> 'things')::integer as things from event where safeguarding_of = $1 and kind = 'safeguarding-digest.blocks-lifted'
           and happened_at >= $2`,
        [school.id, `${monday}T00:00:00Z`],
      );
      return rows.map(({ things }) => things);
    };
    await asOwner(`update block_lifting set lifted_at = '2026-10-04T22:59:59Z' where allocation_id = $1`, [
      allocationId,
    ]);
    expect(await told('2026-10-05')).toEqual([1]);
    await asOwner(`update block_lifting set lifted_at = '2026-10-11T23:00:00Z' where allocation_id = $1`, [
      allocationId,
    ]);
    expect(await told('2026-10-12')).toEqual([]);
    expect(await told('2026-10-19')).toEqual([1]);
  });
});

describe('what a safeguarding lead looks over', () => {
  it('is listed as it is now, with the ids to look it up, and only of their own school', async () => {
    const { school, allocationId, concernIds, studentId } = await aWatchedSchool();
    const seen = async (token: string): Promise<Record<string, unknown>> =>
      (await graphql(token, query)).data.safeguardingDigest;
    const today = await seen(school.safeguardingLead);
    expect(today).toMatchObject({ from: '2026-09-08', to: '2026-09-14', concernsWaiting: [] });
    expect(today).toMatchObject({
      blocksLifted: [{ allocationId, ruleId: 'R69' }],
      nearMisses: [
        { hostAdultId: employer.supervisorId, employerId: employer.id, mostDaysInThirty: 3, status: 'NEAR' },
      ],
      identitiesOpened: [{ studentId }],
    });
    await setNow('2026-09-15T22:59:59Z');
    expect(await seen(school.safeguardingLead)).toMatchObject({ concernsWaiting: [] });
    await setNow('2026-09-15T23:00:00Z');
    expect(await seen(school.safeguardingLead)).toMatchObject({ concernsWaiting: [{ concernId: concernIds[1] }] });
    await setNow('2026-09-21T08:00:00Z');
    expect(await seen(school.safeguardingLead)).toMatchObject({
      concernsWaiting: [{ concernId: concernIds[1] }],
      blocksLifted: [],
      identitiesOpened: [],
    });
    await setNow();
    const nothing = { concernsWaiting: [], blocksLifted: [], nearMisses: [], identitiesOpened: [] };
    expect(await seen((await aSchool(programme)).safeguardingLead)).toMatchObject(nothing);
    for (const token of [school.lead, programme.coordinator, employer.token])
      expect((await graphql(token, query)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('shows of a concern that it is there and nothing else, and no reason that anybody gave', async () => {
    const { school } = await aWatchedSchool();
    await setNow('2026-09-17T08:00:00Z');
    const { text } = await graphql(school.safeguardingLead, query);
    expect(text).not.toMatch(/loud|hello|police|host knows/);
    const columns = await asOwner<{ columns: string }>(
      `select pg_get_function_result('concerns_waiting'::regproc) as columns`,
    );
    expect(columns).toEqual([{ columns: 'TABLE(id text, school_id text, raised_at timestamp with time zone)' }]);
  });
});
