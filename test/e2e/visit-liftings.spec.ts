import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { holdsPlaces, slotRequestStates } from '#bookings';
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

const reason = 'The host knows the group well, and both of us looked at it.';
const day = { startsOn: '2026-11-10', endsOn: '2026-11-10' };
const over16 = { born_on: '2009-11-05', year_group: '12' };

let programme: TestProgramme;

beforeAll(async () => {
  programme = await aProgramme();
});

afterEach(() => setNow());

interface Visit {
  readonly id: string;
  readonly school: TestSchool;
  readonly employer: TestEmployer;
  readonly slotId: string;
}

/** Of a school and a host of its own, with one student on its register, accepted and not confirmed. */
async function aVisit(line: Record<string, string> = {}): Promise<Visit> {
  const [school, employer] = [await aSchool(programme), await anEmployer(programme)];
  const slotId = await aSlot(
    employer,
    await anOpportunity(employer, { kind: 'WORKPLACE_VISIT', yearGroups: [10, 12] }),
    day,
  );
  const asked = { slotId, places: 2, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
  await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
  const visit = { id: slotRequestId, school, employer, slotId };
  await register(visit, [line]);
  return visit;
}

async function register({ id, school }: Visit, lines: readonly Record<string, string>[]): Promise<void> {
  const pupils = await students(school, lines);
  await perform(school.lead, 'setVisitRegister', {
    slotRequestId: id,
    studentIds: pupils.map((pupil) => pupil.id),
  });
}

const insuredUntil = (employer: TestEmployer, validTo: string): Promise<unknown> =>
  asOwner('update insurance set valid_to = $2 where employer_id = $1', [employer.id, validTo]);

/** A visit that only R52 stands in the way of: the cover ends the day before. It is a coordinator's to lift. */
async function anUninsuredVisit(line: Record<string, string> = {}): Promise<Visit> {
  const visit = await aVisit(line);
  await insuredUntil(visit.employer, '2026-11-09');
  return visit;
}

const fields = '... on LiftBlockPayload { allocationId slotRequestId ruleId stillBlockedBy }';
const lift = (token: string, slotRequestId: string, ruleId: string): Promise<Answer['data']> =>
  attempt(token, 'liftBlock', { slotRequestId, ruleId, reason }, fields);
const restore = (token: string, slotRequestId: string, ruleId: string): Promise<Answer['data']> =>
  attempt(token, 'restoreBlock', { slotRequestId, ruleId }, '... on RestoreBlockPayload { slotRequestId ruleId }');
const typeOf = (answer: Answer['data']): string => String(answer.__typename);

/** The rules in the way of a confirmation; none when it is confirmed. */
async function confirmed({ id, school }: Visit): Promise<string[]> {
  const input = { slotRequestId: id, staffCount: 1 };
  const { reasons = [] } = await attempt(
    school.lead,
    'confirmVisit',
    input,
    '... on BlockedByRules { reasons { ruleId } }',
  );
  return reasons.map(({ ruleId }: { ruleId: string }) => ruleId);
}

async function isHeld({ id }: Visit): Promise<boolean> {
  const rows = await asOwner('select from slot_request where id = $1 and held_since is not null', [id]);
  return rows.length === 1;
}

async function toLift(token: string, id: string): Promise<unknown> {
  const query = '{ blocksToLift(first: 40) { nodes { allocationId slotRequestId schoolName startsOn ruleIds } } }';
  const { nodes } = (await graphql(token, query)).data.blocksToLift;
  return nodes.find(({ slotRequestId }: { slotRequestId: string | null }) => slotRequestId === id);
}

describe('a block of a visit', () => {
  it('is on the coordinator’s list once the school would have confirmed, is lifted, and the visit confirmed', async () => {
    const visit = await anUninsuredVisit();
    const { coordinator } = programme;
    expect(await confirmed(visit)).toEqual(['R52']);
    expect(await toLift(coordinator, visit.id)).toMatchObject({
      allocationId: null,
      startsOn: '2026-11-10',
      ruleIds: ['R52'],
    });
    expect(await toLift((await aProgramme()).coordinator, visit.id)).toBeUndefined();
    expect(await lift(coordinator, visit.id, 'R52')).toMatchObject({
      allocationId: null,
      slotRequestId: visit.id,
      ruleId: 'R52',
      stillBlockedBy: [],
    });
    expect(await toLift(coordinator, visit.id)).toBeUndefined();
    expect(await confirmed(visit)).toEqual([]);
    const query = `{ visitClearance(slotRequestId: "${visit.id}") { outcome reasons { ruleId lifted { by at reason } } } }`;
    const lifted = { by: 'COORDINATOR', at: expect.stringMatching(/^2026-09-14T/), reason };
    expect((await graphql(visit.school.safeguardingLead, query)).data.visitClearance).toEqual({
      outcome: 'ALLOWED',
      reasons: [{ ruleId: 'R52', lifted }],
    });
  });

  it('that is lifted lets a confirmed visit stand, until anything changes that the rule reads, or it is taken back', async () => {
    const visit = await anUninsuredVisit();
    const { coordinator } = programme;
    await lift(coordinator, visit.id, 'R52');
    expect(await confirmed(visit)).toEqual([]);
    await asOwner(`update opportunity set less_fun = 'Sweeping.' where employer_id = $1`, [visit.employer.id]);
    await tick('recheck-clearances');
    expect(await isHeld(visit)).toBe(false);
    await insuredUntil(visit.employer, '2026-11-08');
    await tick('recheck-clearances');
    expect(await isHeld(visit)).toBe(true);
    expect(typeOf(await lift(coordinator, visit.id, 'R52'))).toBe('LiftBlockPayload');
    // By the event alone, and the same for what is taken back.
    await deliverEvents();
    expect(await isHeld(visit)).toBe(false);
    expect(await restore(coordinator, visit.id, 'R52')).toMatchObject({ slotRequestId: visit.id, ruleId: 'R52' });
    await deliverEvents();
    expect(await isHeld(visit)).toBe(true);
    expect(typeOf(await restore(coordinator, visit.id, 'R52'))).toBe('BlockNotLifted');
    const kept = await asOwner<{ ended: boolean }>(
      'select ended_at is not null as ended from block_lifting where slot_request_id = $1',
      [visit.id],
    );
    expect(kept.map(({ ended }) => ended)).toEqual([true, true]);
  });

  it('ends with a change in what touches the school, such as the title', async () => {
    const visit = await anUninsuredVisit();
    await lift(programme.coordinator, visit.id, 'R52');
    expect(await confirmed(visit)).toEqual([]);
    await asOwner(`update opportunity set title = 'Something else' where employer_id = $1`, [visit.employer.id]);
    await tick('recheck-clearances');
    expect(await isHeld(visit)).toBe(true);
  });

  it('is about everybody who goes where the rule reads the student, and about nobody where it does not', async () => {
    const visit = await anUninsuredVisit(over16);
    await asOwner(`update opportunity set hazards = '{NOISE}' where employer_id = $1`, [visit.employer.id]);
    expect(await confirmed(visit)).toEqual(['R33', 'R52']);
    await lift(visit.school.safeguardingLead, visit.id, 'R33');
    await lift(programme.coordinator, visit.id, 'R52');
    await register(visit, [over16]);
    expect(await confirmed(visit)).toEqual([]);
    await register(visit, [over16, { ...over16, born_on: '2009-10-05' }]);
    expect(await confirmed(visit)).toEqual(['R33']);
  });

  it('is told to the school and the coordinator, and kept in the audit trail with the reason', async () => {
    const visit = await anUninsuredVisit();
    await lift(programme.coordinator, visit.id, 'R52');
    await deliverEvents();
    for (const token of [visit.school.lead, visit.school.safeguardingLead, programme.coordinator]) {
      const { data } = await graphql(token, '{ notifications(first: 5) { nodes { kind subjectId } } }');
      expect(data.notifications.nodes).toContainEqual({ kind: 'block.lifted', subjectId: visit.id });
    }
    const trail = await asOwner(
      `select reason, acting_role as role from audit.entry where object_id = $1 and action = 'block.lifted'`,
      [visit.id],
    );
    expect(trail).toEqual([{ reason: `R52: ${reason}`, role: 'COORDINATOR' }]);
  });

  it('stands for the number of adults until the school has said it, be it in vain', async () => {
    const visit = await anUninsuredVisit();
    expect(await lift(programme.coordinator, visit.id, 'R52')).toMatchObject({ stillBlockedBy: ['R85'] });
    await restore(programme.coordinator, visit.id, 'R52');
    expect(await confirmed(visit)).toEqual(['R52']);
    expect(await lift(programme.coordinator, visit.id, 'R52')).toMatchObject({ stillBlockedBy: [] });
  });

  it('lets a school take what it was offered, too', async () => {
    const [school, other, employer] = [await aSchool(programme), await aSchool(programme), await anEmployer(programme)];
    const advert = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
    const slotId = await aSlot(employer, advert, { ...day, capacity: 10 });
    const asked = { slotId, places: 10, staffLead: 'Dana Reid', note: '' };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    await perform(other.lead, 'joinWaitingListAsGroup', { ...asked, places: 4 });
    await perform(school.lead, 'withdrawSlotRequest', { slotRequestId, reason: 'The coach is not free.' });
    await workOff('offer-free-places');
    const [offered] = await asOwner<{ id: string }>('select id from slot_request where school_id = $1', [other.id]);
    const id = offered?.id ?? '';
    const take = async (): Promise<string> =>
      typeOf(await attempt(other.lead, 'takeOfferedPlaces', { slotRequestId: id }));
    await insuredUntil(employer, '2026-11-09');
    expect(await take()).toBe('BlockedByRules');
    expect(typeOf(await lift(programme.coordinator, id, 'R52'))).toBe('LiftBlockPayload');
    expect(await take()).toBe('SlotRequestStatePayload');
  });
});

describe('who may lift and restore for a visit', () => {
  const who = ['safeguardingLead', 'coordinator', 'otherSafeguardingLead', 'otherCoordinator'] as const;
  type Who = (typeof who)[number];
  const nobody = { otherSafeguardingLead: 'NotFound', otherCoordinator: 'NotFound' } as const;

  /** Every caller and severity: a rule, and what comes of lifting it. */
  const table: Readonly<Record<string, readonly [string, Readonly<Record<Who, string>>]>> = {
    'BLOCK of the school': ['R11', { safeguardingLead: 'LiftBlockPayload', coordinator: 'NotYoursToLift', ...nobody }],
    'BLOCK of the host': ['R52', { safeguardingLead: 'NotYoursToLift', coordinator: 'LiftBlockPayload', ...nobody }],
    BLOCK_NEVER_LIFTED: ['R32', { safeguardingLead: 'NeverLifted', coordinator: 'NeverLifted', ...nobody }],
    WARN: ['R63a', { safeguardingLead: 'BlockNotStanding', coordinator: 'BlockNotStanding', ...nobody }],
    'no rule': ['R999', { safeguardingLead: 'BlockNotStanding', coordinator: 'BlockNotStanding', ...nobody }],
  };
  const cells = Object.entries(table).flatMap(([severity, [ruleId, row]]) =>
    who.map((each) => ({ severity, ruleId, each, comesOf: row[each] })),
  );
  let visit: Visit;
  let tokens: Readonly<Record<Who, string>>;

  /** One visit that everything is wrong with. */
  beforeAll(async () => {
    visit = await anUninsuredVisit();
    await asOwner(`update opportunity set hazards = '{NOISE}' where employer_id = $1`, [visit.employer.id]);
    await asOwner('delete from cover_day where school_id = $1', [visit.school.id]);
    tokens = {
      safeguardingLead: visit.school.safeguardingLead,
      coordinator: programme.coordinator,
      otherSafeguardingLead: (await aSchool(programme)).safeguardingLead,
      otherCoordinator: (await aProgramme()).coordinator,
    };
  });

  it.each(cells)('$severity, $each: $comesOf, and restoring finds only what was lifted', async (cell) => {
    const { ruleId, each, comesOf } = cell;
    expect(typeOf(await lift(tokens[each], visit.id, ruleId))).toBe(comesOf);
    const restored: Readonly<Record<string, string>> = {
      LiftBlockPayload: 'RestoreBlockPayload',
      NotFound: 'NotFound',
    };
    expect(typeOf(await restore(tokens[each], visit.id, ruleId))).toBe(restored[comesOf] ?? 'BlockNotLifted');
  });

  it('is neither a careers lead nor an employer', async () => {
    for (const token of [visit.school.lead, visit.employer.token])
      for (const attempted of [lift, restore])
        await expect(attempted(token, visit.id, 'R52')).rejects.toThrow('FORBIDDEN');
  });

  it('is a safeguarding lead for what a coordinator lifted, and not the other way round', async () => {
    await lift(tokens.coordinator, visit.id, 'R52');
    expect(typeOf(await restore(tokens.safeguardingLead, visit.id, 'R52'))).toBe('RestoreBlockPayload');
    await lift(tokens.safeguardingLead, visit.id, 'R11');
    expect(typeOf(await restore(tokens.coordinator, visit.id, 'R11'))).toBe('BlockNotLifted');
    expect(typeOf(await lift(tokens.safeguardingLead, visit.id, 'R11'))).toBe('BlockNotStanding');
    await restore(tokens.safeguardingLead, visit.id, 'R11');
  });

  it('is no coordinator who vetted the activity, where its risk is high', async () => {
    const { id, employer } = await anUninsuredVisit();
    const liftedAt = async (tier: string): Promise<string[]> => {
      await asOwner('update activity_profile set tier = $2 where employer_id = $1', [employer.id, tier]);
      const both = [programme.coordinator, programme.secondCoordinator];
      return Promise.all(both.map(async (token) => typeOf(await lift(token, id, 'R52'))));
    };
    expect(await liftedAt('HIGH')).toEqual(['SecondPersonNeeded', 'SecondPersonNeeded']);
    expect((await liftedAt('LOW')).sort()).toEqual(['BlockNotStanding', 'LiftBlockPayload']);
  });

  it('names the place or the visit, one of them and not both, each under its own name', async () => {
    const { coordinator } = tokens;
    const named = async (ids: object): Promise<unknown> => {
      const answers = await Promise.all([
        attempt(coordinator, 'liftBlock', { ...ids, ruleId: 'R52', reason }),
        attempt(coordinator, 'restoreBlock', { ...ids, ruleId: 'R52' }),
      ]);
      return answers.map(({ __typename: type, faults = [] }) => [
        type,
        ...faults.map(({ path }: { path: string }) => path),
      ]);
    };
    const wrong = ['InvalidInput', 'allocationId'];
    expect(await named({})).toEqual([wrong, wrong]);
    const { faults } = await attempt(coordinator, 'liftBlock', { ruleId: 'R52', reason: 'Fine.' });
    expect(faults.map(({ path }: { path: string }) => path)).toEqual(['allocationId', 'reason']);
    expect(await named({ allocationId: visit.id, slotRequestId: visit.id })).toEqual([wrong, wrong]);
    expect(await named({ allocationId: visit.id })).toEqual([['NotFound'], ['NotFound']]);
    expect(await named({ slotRequestId: visit.employer.id })).toEqual([['NotFound'], ['NotFound']]);
  });

  const offices = [
    ['safeguardingLead', 'R11'],
    ['coordinator', 'R52'],
  ] as const;
  const inStates = slotRequestStates.flatMap((state) =>
    offices.map(([office, ruleId]) => ({ state, office, ruleId, isAhead: holdsPlaces[state] })),
  );

  it.each(inStates)('of a visit that is $state, the $office where it is ahead: $isAhead', async (cell) => {
    const { state, office, ruleId, isAhead } = cell;
    await asOwner('update slot_request set state = $2 where id = $1', [visit.id, state]);
    expect(typeOf(await lift(tokens[office], visit.id, ruleId))).toBe(isAhead ? 'LiftBlockPayload' : 'WrongState');
    // What was lifted is taken back whatever has become of it.
    await asOwner(`update slot_request set state = 'WITHDRAWN' where id = $1`, [visit.id]);
    const restored = typeOf(await restore(tokens[office], visit.id, ruleId));
    expect(restored).toBe(isAhead ? 'RestoreBlockPayload' : 'BlockNotLifted');
    await asOwner(`update slot_request set state = 'ACCEPTED' where id = $1`, [visit.id]);
  });
});
