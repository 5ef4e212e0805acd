import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  adjustmentsReleased,
  aPlaceInSlot,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  coverSchoolYear,
  deliverEvents,
  graphql,
  perform,
  setNow,
  students,
  tick,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

const halfTerm = { from: '2026-10-26', to: '2026-10-30' };
const onCall = { contactName: 'Jo', contactPhone: '0121 496 0100', leadName: 'Kit', leadPhone: '0121 496 0101' };

let programme: TestProgramme;
let employer: TestEmployer;
let slotId: string;

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
  slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 20 });
});

afterEach(() => setNow());

/** A place in half-term that only waits for the school's confirmation. */
async function aReadyPlace(school: TestSchool, pupil: Record<string, string> = {}): Promise<string> {
  const [student] = await students(school, [pupil]);
  if (student === undefined) throw new Error('the student was imported');
  return aReadyPlaceOf(student, school);
}

async function aReadyPlaceOf(student: TestStudent, school: TestSchool): Promise<string> {
  const id = await aPlaceInSlot(student, slotId);
  await perform(student.token, 'acceptAllocation', { allocationId: id });
  await perform(employer.token, 'agreeAllocation', { allocationId: id });
  const { permissionId } = await perform(
    school.lead,
    'recordPermission',
    { allocationId: id, givenOn: '2026-09-10' },
    'permissionId',
  );
  await perform(school.safeguardingLead, 'countersignPermission', { permissionId });
  return id;
}

async function rulesAgainst(token: string, allocationId: string): Promise<string[]> {
  const answer: Answer['data'] = await attempt(
    token,
    'confirmAllocation',
    { allocationId },
    '... on BlockedByRules { reasons { ruleId } }',
  );
  return (answer.reasons ?? []).map(({ ruleId }: { ruleId: string }) => ruleId);
}

async function isHeld(school: TestSchool, id: string): Promise<boolean> {
  const { data } = await graphql(school.lead, '{ schoolAllocations(first: 40) { nodes { id heldSince } } }');
  return data.schoolAllocations.nodes.find((each: { id: string }) => each.id === id).heldSince !== null;
}

describe('days outside term', () => {
  it('wait until the school has named somebody for each of them, and told its insurer', async () => {
    const school = await aSchool(programme, {}, { isCovered: false });
    const id = await aReadyPlace(school);
    expect(await rulesAgainst(school.lead, id)).toEqual(['R11', 'R84']);
    await perform(school.lead, 'coverPlacementDays', { ...halfTerm, to: '2026-10-29', ...onCall, isInsurerTold: true });
    expect(await rulesAgainst(school.lead, id)).toEqual(['R11', 'R84']);
    await perform(school.lead, 'coverPlacementDays', { ...halfTerm, ...onCall, isInsurerTold: false });
    expect(await rulesAgainst(school.lead, id)).toEqual(['R11']);
    await perform(school.safeguardingLead, 'coverPlacementDays', { ...halfTerm, ...onCall, isInsurerTold: true });
    expect(await rulesAgainst(school.lead, id)).toEqual([]);
  });

  it('are those of the school’s own terms: in term nobody else is asked for', async () => {
    const school = await aSchool(programme, {}, { isCovered: false });
    const term = {
      name: 'Autumn',
      startsOn: '2026-09-03',
      halfTermFrom: '2026-11-02',
      halfTermTo: '2026-11-06',
      endsOn: '2026-12-18',
    };
    await perform(school.lead, 'setTerms', { terms: [term] });
    expect(await rulesAgainst(school.lead, await aReadyPlace(school))).toEqual([]);
  });

  it('hold a confirmed place when nobody is named for them any more', async () => {
    const school = await aSchool(programme);
    const id = await aReadyPlace(school);
    expect(await rulesAgainst(school.lead, id)).toEqual([]);
    await perform(school.lead, 'coverPlacementDays', { ...halfTerm, ...onCall, isInsurerTold: false });
    await deliverEvents();
    expect(await isHeld(school, id)).toBe(true);
    await coverSchoolYear(school);
    await deliverEvents();
    expect(await isHeld(school, id)).toBe(false);
  });

  it('come in a range that does not end before it begins', async () => {
    const school = await aSchool(programme, {}, { isCovered: false });
    const backwards = { from: halfTerm.to, to: halfTerm.from, ...onCall, isInsurerTold: true };
    const { faults } = await attempt(school.lead, 'coverPlacementDays', backwards);
    expect(faults.map(({ path }: { path: string }) => path)).toEqual(['to']);
  });
});

describe('a student whom the school looks after with extra care', () => {
  it('goes once a safeguarding lead has signed it off with a reason, and nobody else can', async () => {
    const school = await aSchool(programme);
    const other = await aSchool(programme);
    const id = await aReadyPlace(school, { care_experienced: 'yes' });
    expect(await rulesAgainst(school.lead, id)).toEqual(['R69']);
    const input = { allocationId: id, reason: 'Known to the host, looked at together.' };
    expect(await attempt(other.safeguardingLead, 'signOffScrutiny', input)).toMatchObject({ __typename: 'NotFound' });
    await expect(attempt(school.lead, 'signOffScrutiny', input)).rejects.toThrow('FORBIDDEN');
    await perform(school.safeguardingLead, 'signOffScrutiny', input);
    expect(await rulesAgainst(school.lead, id)).toEqual([]);
  });
});

describe('a student over school age', () => {
  it('goes without pay once the school has said why', async () => {
    const school = await aSchool(programme);
    const id = await aReadyPlace(school, { born_on: '2009-11-05', year_group: '12' });
    expect(await rulesAgainst(school.lead, id)).toEqual(['R13']);
    await perform(school.lead, 'noteUnpaidGround', { allocationId: id, ground: 'COURSE_UP_TO_A_YEAR' });
    expect(await rulesAgainst(school.lead, id)).toEqual([]);
  });
});

describe('adjustments', () => {
  it('are read by the host after confirmation, and by the morning of the first day', async () => {
    const school = await aSchool(programme);
    const [student] = (await students(school, [{ adjustments: 'Needs written steps' }])) as [TestStudent];
    const id = await aReadyPlaceOf(student, school);
    const early = await attempt(employer.token, 'acknowledgeAdjustments', { allocationId: id });
    expect(early).toMatchObject({ __typename: 'WrongState' });
    expect(await rulesAgainst(school.lead, id)).toEqual([]);
    await setNow('2026-10-26T06:00:00Z');
    await tick('recheck-today');
    expect(await isHeld(school, id)).toBe(true);
    const unread = await attempt(employer.token, 'acknowledgeAdjustments', { allocationId: id });
    expect(unread).toMatchObject({ __typename: 'WrongState', currentState: 'NOTHING_SHOWN' });
    await adjustmentsReleased(id, student, school);
    await perform(employer.token, 'acknowledgeAdjustments', { allocationId: id });
    await deliverEvents();
    expect(await isHeld(school, id)).toBe(false);
  });
});

describe('an induction', () => {
  const toldOf = async (id: string): Promise<number> =>
    (await asOwner(`select from event where subject_id = $1 and kind = 'induction.missing'`, [id])).length;

  it('is ticked by the host on the first day by noon, or the school is told, once', async () => {
    const school = await aSchool(programme);
    const [shown, forgotten] = [await aReadyPlace(school), await aReadyPlace(school)];
    for (const id of [shown, forgotten]) expect(await rulesAgainst(school.lead, id)).toEqual([]);
    expect(await attempt(employer.token, 'confirmInduction', { allocationId: shown })).toMatchObject({
      __typename: 'WrongState',
    });
    await setNow('2026-10-26T10:00:00Z');
    await perform(employer.token, 'confirmInduction', { allocationId: shown });
    await setNow('2026-10-26T11:45:00Z');
    await tick('alert-unmarked');
    expect(await toldOf(forgotten)).toBe(0);
    await setNow('2026-10-26T12:00:00Z');
    await tick('alert-unmarked');
    await tick('alert-unmarked');
    expect([await toldOf(shown), await toldOf(forgotten)]).toEqual([0, 1]);
    await deliverEvents();
    const { data } = await graphql(school.lead, '{ notifications(first: 20) { nodes { kind subjectId } } }');
    expect(data.notifications.nodes).toContainEqual({ kind: 'induction.missing', subjectId: forgotten });
    await setNow('2026-10-27T12:00:00Z');
    await tick('alert-unmarked');
    expect(await toldOf(forgotten)).toBe(1);
  });

  it('is another employer’s to tick nowhere', async () => {
    const school = await aSchool(programme);
    const id = await aReadyPlace(school);
    const rival = await anEmployer(programme);
    expect(await attempt(rival.token, 'confirmInduction', { allocationId: id })).toMatchObject({
      __typename: 'NotFound',
    });
  });
});

describe('what a school arranged', () => {
  it('is seen by nobody else, not even in the database', async () => {
    const school = await aSchool(programme);
    const id = await aReadyPlace(school);
    await perform(school.lead, 'noteKeyFindingsTold', { allocationId: id });
    const [note] = await asOwner<{ kind: string; placement_version: number }>(
      'select kind, placement_version from placement_note where allocation_id = $1',
      [id],
    );
    expect(note).toEqual({ kind: 'KEY_FINDINGS_TOLD', placement_version: 1 });
    const other = await aSchool(programme);
    for (const [token, operation] of [
      [other.lead, 'noteKeyFindingsTold'],
      [(await anEmployer(programme)).token, 'acknowledgeAdjustments'],
    ] as const)
      expect(await attempt(token, operation, { allocationId: id })).toMatchObject({ __typename: 'NotFound' });
  });
});
