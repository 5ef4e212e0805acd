import type { AllocationId } from '#kernel';
import type { AllocationState } from '#placements';
import { newId } from '#platform';
import { aStranger, attempt, graphql, perform } from './client.js';
import { requestDevelopmentToken } from './sign-in.js';
import { asOwner, runProposals, testIssuer } from './surroundings.js';
import { until } from './until.js';

/** A programme with a coordinator. */
export interface TestProgramme {
  readonly id: string;
  readonly coordinator: string;
  /** Another coordinator: what is dangerous takes two. */
  readonly secondCoordinator: string;
}

/** A school with its careers lead and its safeguarding lead (tokens). */
export interface TestSchool {
  readonly id: string;
  readonly programme: TestProgramme;
  readonly lead: string;
  readonly safeguardingLead: string;
}

/** An imported student who can sign in. */
export interface TestStudent {
  readonly id: string;
  readonly token: string;
  readonly upn: string;
}

let counter = 0;

/** A place in a slot as the publication of a round leaves it, put into a state; returns the allocation's id. Past the API, which takes a whole round for it. */
export async function aPlaceInSlot(
  student: TestStudent,
  slotId: string,
  state: AllocationState = 'OFFERED',
): Promise<AllocationId> {
  const [round, proposal, id] = [newId('Round'), newId('Proposal'), newId('Allocation')];
  await asOwner(
    `with of as (select programme_id from student where id = $5),
     r as (insert into round (id, programme_id, name, state, slots_from, slots_to, max_choices, seed, seed_commitment)
       select $1, programme_id, 'Autumn', 'PUBLISHED', '2026-10-26', '2026-10-30', 5, 'seed', 'commitment' from of),
     p as (insert into proposal (id, programme_id, round_id, instance_hash, rule_set_version, placed, unplaced)
       select $2, programme_id, $1, 'hash', '2026-11', 1, 0 from of),
     t as (update slot set taken = taken + 1 where id = $6)
     insert into allocation (id, programme_id, school_id, student_id, employer_id, slot_id, round_id, proposal_id, state,
       placement_version, days)
     select $3, n.programme_id, n.school_id, n.id, s.employer_id, s.id, $1, $2, $4, o.version, daterange(s.starts_on, s.ends_on, '[]')
     from student n, slot s join opportunity o on o.id = s.opportunity_id where n.id = $5 and s.id = $6`,
    [round, proposal, id, state, student.id, slotId],
  );
  return id;
}

/** A place of a student of the school to which everybody but the school has said yes. */
export async function anAgreedPlace(
  { token }: { readonly token: string },
  slotId: string,
  school: TestSchool,
  line: Record<string, string> = {},
): Promise<string> {
  const [student] = (await students(school, [line])) as [TestStudent];
  const allocationId = await aPlaceInSlot(student, slotId);
  await perform(student.token, 'acceptAllocation', { allocationId });
  await perform(token, 'agreeAllocation', { allocationId });
  const paper = { allocationId, givenOn: '2026-09-10' };
  const { permissionId } = await perform(school.lead, 'recordPermission', paper, 'permissionId');
  await perform(school.safeguardingLead, 'countersignPermission', { permissionId });
  return allocationId;
}

/** Has the student, and somebody at home on a form that two of the school have seen, agree that the host may read what the student needs. */
export async function adjustmentsReleased(
  allocationId: string,
  student: TestStudent,
  school: TestSchool,
): Promise<void> {
  const { data } = await graphql(
    school.lead,
    `{ adjustmentsRelease(allocationId: "${allocationId}") { version guardianSays } }`,
  );
  const { version, guardianSays } = data.adjustmentsRelease;
  await perform(student.token, 'releaseAdjustments', { allocationId, isReleased: true, version });
  if (guardianSays === 'NOT_NEEDED') return;
  const form = { allocationId, givenOn: '2026-09-10', version };
  const { formId } = await perform(school.lead, 'recordAdjustmentsRelease', form, 'formId');
  await perform(school.safeguardingLead, 'countersignAdjustmentsRelease', { formId });
}

/** What the school's confirmation comes to: the rules in the way, none when it is confirmed. */
export async function confirmed(allocationId: string, { lead }: TestSchool): Promise<string[]> {
  const blocked = '... on BlockedByRules { reasons { ruleId } }';
  const found = await attempt(lead, 'confirmAllocation', { allocationId }, blocked);
  return (found.reasons ?? []).map(({ ruleId }: { ruleId: string }) => ruleId);
}

/** Never the same number twice in a run of one file. */
export function unique(): number {
  return ++counter;
}

/** A programme of its own, so that no test sees what another made. Programmes are started from the command line, hence as the owner. */
export async function aProgramme(): Promise<TestProgramme> {
  const id = newId('Programme');
  await asOwner(
    `insert into programme (id, name, area, school_year) values ($1, 'Test programme', 'East Birmingham', 2026)`,
    [id],
  );
  return { id, coordinator: await aCoordinator(id), secondCoordinator: await aCoordinator(id) };
}

async function aCoordinator(programmeId: string): Promise<string> {
  const { subject, token } = await aStranger();
  const account = newId('Account');
  await asOwner('insert into account (id, issuer, subject) values ($1, $2, $3)', [account, testIssuer(), subject]);
  await asOwner(`insert into role_grant (id, account_id, role, programme_id) values ($1, $2, 'COORDINATOR', $3)`, [
    newId('Grant'),
    account,
    programmeId,
  ]);
  return token;
}

/** A registered school with both leads; it has named who can be rung on each day unless told otherwise. */
export async function aSchool(
  programme: TestProgramme,
  overrides: object = {},
  { isCovered = true } = {},
): Promise<TestSchool> {
  const urn = String(100_000 + unique());
  const input = { urn, name: `Test School ${urn}`, postcode: 'B36 8EY', ...overrides };
  const { schoolId } = await perform(programme.coordinator, 'registerSchool', input, 'schoolId');
  const staff = async (role: string): Promise<string> => {
    const { subject, token } = await aStranger();
    await perform(programme.coordinator, 'grantSchoolRole', { schoolId, role, issuer: testIssuer(), subject });
    return token;
  };
  const school = {
    id: schoolId,
    programme,
    lead: await staff('CAREERS_LEAD'),
    safeguardingLead: await staff('SAFEGUARDING_LEAD'),
  };
  if (isCovered) await coverSchoolYear(school);
  return school;
}

/** Somebody whom a school lets help those students of it. */
export async function aMentor(
  { lead, safeguardingLead }: Pick<TestSchool, 'lead' | 'safeguardingLead'>,
  caseload: readonly Pick<TestStudent, 'id'>[] = [],
  knownAs = 'Ms Okafor',
): Promise<{ token: string; grantId: string; mentoringIds: string[] }> {
  const { subject, token } = await aStranger();
  const { grantId } = await perform(lead, 'appointMentor', { knownAs, issuer: testIssuer(), subject }, 'grantId');
  const cleared = { checkSeenOn: '2026-09-01', meetsAt: 'The library, by the desk', meetingPlan: 'SECOND_ADULT' };
  await perform(safeguardingLead, 'clearMentor', { grantId, ...cleared });
  const mentoringIds: string[] = [];
  for (const { id: studentId } of caseload)
    mentoringIds.push((await perform(lead, 'assignMentor', { grantId, studentId }, 'mentoringId')).mentoringId);
  return { token, grantId, mentoringIds };
}

/** Names who can be rung on every day of the school year, as a school does before its students go out. */
export async function coverSchoolYear({ lead }: TestSchool): Promise<void> {
  const contact = {
    contactName: 'Jo Marsh',
    contactPhone: '0121 496 0100',
    leadName: 'Kit Lane',
    leadPhone: '0121 496 0101',
  };
  await perform(lead, 'coverPlacementDays', { from: '2026-09-01', to: '2027-08-31', ...contact, isInsurerTold: true });
  await perform(lead, 'noteAccidentCover', { validTo: '2027-08-31' });
}

const csvHeader =
  'upn,given_name,family_name,born_on,year_group,home_postcode,free_school_meals,send_support,care_experienced,neet_risk,interests,max_minutes,adjustments,sign_in';

/** One line of a school's export. `overrides` by column name. */
export function aStudentLine(overrides: Record<string, string> = {}): { upn: string; signIn: string; line: string } {
  const number = unique();
  const upn = `A${String(10_000_000_000 + process.pid * 10_000 + number).slice(0, 11)}${number % 10}`;
  const signIn = `student-${process.pid}-${number}-${Math.random().toString(36).slice(2)}`;
  const columns: Record<string, string> = {
    upn,
    given_name: 'Amina',
    family_name: `Walker${String.fromCharCode(97 + (number % 26))}`,
    born_on: '2011-11-05',
    year_group: '10',
    home_postcode: 'B36 8HB',
    free_school_meals: 'no',
    send_support: 'no',
    care_experienced: 'no',
    neet_risk: 'no',
    interests: 'CREATIVE_AND_MEDIA',
    max_minutes: '60',
    adjustments: '',
    sign_in: signIn,
    ...overrides,
  };
  return {
    upn: columns['upn'] ?? '',
    signIn,
    line: csvHeader
      .split(',')
      .map((column) => columns[column] ?? '')
      .join(','),
  };
}

/** A school's export of those lines. */
export function aCsv(lines: readonly string[]): string {
  return `${[csvHeader, ...lines].join('\n')}\n`;
}

/** Imports students, one for each set of overrides, and signs them in. */
export async function students(school: TestSchool, each: readonly Record<string, string>[]): Promise<TestStudent[]> {
  const made = each.map((overrides) => aStudentLine(overrides));
  await perform(school.lead, 'importStudents', { csv: aCsv(made.map(({ line }) => line)) });
  const found: TestStudent[] = [];
  for (const { upn, signIn } of made) {
    const [row] = await asOwner<{ student_id: string }>(
      'select student_id from student_identity where upn = $1 and school_id = $2',
      [upn, school.id],
    );
    found.push({ id: row?.student_id ?? '', upn, token: await requestDevelopmentToken(signIn) });
  }
  return found;
}

/** A published round in which each of these students applied for one slot. */
export interface TestRound {
  readonly id: string;
  /** By student id; absent for a student who got no place. */
  readonly allocations: ReadonlyMap<string, string>;
  readonly applications: ReadonlyMap<string, string>;
}

/** A worker of a spec's own may have taken the job: then it is waited for. */
async function untilRunEnds(roundId: string): Promise<void> {
  await until(async () => {
    const open = `select from proposal_run where round_id = $1 and state in ('QUEUED', 'RUNNING')`;
    return (await asOwner(open, [roundId])).length === 0;
  });
}

/** What students wish for in a round. */
type Wishes = readonly { readonly student: TestStudent; readonly slotId: string }[];

/** Takes a round from its plan to the proposal, over the API. */
export async function aProposedRound(
  { coordinator }: TestProgramme,
  wishes: Wishes,
): Promise<Pick<TestRound, 'id' | 'applications'>> {
  const plan = { name: `Round ${unique()}`, slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 5 };
  const { roundId } = await perform(coordinator, 'createRound', plan, 'roundId');
  await perform(coordinator, 'openRound', { roundId });
  const applications = new Map<string, string>();
  for (const { student, slotId } of wishes) {
    const statement = 'I would like to see how it is done.';
    const { applicationId } = await perform(
      student.token,
      'submitApplication',
      { roundId, slotId, statement },
      'applicationId',
    );
    applications.set(student.id, applicationId);
  }
  await perform(coordinator, 'closeRound', { roundId });
  await perform(coordinator, 'proposeRound', { roundId });
  await runProposals();
  await untilRunEnds(roundId);
  return { id: roundId, applications };
}

/** Takes a round from its plan to the offers, over the API. */
export async function aPublishedRound(programme: TestProgramme, wishes: Wishes): Promise<TestRound> {
  const { id: roundId, applications } = await aProposedRound(programme, wishes);
  await perform(programme.coordinator, 'publishRound', { roundId });
  const rows = await asOwner<{ student_id: string; id: string }>(
    'select student_id, id from allocation where round_id = $1',
    [roundId],
  );
  return { id: roundId, applications, allocations: new Map(rows.map(({ student_id: student, id }) => [student, id])) };
}
