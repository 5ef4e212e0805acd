import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aMentor,
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
  tick,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

type Fields = Record<string, unknown>;

let programme: TestProgramme;
let employer: TestEmployer;
let slotId: string;
let school: TestSchool;
let other: TestSchool;

beforeAll(async () => {
  programme = await aProgramme();
  [school, other] = [await aSchool(programme), await aSchool(programme)];
  employer = await anEmployer(programme);
  slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 50 });
});

afterEach(() => setNow());

async function aStudent({ hasNotes }: { readonly hasNotes: boolean }): Promise<TestStudent> {
  const [student] = (await students(school, [{}])) as [TestStudent];
  if (hasNotes) await aConcern(student);
  return student;
}

async function aConcern(student: TestStudent): Promise<void> {
  const allocationId = await aPlaceInSlot(student, slotId, 'CONFIRMED');
  await perform(school.lead, 'raiseConcern', { allocationId, text: 'She seems afraid to go home.' });
}

const left = '2026-09-11';
const leaves = (token: string, studentId: string, more: object = {}): Promise<Answer['data']> =>
  attempt(token, 'studentHasLeft', { studentId, leftOn: left, ...more }, '... on LeftStudentPayload { studentId }');

async function filesOf({ safeguardingLead }: TestSchool, asks = ''): Promise<Fields[]> {
  const fields = 'studentId studentName leftOn newSchoolName state dueOn passedOn';
  return (await graphql(safeguardingLead, `{ filesToPassOn(first: 50 ${asks}) { nodes { ${fields} } } }`)).data
    .filesToPassOn.nodes;
}

async function fileOf({ id }: TestStudent): Promise<Fields | undefined> {
  return (await filesOf(school)).find((each) => each['studentId'] === id);
}

async function leftOf(token: string): Promise<Fields[]> {
  const list = '{ leftStudents(first: 50) { nodes { studentId leftOn newSchoolName } } }';
  return (await graphql(token, list)).data.leftStudents.nodes;
}

async function toldOf(token: string, { id }: TestStudent): Promise<string[]> {
  await deliverEvents();
  const { data } = await graphql(token, '{ notifications(first: 100) { nodes { kind subjectId } } }');
  return (data.notifications.nodes as { kind: string; subjectId: string }[])
    .filter(({ subjectId, kind }) => subjectId === id && kind.startsWith('file.'))
    .map(({ kind }) => kind)
    .sort();
}

describe('a student who has left', () => {
  it('of whom something is kept has a file that the safeguarding lead alone hears of, within five school days', async () => {
    const student = await aStudent({ hasNotes: true });
    expect(await leaves(school.lead, student.id, { newSchoolName: 'Elm Park School' })).toMatchObject({
      studentId: student.id,
    });
    expect(await fileOf(student)).toMatchObject({
      leftOn: left,
      newSchoolName: 'Elm Park School',
      state: 'DUE',
      dueOn: '2026-09-18',
      passedOn: null,
    });
    expect(await toldOf(school.safeguardingLead, student)).toEqual(['file.to-pass-on']);
    for (const nobody of [
      school.lead,
      other.lead,
      other.safeguardingLead,
      programme.coordinator,
      employer.token,
      student.token,
    ])
      expect(await toldOf(nobody, student)).toEqual([]);
    expect((await filesOf(other)).map(({ studentId }) => studentId)).not.toContain(student.id);
    for (const nobody of [school.lead, programme.coordinator, employer.token])
      expect((await graphql(nobody, '{ filesToPassOn(first: 1) { nodes { studentId } } }')).status).toBe(403);
  });

  it('of whom nothing is kept has none, and whoever says that they left cannot tell the two apart', async () => {
    const [plain, noted] = [await aStudent({ hasNotes: false }), await aStudent({ hasNotes: true })];
    const answers = [];
    for (const { id } of [plain, noted])
      answers.push(JSON.stringify(await leaves(school.lead, id)).replaceAll(id, 'ID'));
    expect(answers[1]).toBe(answers[0]);
    expect(await toldOf(school.safeguardingLead, plain)).toEqual([]);
    expect(await fileOf(plain)).toBeUndefined();
    const rows = (await leftOf(school.lead)).filter(
      ({ studentId }) => studentId === plain.id || studentId === noted.id,
    );
    expect(rows).toEqual([noted, plain].map(({ id }) => ({ studentId: id, leftOn: left, newSchoolName: null })));
  });

  it('is said to have left by the careers lead of the school and by nobody else', async () => {
    const student = await aStudent({ hasNotes: true });
    const mentor = await aMentor(school, [student]);
    expect(await leaves(other.lead, student.id)).toMatchObject({
      __typename: 'NotFound',
      kind: 'Student',
      id: student.id,
    });
    for (const id of ['nonsense', 'stu_01jzzzzzzzzzzzzzzzzzzzzzzz'])
      expect(await leaves(school.lead, id)).toMatchObject({ __typename: 'NotFound', id });
    for (const token of [school.safeguardingLead, programme.coordinator, employer.token, student.token, mentor.token])
      await expect(leaves(token, student.id)).rejects.toThrow('403');
    expect(await leaves(school.lead, student.id, { leftOn: '2024-01-01' })).toMatchObject({
      __typename: 'InvalidInput',
      faults: [{ path: 'leftOn', value: '2024-01-01' }],
    });
    expect(await asOwner('select from departure where student_id = $1', [student.id])).toEqual([]);
  });

  it('may be put right, which moves the clock, and taken back, which ends it', async () => {
    const student = await aStudent({ hasNotes: true });
    await leaves(school.lead, student.id);
    await leaves(school.lead, student.id, { leftOn: '2026-09-14' });
    expect(await fileOf(student)).toMatchObject({ leftOn: '2026-09-14', dueOn: '2026-09-21' });
    expect(await toldOf(school.safeguardingLead, student)).toEqual(['file.to-pass-on']);
    const taken = { studentId: student.id };
    expect(await attempt(other.lead, 'takeBackDeparture', taken)).toMatchObject({ __typename: 'NotFound' });
    await perform(school.lead, 'takeBackDeparture', taken);
    expect(await fileOf(student)).toBeUndefined();
    expect(await attempt(school.lead, 'takeBackDeparture', taken)).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('a file', () => {
  it('is passed on once, by the safeguarding lead of the old school, up to today', async () => {
    const student = await aStudent({ hasNotes: true });
    const passOn = (token: string, passedOn: string, of = student): Promise<Answer['data']> =>
      attempt(token, 'markFilePassedOn', { studentId: of.id, passedOn });
    expect(await passOn(school.safeguardingLead, '2026-09-14')).toMatchObject({ __typename: 'NotFound' });
    await leaves(school.lead, student.id);
    expect(await passOn(other.safeguardingLead, '2026-09-14')).toMatchObject({ __typename: 'NotFound' });
    await expect(passOn(school.lead, '2026-09-14')).rejects.toThrow('403');
    expect(await passOn(school.safeguardingLead, '2026-09-15')).toMatchObject({ faults: [{ path: 'passedOn' }] });
    expect(await passOn(school.safeguardingLead, '2026-09-14')).toMatchObject({ __typename: 'LeftStudentPayload' });
    expect(await passOn(school.safeguardingLead, '2026-09-14')).toMatchObject({ currentState: 'PASSED_ON' });
    expect(await fileOf(student)).toMatchObject({ state: 'PASSED_ON', passedOn: '2026-09-14' });
    const inState = async (state: string): Promise<unknown[]> =>
      (await filesOf(school, `state: ${state}`)).map(({ studentId }) => studentId);
    expect(await inState('PASSED_ON')).toContain(student.id);
    expect(await inState('DUE')).not.toContain(student.id);
    await leaves(school.lead, student.id, { leftOn: '2026-09-14' });
    expect(await fileOf(student)).toMatchObject({ state: 'PASSED_ON', passedOn: '2026-09-14' });
  });

  it('is reminded of on the third school day and overdue once the fifth is over, each once, and not once it was passed on', async () => {
    const [late, done] = [await aStudent({ hasNotes: true }), await aStudent({ hasNotes: true })];
    for (const { id } of [late, done]) await leaves(school.lead, id);
    await perform(school.safeguardingLead, 'markFilePassedOn', { studentId: done.id, passedOn: '2026-09-14' });
    for (const [instant, kinds] of [
      ['2026-09-15T22:59:59Z', []],
      ['2026-09-15T23:00:00Z', ['file.due-soon']],
      ['2026-09-18T22:59:59Z', ['file.due-soon']],
      ['2026-09-18T23:00:00Z', ['file.due-soon', 'file.overdue']],
      ['2026-09-25T06:20:00Z', ['file.due-soon', 'file.overdue']],
    ] as const) {
      await setNow(instant);
      await tick('watch-files');
      const told = await toldOf(school.safeguardingLead, late);
      expect([instant, told.filter((kind) => kind !== 'file.to-pass-on')]).toEqual([instant, kinds]);
    }
    expect(await toldOf(school.safeguardingLead, done)).toEqual(['file.to-pass-on']);
  });

  it('begins with the first note where that came after the student had left', async () => {
    const student = await aStudent({ hasNotes: false });
    await leaves(school.lead, student.id);
    await tick('watch-files');
    expect(await fileOf(student)).toBeUndefined();
    await aConcern(student);
    await setNow('2026-09-23T06:20:00Z');
    await tick('watch-files');
    await tick('watch-files');
    expect(await fileOf(student)).toMatchObject({ state: 'DUE', dueOn: '2026-09-30' });
    expect(await toldOf(school.safeguardingLead, student)).toEqual(['file.to-pass-on']);
  });
});
