import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anAgreedPlace,
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
  manyDaysAreDecidedFor,
  perform,
  students,
  tick,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

const why = 'We have talked about it with the host, and go on.';
const fields =
  '... on WarningsUnanswered { warnings { ruleId finding severity words days } } ... on BlockedByRules { reasons { ruleId } }';
const over16 = { born_on: '2009-11-05', year_group: '12' };
const week = ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'];

let programme: TestProgramme;

beforeAll(async () => {
  programme = await aProgramme();
});

interface Place {
  readonly id: string;
  readonly school: TestSchool;
  readonly employer: TestEmployer;
  readonly slotId: string;
}

type Change = (place: Place) => Promise<unknown>;

/** Of a school and a host of its own: a week for which nobody has reckoned the way, and on three days of which the same adult is there. */
async function aPlace(line: Record<string, string> = {}, before: Change = () => Promise.resolve()): Promise<Place> {
  const [school, employer] = [await aSchool(programme), await anEmployer(programme)];
  const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 5 });
  await before({ id: '', school, employer, slotId });
  return { id: await anAgreedPlace(employer, slotId, school, line), school, employer, slotId };
}

const reasonsFor = (...ruleIds: string[]): object[] => ruleIds.map((ruleId) => ({ ruleId, reason: why }));
const confirm = ({ id, school }: Place, warnings: readonly object[]): Promise<Answer['data']> =>
  attempt(school.lead, 'confirmAllocation', { allocationId: id, warnings }, fields);
const idsIn = (reasons: readonly { ruleId: string }[]): string[] => [...new Set(reasons.map(({ ruleId }) => ruleId))];
const stateOf = async (id: string): Promise<unknown> =>
  (await asOwner<{ state: string }>('select state from allocation where id = $1', [id]))[0]?.state;
const keptOf = (id: string): Promise<{ rule: string; reason: string; version: number; role: string }[]> =>
  asOwner(
    `select w.rule_id as rule, w.reason, w.placement_version as version, g.role from warning_answer w join clearance c on c.id = w.clearance_id
     join role_grant g on g.account_id = w.answered_by where w.allocation_id = $1 order by w.rule_id`,
    [id],
  );

async function nodeOf(token: string, list: string, id: string, selected: string): Promise<Answer['data']> {
  const { data } = await graphql(token, `{ ${list}(first: 40) { nodes { ${selected} } } }`);
  return data[list].nodes.find((each: Record<string, unknown>) => each['id'] === id || each['allocationId'] === id);
}

describe('a place of which rules warn', () => {
  it('is not confirmed before somebody has said of each of them why, and nothing has changed until then', async () => {
    const place = await aPlace();
    const asked = await confirm(place, []);
    expect(asked).toMatchObject({
      __typename: 'WarningsUnanswered',
      code: 'WARNINGS_UNANSWERED',
      warnings: [
        { ruleId: 'R24', finding: 'UNKNOWN', severity: 'WARN', days: [] },
        { ruleId: 'R63a', finding: 'FAIL', severity: 'WARN', days: ['2026-10-26', '2026-10-28', '2026-10-30'] },
      ],
    });
    for (const { words } of asked.warnings) expect(words).toMatch(/^[A-Z].+\.$/);
    expect((await confirm(place, reasonsFor('R63a'))).warnings).toMatchObject([{ ruleId: 'R24' }]);
    expect(await stateOf(place.id)).toBe('HOST_AGREED');
    expect(await asOwner('select from clearance where allocation_id = $1', [place.id])).toEqual([]);
    expect(await keptOf(place.id)).toEqual([]);
    const without = await graphql(
      place.school.lead,
      `mutation { confirmAllocation(input: { allocationId: "${place.id}" }) { __typename } }`,
    );
    expect(without.data.confirmAllocation).toEqual({ __typename: 'WarningsUnanswered' });
    expect((await confirm(place, reasonsFor('R24', 'R63a'))).__typename).toBe('AllocationStatePayload');
    expect(await keptOf(place.id)).toEqual(
      ['R24', 'R63a'].map((rule) => ({ rule, reason: why, version: 1, role: 'CAREERS_LEAD' })),
    );
  });

  it('shows what is to be answered on the board, blocking nothing, and what was answered wherever staff read what the rules say', async () => {
    const place = await aPlace();
    const { id, school } = place;
    const board = 'allocationId blockers { ruleId } warnings { ruleId answered { reason at } }';
    for (const token of [school.lead, school.safeguardingLead]) {
      const row = await nodeOf(token, 'blockedPlacements', id, board);
      expect(row.warnings).toEqual(['R24', 'R63a'].map((ruleId) => ({ ruleId, answered: null })));
      expect(row.blockers).toEqual([{ ruleId: null }]);
    }
    await confirm(place, reasonsFor('R24', 'R63a'));
    const answered = { reason: why, at: expect.stringMatching(/^2026-09-14T/) };
    const clearance = 'id clearance { outcome reasons { ruleId answered { reason at } } }';
    for (const token of [school.lead, school.safeguardingLead])
      expect((await nodeOf(token, 'schoolAllocations', id, clearance)).clearance).toEqual({
        outcome: 'ALLOWED',
        reasons: ['R24', 'R63a'].map((ruleId) => ({ ruleId, answered })),
      });
    await asOwner(`update insurance set valid_to = '2026-10-28' where employer_id = $1`, [place.employer.id]);
    await tick('recheck-clearances');
    const held = await nodeOf(school.lead, 'blockedPlacements', id, board);
    expect(held.blockers).toEqual([{ ruleId: 'R50' }]);
    expect(held.warnings).toEqual(['R24', 'R63a'].map((ruleId) => ({ ruleId, answered })));
  });

  it('has each reason in the audit trail, and on the page of the safeguarding lead alone', async () => {
    const place = await aPlace();
    await confirm(place, reasonsFor('R24', 'R63a'));
    await deliverEvents();
    const trail = await asOwner(
      `select fields, reason, acting_role as role, rule_set_version is not null as "isJudged" from audit.entry
       where object_id = $1 and action = 'warning.answered' order by fields`,
      [place.id],
    );
    expect(trail).toEqual(
      ['R24', 'R63a'].map((rule) => ({ fields: [rule], reason: why, role: 'CAREERS_LEAD', isJudged: true })),
    );
    const told = async (token: string): Promise<string[]> => {
      const { data } = await graphql(token, '{ notifications(first: 20) { nodes { kind } } }');
      return data.notifications.nodes.map(({ kind }: { kind: string }) => kind);
    };
    expect((await told(place.school.safeguardingLead)).filter((kind) => kind === 'warning.answered')).toHaveLength(2);
    for (const token of [place.school.lead, place.employer.token, programme.coordinator])
      expect(await told(token)).not.toContain('warning.answered');
  });

  it('stands when the worker looks again: a warning is answered once, and holds nobody', async () => {
    const place = await aPlace();
    await confirm(place, reasonsFor('R24', 'R63a'));
    await asOwner('delete from accident_cover where school_id = $1', [place.school.id]);
    await tick('recheck-clearances');
    const seen = 'id heldSince clearance { outcome reasons { ruleId answered { reason } } }';
    expect(await nodeOf(place.school.lead, 'schoolAllocations', place.id, seen)).toMatchObject({
      heldSince: null,
      clearance: {
        outcome: 'ALLOWED',
        reasons: [{ ruleId: 'R24', answered: { reason: why } }, { ruleId: 'R55', answered: null }, {}],
      },
    });
  });

  it('is told first of what blocks, whatever was said of warnings', async () => {
    const place = await aPlace();
    await asOwner(`update insurance set valid_to = '2026-10-28' where employer_id = $1`, [place.employer.id]);
    for (const warnings of [[], reasonsFor('R24', 'R63a')])
      expect(idsIn((await confirm(place, warnings)).reasons)).toEqual(['R50']);
    expect(await keptOf(place.id)).toEqual([]);
  });
});

describe('reasons', () => {
  it.each<[string, object[], string[]]>([
    ['for a rule that does not warn', reasonsFor('R24', 'R63a', 'R55'), ['warnings.2.ruleId']],
    [
      'given twice, or for no rule, all at once',
      reasonsFor('R24', 'R999', 'R24'),
      ['warnings.1.ruleId', 'warnings.2.ruleId'],
    ],
    ['for a rule that blocks', reasonsFor('R24', 'R63a', 'R50'), ['warnings.2.ruleId']],
    ['that are blank', [{ ruleId: 'R24', reason: '  ' }], ['warnings.0.reason']],
    ['that are too long', [{ ruleId: 'R24', reason: 'x'.repeat(501) }], ['warnings.0.reason']],
    ['that are too many', Array.from({ length: 41 }, () => ({ ruleId: 'R24', reason: why })), ['warnings']],
  ])('%s are refused as bad input, and nothing is kept', async (_what, warnings, paths) => {
    const place = await aPlace();
    const { faults } = await confirm(place, warnings);
    expect(faults.map(({ path }: { path: string }) => path)).toEqual(paths);
    expect(await stateOf(place.id)).toBe('HOST_AGREED');
    expect(await keptOf(place.id)).toEqual([]);
  });

  it('may be as long as they are kept, and lose the blanks at their ends', async () => {
    const place = await aPlace();
    const longest = 'x'.repeat(500);
    const said = [
      { ruleId: 'R24', reason: longest },
      { ruleId: 'R63a', reason: ' Talked. ' },
    ];
    expect((await confirm(place, said)).__typename).toBe('AllocationStatePayload');
    expect((await keptOf(place.id)).map(({ reason }) => reason)).toEqual([longest, 'Talked.']);
  });

  it('are added to and never changed, and belong to the staff of the school', async () => {
    const rights = await asOwner<{ privilege: string }>(
      `select privilege_type as privilege from information_schema.role_table_grants
       where table_name = 'warning_answer' and grantee = 'foothold_service' order by 1`,
    );
    expect(rights.map(({ privilege }) => privilege)).toEqual(['INSERT', 'SELECT']);
    const policies = await asOwner<{ cmd: string; qual: string | null }>(
      `select cmd, qual from pg_policies where tablename = 'warning_answer' order by cmd`,
    );
    expect(policies.map(({ cmd }) => cmd)).toEqual(['INSERT', 'SELECT']);
    expect(policies[1]?.qual).toBe('app_is_school_staff_of((school_id)::text)');
  });
});

const studentOf = async (id: string): Promise<string> =>
  (await asOwner<{ id: string }>('select student_id as id from allocation where id = $1', [id]))[0]?.id ?? '';

/** How each rule comes to warn of a place; those of every place are first. */
const warned: Readonly<Record<string, { line?: Record<string, string>; before?: Change; after?: Change }>> = {
  R24: {},
  R63a: {},
  R55: { after: ({ school }) => asOwner('delete from accident_cover where school_id = $1', [school.id]) },
  R25: {
    before: ({ employer }) => asOwner(`update opportunity set lunch_plan = '-' where employer_id = $1`, [employer.id]),
  },
  R10: {
    after: ({ id, school }) =>
      perform(school.lead, 'noteTLevel', {
        allocationId: id,
        route: 'OTHER',
        hoursElsewhere: 200,
        remoteHoursElsewhere: 0,
      }),
  },
  R14: {
    after: async ({ id }) => asOwner('update student set year_group = 13 where id = $1', [await studentOf(id)]),
  },
  R09: {
    after: async ({ id }) => {
      const elsewhere = await anEmployer(programme);
      const later = { startsOn: '2026-11-16', endsOn: '2026-11-20' };
      const slotId = await aSlot(elsewhere, await anOpportunity(elsewhere), later);
      await aPlaceInSlot({ id: await studentOf(id), token: '', upn: '' }, slotId, 'CONFIRMED');
    },
  },
  R39: {
    line: over16,
    before: ({ employer }) => asOwner(`update employer set sector = 'Q' where id = $1`, [employer.id]),
    after: ({ id, school }) => perform(school.lead, 'noteUnpaidGround', { allocationId: id, ground: 'SHADOWING' }),
  },
  R66: {
    before: async ({ employer, school, slotId }) => {
      const days = week.map((onDay) => ({ onDay, hostAdultIds: [employer.supervisorId] }));
      await perform(employer.token, 'setRota', { slotId, days });
      await manyDaysAreDecidedFor(employer, school);
      await asOwner(`update contact_decision set barred_list_seen_on = '2023-01-09' where employer_id = $1`, [
        employer.id,
      ]);
    },
  },
};

describe('every rule that warns of a place', () => {
  it.each(Object.keys(warned))(
    '%s is asked about, and is the only one left where all others were answered',
    async (ruleId) => {
      const { line = {}, before, after } = warned[ruleId] ?? {};
      const place = await aPlace(line, before);
      await after?.(place);
      const all = idsIn((await confirm(place, [])).warnings);
      expect(all).toContain(ruleId);
      const others = all.filter((each) => each !== ruleId);
      expect(idsIn((await confirm(place, reasonsFor(...others))).warnings)).toEqual([ruleId]);
      expect(await stateOf(place.id)).toBe('HOST_AGREED');
      expect((await confirm(place, reasonsFor(...all))).__typename).toBe('AllocationStatePayload');
      expect((await keptOf(place.id)).map(({ rule }) => rule)).toEqual(all);
    },
  );
});

describe('a visit of which a rule warns', () => {
  it('is confirmed with a reason, which staff of the school read with what the rules said, and nobody else', async () => {
    const [school, other, employer] = [await aSchool(programme), await aSchool(programme), await anEmployer(programme)];
    const talk = await anOpportunity(employer, { kind: 'SCHOOL_VISIT' });
    const slotId = await aSlot(employer, talk, { startsOn: '2026-11-10', endsOn: '2026-11-10' });
    const asked = { slotId, places: 2, staffLead: 'Dana Reid', note: '' };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
    const [pupil] = await students(school, [{}]);
    await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [pupil?.id] });
    const going = (warnings: readonly object[]): Promise<Answer['data']> =>
      attempt(school.lead, 'confirmVisit', { slotRequestId, staffCount: 1, warnings }, fields);
    const read = `query ($id: ID!) { visitClearance(slotRequestId: $id) { outcome reasons { ruleId answered { reason } } } }`;
    const readBy = async (token: string): Promise<unknown> =>
      (await graphql(token, read, { id: slotRequestId })).data.visitClearance;

    expect(await going([])).toMatchObject({
      __typename: 'WarningsUnanswered',
      warnings: [{ ruleId: 'R81', finding: 'UNKNOWN' }],
    });
    expect((await going(reasonsFor('R81', 'R24'))).faults).toMatchObject([{ path: 'warnings.1.ruleId', value: 'R24' }]);
    expect(await readBy(school.lead)).toBeNull();
    expect((await going(reasonsFor('R81'))).__typename).toBe('ConfirmVisitPayload');
    const said = { outcome: 'ALLOWED', reasons: [{ ruleId: 'R81', answered: { reason: why } }] };
    for (const token of [school.lead, school.safeguardingLead]) expect(await readBy(token)).toEqual(said);
    expect(await readBy(other.lead)).toBeNull();
    for (const token of [employer.token, programme.coordinator])
      expect((await graphql(token, read, { id: slotRequestId })).errors).toMatchObject([
        { message: expect.stringMatching(/./) },
      ]);
    // Another register is another visit: what was decided of the one before is void, and is asked anew.
    await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [pupil?.id] });
    expect(await readBy(school.lead)).toBeNull();
    expect((await going([])).__typename).toBe('WarningsUnanswered');
  });
});
