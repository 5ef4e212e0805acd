import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aSlot,
  asOwner,
  attempt,
  graphql,
  manyDaysAreDecidedFor,
  perform,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

export type Fields = Record<string, unknown>;

/** A confirmed place of a student, whose last name stands nowhere else. */
export interface Story {
  readonly school: TestSchool;
  readonly employer: TestEmployer;
  readonly student: TestStudent;
  readonly allocationId: string;
}

/** An employer of its own with a student of the school on five days from 26 October. */
export async function aStory(
  programme: TestProgramme,
  school: TestSchool,
  state = 'CONFIRMED' as const,
): Promise<Story> {
  const employer = await anEmployer(programme);
  const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 4 });
  const [student] = (await students(school, [{ given_name: 'Imani', family_name: 'Quillon' }])) as [TestStudent];
  return { school, employer, student, allocationId: await aPlaceInSlot(student, slotId, state) };
}

/** A student on the confirmed register of a visit to the employer on 10 November. */
export async function aVisitor({ school, employer, student }: Story): Promise<string> {
  await manyDaysAreDecidedFor(employer, school);
  const day = { startsOn: '2026-11-10', endsOn: '2026-11-10', capacity: 30 };
  const slotId = await aSlot(employer, await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' }), day);
  const visit = { slotId, places: 1, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(school.lead, 'requestSlot', visit, 'slotRequestId');
  await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
  await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [student.id] });
  await perform(school.lead, 'confirmVisit', { slotRequestId, staffCount: 1 });
  return slotRequestId;
}

/** What is told of an accident on the first day. */
export const told = {
  occurredAt: '2026-10-26T10:15:00Z',
  whereInSite: 'At the guillotine',
  whatHappened: 'A finger was caught under the guard; it was bandaged at once.',
  kind: 'MINOR',
};

const duty = 'duty { act dueOn words isToConfirm source }';

export const report = (token: string, input: object): Promise<Answer['data']> =>
  attempt(token, 'reportAccident', { ...told, ...input }, `... on ReportAccidentPayload { accidentId ${duty} }`);

export async function reported(token: string, input: object): Promise<string> {
  const { accidentId } = await perform(token, 'reportAccident', { ...told, ...input }, 'accidentId');
  return accidentId;
}

/** An update or a step; what it comes to. */
export const step = (token: string | null, mutation: string, input: object): Promise<Answer['data']> =>
  attempt(
    token,
    mutation,
    input,
    `... on AccidentPayload { state ${duty} } ${mutation === 'confirmNoReportNeeded' ? '... on ReportIsDue { dueOn }' : ''}`,
  );

const line = `id kind daysUnable state occurredAt notedAt reportedOn employerName siteName studentId ${duty}`;
const words = `${line} allocationId slotRequestId whereInSite whatHappened notedAs authorityReference studentName
  changes { kind daysUnable state madeAs madeAt reportedOn authorityReference }`;

/** Every accident in a list, as whoever asks sees it. */
export async function accidentsIn(
  list: 'schoolAccidents' | 'hostAccidents' | 'programmeAccidents',
  token: string,
): Promise<Fields[]> {
  const fields = list === 'programmeAccidents' ? `${line} schoolName` : words;
  const { data } = await graphql(token, `{ ${list}(first: 50) { nodes { ${fields} } } }`);
  return data[list].nodes;
}

/** The kinds of what somebody was told of a thing, in order. */
export async function toldOf(token: string, subjectId: string): Promise<string[]> {
  const { data } = await graphql(token, '{ notifications(first: 100) { nodes { kind subjectId } } }');
  return data.notifications.nodes
    .filter((each: Fields) => each['subjectId'] === subjectId)
    .map(({ kind }: { kind: string }) => kind)
    .sort();
}

/** Puts an accident into a state past the API. */
export async function putInto(accidentId: string, state: string): Promise<void> {
  await asOwner(
    `update accident set state = $2, reported_on = case when $2 = 'REPORTED_TO_AUTHORITY' then date '2026-10-26' end where id = $1`,
    [accidentId, state],
  );
}
