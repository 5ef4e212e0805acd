import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
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
  tick,
  workOff,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;
let slotId: string;

const blocked = '... on BlockedByRules { reasons { ruleId words } }';
const requested = `${blocked} ... on RequestSlotPayload { slotRequestId }`;

beforeEach(async () => {
  programme = await aProgramme();
  [school, employer] = [await aSchool(programme), await anEmployer(programme)];
  const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  slotId = await aSlot(employer, visit, { capacity: 60, startsOn: '2026-11-10', endsOn: '2026-11-10' });
});

afterEach(() => setNow());

const request = (places = 2, of = school): Promise<Answer['data']> =>
  attempt(of.lead, 'requestSlot', { slotId, places, staffLead: 'Dana Reid', note: '' }, requested);
const requestTogether = (): Promise<Answer['data']> =>
  attempt(school.lead, 'requestGroup', { slots: [{ slotId, places: 2 }], staffLead: 'Dana Reid', note: '' }, blocked);
const taken = async (): Promise<number | undefined> =>
  (await asOwner<{ taken: number }>('select taken from slot where id = $1', [slotId]))[0]?.taken;

describe('a school that asks for places for a group', () => {
  it.each([
    ['R11', 'has covered none of the days', () => asOwner('delete from cover_day where school_id = $1', [school.id])],
    [
      'R35b',
      'asks where the approval has run out',
      () =>
        asOwner(
          `update activity_profile set approved_until = '2026-09-13', approved_at = '2026-01-01' where employer_id = $1`,
          [employer.id],
        ),
    ],
    [
      'R52',
      'asks where the insurance ends before the day',
      () => asOwner(`update insurance set valid_to = '2026-11-09' where employer_id = $1`, [employer.id]),
    ],
    [
      'R67',
      'asks where nobody has called the adults back',
      () =>
        asOwner('update host_adult set called_back_at = null, called_back_by = null where employer_id = $1', [
          employer.id,
        ]),
    ],
  ] as const)('is told of %s where it %s, and takes no place', async (ruleId, _, close) => {
    await close();
    for (const ask of [request, requestTogether]) {
      const answer = await ask();
      expect(answer.__typename).toBe('BlockedByRules');
      const reason = answer.reasons.find((each: { ruleId: string }) => each.ruleId === ruleId);
      expect(reason?.words).toMatch(/^[A-Z].+\.$/);
    }
    expect(await taken()).toBe(0);
  });

  it('takes them where nothing stands in the way', async () => {
    expect((await request()).__typename).toBe('RequestSlotPayload');
    expect((await requestTogether()).__typename).toBe('RequestGroupPayload');
    expect(await taken()).toBe(4);
  });

  it('has the answer of its first request again under the same key, whatever the rules say by now', async () => {
    const asked = { slotId, places: 2, staffLead: 'Dana Reid', note: '', idempotencyKey: 'week-46' };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    await asOwner('delete from cover_day where school_id = $1', [school.id]);
    expect(await perform(school.lead, 'requestSlot', asked, 'slotRequestId')).toMatchObject({ slotRequestId });
  });
});

describe('a school whose group waits for places', () => {
  const stand = async (of: TestSchool): Promise<{ id: string; state: string }[]> =>
    asOwner<{ id: string; state: string }>('select id, state from slot_request where school_id = $1', [of.id]);
  const uncover = (of: TestSchool): Promise<unknown> => asOwner('delete from cover_day where school_id = $1', [of.id]);

  /** Everything is taken, these wait in that order, and then everything is given back. */
  async function freedFor(...waiting: TestSchool[]): Promise<void> {
    const { slotRequestId } = await request(60);
    for (const { lead } of waiting) {
      await perform(lead, 'joinWaitingListAsGroup', { slotId, places: 40, staffLead: 'Dana Reid', note: '' });
      await setNow('2026-09-14T08:05:00Z');
    }
    await perform(school.lead, 'withdrawSlotRequest', { slotRequestId, reason: 'The coach is not free that day.' });
  }

  it('is passed over where the rules do not let it come, and the next is offered the places', async () => {
    const [first, second] = [await aSchool(programme), await aSchool(programme)];
    await freedFor(first, second);
    await uncover(first);
    await workOff('offer-free-places');
    expect(await stand(first)).toEqual([]);
    expect(await stand(second)).toMatchObject([{ state: 'OFFERED' }]);
    expect(await taken()).toBe(40);
  });

  it('takes what it was offered only where the rules let it come by then', async () => {
    const other = await aSchool(programme);
    await freedFor(other);
    await workOff('offer-free-places');
    const [offered] = await stand(other);
    const take = (): Promise<Answer['data']> =>
      attempt(other.lead, 'takeOfferedPlaces', { slotRequestId: offered?.id }, blocked);
    await asOwner(`update insurance set valid_to = '2026-11-09' where employer_id = $1`, [employer.id]);
    const refused = await take();
    expect(refused.reasons.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('R52');
    expect(await stand(other)).toMatchObject([{ state: 'OFFERED' }]);
    await asOwner(`update insurance set valid_to = '2028-08-31' where employer_id = $1`, [employer.id]);
    expect((await take()).__typename).toBe('SlotRequestStatePayload');
    expect(await stand(other)).toMatchObject([{ state: 'REQUESTED' }]);
  });
});

describe('a school that confirms who goes on a visit', () => {
  async function aVisit(
    columns: Record<string, string> = {},
  ): Promise<{ slotRequestId: string; studentId: string; token: string }> {
    const [one] = await students(school, [columns]);
    const { slotRequestId } = await request();
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
    await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [one?.id ?? ''] });
    return { slotRequestId, studentId: one?.id ?? '', token: one?.token ?? '' };
  }
  const confirm = (slotRequestId: string): Promise<Answer['data']> =>
    attempt(school.lead, 'confirmVisit', { slotRequestId, staffCount: 1 }, blocked);
  const isConfirmed = async (slotRequestId: string): Promise<boolean> =>
    (await asOwner('select from slot_request where id = $1 and register_confirmed_at is not null', [slotRequestId]))
      .length === 1;

  it.each([
    [
      'R32',
      'a danger is left that a student of school age may not meet',
      () => asOwner(`update opportunity set hazards = '{NOISE}' where employer_id = $1`, [employer.id]),
    ],
    ['R84', 'nobody can be reached any more', () => asOwner('delete from cover_day where school_id = $1', [school.id])],
    [
      'R71',
      'the site is suspended',
      () =>
        perform(programme.coordinator, 'suspendHost', { hostId: employer.siteId, reason: 'Something was reported.' }),
    ],
    [
      'R52',
      'the insurance ends before',
      () => asOwner(`update insurance set valid_to = '2026-11-09' where employer_id = $1`, [employer.id]),
    ],
  ] as const)('is told of %s where %s, and nothing is confirmed', async (ruleId, _, close) => {
    const { slotRequestId } = await aVisit();
    await close();
    const answer = await confirm(slotRequestId);
    expect(answer.__typename).toBe('BlockedByRules');
    expect(answer.reasons.map((reason: { ruleId: string }) => reason.ruleId)).toContain(ruleId);
    expect(await isConfirmed(slotRequestId)).toBe(false);
  });

  it('is told of one student who may not go, by the rule and without a name', async () => {
    const { slotRequestId, studentId } = await aVisit({ given_name: 'Zephyrine' });
    await asOwner(`update student_identity set born_on = '2019-11-05' where student_id = $1`, [studentId]);
    const answer = await confirm(slotRequestId);
    expect(answer.reasons).toMatchObject([{ ruleId: 'R01' }]);
    expect(JSON.stringify(answer)).not.toMatch(/Zephyrine|stu_/);
  });

  it('confirms it where the rules let everybody go', async () => {
    const { slotRequestId } = await aVisit();
    expect((await confirm(slotRequestId)).__typename).toBe('ConfirmVisitPayload');
    expect(await isConfirmed(slotRequestId)).toBe(true);
  });

  describe('and then', () => {
    const insuredUntil = (day: string): Promise<unknown> =>
      asOwner('update insurance set valid_to = $2 where employer_id = $1', [employer.id, day]);
    const isOnHold = async (token: string): Promise<boolean> => {
      const { data } = await graphql(token, '{ slotRequests(first: 1) { nodes { isOnHold } } }');
      return data.slotRequests.nodes[0].isOnHold;
    };
    const told = async (id: string): Promise<string[]> =>
      (
        await asOwner<{ kind: string }>(
          `select kind from event where subject_id = $1 and kind in ('visit.held', 'visit.released') order by id`,
          [id],
        )
      ).map(({ kind }) => kind);

    it('is asked about it at six in the morning of its day: what the rules no longer allow is held, and both are told', async () => {
      const { slotRequestId } = await aVisit();
      await confirm(slotRequestId);
      await insuredUntil('2026-11-09');
      await setNow('2026-11-09T06:00:00Z');
      await tick('recheck-today');
      expect(await told(slotRequestId)).toEqual([]);
      await setNow('2026-11-10T06:00:00Z');
      await tick('recheck-today');
      await tick('recheck-today');
      expect(await told(slotRequestId)).toEqual(['visit.held']);
      expect([await isOnHold(school.lead), await isOnHold(employer.token)]).toEqual([true, true]);
      await deliverEvents();
      for (const token of [school.lead, employer.token]) {
        const { data } = await graphql(token, '{ notifications(first: 5) { nodes { kind subjectId } } }');
        expect(data.notifications.nodes).toContainEqual({ kind: 'visit.held', subjectId: slotRequestId });
      }
      expect((await confirm(slotRequestId)).reasons).toMatchObject([{ ruleId: 'R52' }]);
      await insuredUntil('2028-08-31');
      await tick('recheck-today');
      expect(await told(slotRequestId)).toEqual(['visit.held', 'visit.released']);
      expect(await isOnHold(school.lead)).toBe(false);
    });

    const clearances = (id: string): Promise<{ outcome: string; isVoid: boolean; version: string; hash: string }[]> =>
      asOwner(
        `select outcome, voided_at is not null as "isVoid", rule_set_version as version, input_hash as hash from clearance
         where slot_request_id = $1 and stage = 'CONFIRM' order by decided_at, id`,
        [id],
      );

    it('has a clearance with the version of the rules and the hash of what they read, also where they say no', async () => {
      const { slotRequestId } = await aVisit();
      await insuredUntil('2026-11-09');
      await confirm(slotRequestId);
      await insuredUntil('2028-08-31');
      await confirm(slotRequestId);
      const kept = await clearances(slotRequestId);
      expect(kept).toMatchObject([
        { outcome: 'BLOCKED', isVoid: true },
        { outcome: 'ALLOWED', isVoid: false },
      ]);
      for (const { version, hash } of kept) {
        expect(version).toMatch(/^\d{4}-\d{2}/);
        expect(hash).toMatch(/^[0-9a-f]{64}$/);
      }
      expect(kept[0]?.hash).not.toBe(kept[1]?.hash);
      // Nothing has changed, so that nothing is decided anew; another register is another visit.
      await tick('recheck-clearances');
      expect(await clearances(slotRequestId)).toHaveLength(2);
      await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [] });
      expect((await clearances(slotRequestId)).map(({ isVoid }) => isVoid)).toEqual([true, true]);
    });

    it('is held also where the school was told first, by confirming it again, that the rules say no by now', async () => {
      const { slotRequestId, token } = await aVisit();
      await confirm(slotRequestId);
      await insuredUntil('2026-11-09');
      expect((await confirm(slotRequestId)).reasons).toMatchObject([{ ruleId: 'R52' }]);
      await tick('recheck-clearances');
      expect(await isOnHold(school.lead)).toBe(true);
      await insuredUntil('2028-08-31');
      await confirm(slotRequestId);
      await deliverEvents();
      const { data } = await graphql(token, '{ notifications(first: 5) { nodes { kind } } }');
      expect(data.notifications.nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
        'visitor.released',
        'visitor.held',
      ]);
    });

    it('is void and held by the event of what was edited, and everybody is told, the students too', async () => {
      const { slotRequestId, token } = await aVisit();
      await confirm(slotRequestId);
      await deliverEvents();
      const declare = async (validTo: string): Promise<void> => {
        for (const kind of ['PUBLIC_LIABILITY', 'EMPLOYERS_LIABILITY'])
          await perform(employer.token, 'declareInsurance', {
            kind,
            insurer: 'Midland Mutual',
            coverPounds: 10_000_000,
            validTo,
          });
      };
      await declare('2026-11-09');
      // No sweep has run: the event alone.
      await deliverEvents();
      expect(await isOnHold(school.lead)).toBe(true);
      expect(await clearances(slotRequestId)).toMatchObject([
        { outcome: 'ALLOWED', isVoid: true },
        { outcome: 'BLOCKED', isVoid: false },
      ]);
      await deliverEvents();
      const toldOf = async (of: string): Promise<string[]> => {
        const { data } = await graphql(of, '{ notifications(first: 20) { nodes { kind subjectId } } }');
        return data.notifications.nodes
          .filter((each: { subjectId: string }) => each.subjectId === slotRequestId)
          .map((each: { kind: string }) => each.kind);
      };
      expect(await toldOf(token)).toEqual(['visitor.held']);
      for (const each of [school.lead, employer.token]) expect(await toldOf(each)).toContain('visit.held');
      await declare('2028-08-31');
      await deliverEvents();
      await deliverEvents();
      expect(await toldOf(token)).toEqual(['visitor.released', 'visitor.held']);
    });

    it('finds it held a few minutes after something changed, and releases it by confirming it again', async () => {
      const { slotRequestId } = await aVisit();
      await confirm(slotRequestId);
      await tick('recheck-clearances');
      expect(await isOnHold(school.lead)).toBe(false);
      await insuredUntil('2026-11-09');
      await tick('recheck-clearances');
      expect(await isOnHold(school.lead)).toBe(true);
      await insuredUntil('2028-08-31');
      expect((await confirm(slotRequestId)).__typename).toBe('ConfirmVisitPayload');
      expect(await isOnHold(school.lead)).toBe(false);
      await setNow('2026-11-11T06:00:00Z');
      await insuredUntil('2026-11-09');
      await tick('recheck-clearances');
      expect(await told(slotRequestId)).toEqual(['visit.held']);
    });
  });
});
