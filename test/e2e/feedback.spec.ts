import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  students,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

type Fields = Record<string, unknown>;

let programme: TestProgramme;
let school: TestSchool;
let otherSchool: TestSchool;
let employer: TestEmployer;
let rival: TestEmployer;
let slotId: string;

beforeAll(async () => {
  programme = await aProgramme();
  [school, otherSchool] = [await aSchool(programme), await aSchool(programme)];
  [employer, rival] = [await anEmployer(programme), await anEmployer(programme)];
  slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 40 });
});

async function aPlace(
  state: 'CONFIRMED' | 'ATTENDED' = 'ATTENDED',
): Promise<{ student: TestStudent; allocationId: string }> {
  const [student] = await students(school, [{ given_name: 'Zephyrine', family_name: 'Quillfeather' }]);
  if (student === undefined) throw new Error('the student was imported');
  return { student, allocationId: await aPlaceInSlot(student, slotId, state) };
}

const praise = {
  skills: [
    { skill: 'TEAMWORK', level: 'STRONG' },
    { skill: 'PLANNING', level: 'BEGINNING' },
  ],
  didWell: 'Set a whole page without a mistake and helped the others to.',
  nextStep: 'Ask earlier when something is not clear.',
};

function feedbackSeenBy(token: string, allocationId: string): Promise<Fields | null> {
  const query = `{ employerFeedback(allocationId: "${allocationId}") { employerName skills { skill level } didWell nextStep } }`;
  return graphql(token, query).then(({ data }) => data.employerFeedback);
}

async function concernsFor({ safeguardingLead }: TestSchool): Promise<Fields[]> {
  const query = '{ concerns(first: 40) { nodes { text raisedAs allocationId } } }';
  return (await graphql(safeguardingLead, query)).data.concerns.nodes;
}

describe("an employer's feedback", () => {
  it('is given once and read by the student, the school and the employer, and by nobody else', async () => {
    const { student, allocationId } = await aPlace();
    await perform(employer.token, 'giveFeedback', { allocationId, ...praise });
    for (const token of [student.token, school.lead, school.safeguardingLead, employer.token]) {
      expect(await feedbackSeenBy(token, allocationId)).toMatchObject(praise);
    }
    const strangers = [(await aPlace()).student.token, otherSchool.lead, rival.token];
    for (const token of strangers) expect(await feedbackSeenBy(token, allocationId)).toBeNull();
    const again = await attempt(employer.token, 'giveFeedback', { allocationId, ...praise, didWell: 'Nothing.' });
    expect(again).toMatchObject({ __typename: 'FeedbackGiven' });
    expect(await feedbackSeenBy(student.token, allocationId)).toMatchObject(praise);
  });

  it('is about a placement of its own that was attended, each skill once, without contact details', async () => {
    const [early, place] = [await aPlace('CONFIRMED'), await aPlace()];
    const { allocationId } = place;
    const give = (token: string, overrides: object): Promise<Fields> =>
      attempt(token, 'giveFeedback', { allocationId, ...praise, ...overrides });
    const unattended = { allocationId: early.allocationId };
    expect(await give(employer.token, unattended)).toMatchObject({
      __typename: 'WrongState',
      currentState: 'CONFIRMED',
    });
    expect(await give(rival.token, {})).toMatchObject({ __typename: 'NotFound' });
    const twice = { skills: [...praise.skills, { skill: 'TEAMWORK', level: 'SECURE' }], didWell: ' ' };
    const { faults } = (await give(employer.token, twice)) as { faults: { path: string }[] };
    expect(faults.map(({ path }) => path)).toEqual(['didWell', 'skills.2.skill']);
    const outside = await give(employer.token, {
      nextStep: 'Write to kim@example.org.',
      didWell: 'Next time men only.',
    });
    expect(outside['faults']).toMatchObject([
      { path: 'didWell', value: 'men only' },
      { path: 'nextStep', value: 'kim@example.org' },
    ]);
    expect(await feedbackSeenBy(place.student.token, allocationId)).toBeNull();
  });

  it('that tells of something wrong reaches the safeguarding lead and never the student', async () => {
    const { student, allocationId } = await aPlace();
    const worry = { allocationId, ...praise, nextStep: 'She cried and said somebody at home hurt me.' };
    const told = await attempt(
      employer.token,
      'giveFeedback',
      worry,
      '... on GiveFeedbackPayload { allocationId words }',
    );
    expect(told).toMatchObject({ allocationId: null, words: expect.stringContaining('safeguarding lead') });
    expect(await feedbackSeenBy(student.token, allocationId)).toBeNull();
    expect((await concernsFor(school))[0]).toMatchObject({ allocationId, raisedAs: 'EMPLOYER' });
    expect(await concernsFor(otherSchool)).toEqual([]);
  });
});

describe("a student's card", () => {
  const card = {
    enjoyed: 'Pulling the first print of the day.',
    changedPlans: 'I want to ask about apprenticeships in print.',
    wouldVisitSimilar: 'YES',
    couldBeBetter: 'A longer lunch.',
  };
  const fields = 'enjoyed changedPlans wouldVisitSimilar couldBeBetter';

  const own = async ({
    student,
    allocationId,
  }: {
    student: TestStudent;
    allocationId: string;
  }): Promise<Fields | null> =>
    (await graphql(student.token, `{ myReflection(allocationId: "${allocationId}") { ${fields} isReleased } }`)).data
      .myReflection;

  const released = async (token: string): Promise<Fields[]> =>
    (await graphql(token, `{ releasedReflections(first: 40) { nodes { allocationId studentName ${fields} } } }`)).data
      .releasedReflections.nodes;

  it('is read by its author alone until it is released, then by the careers lead of that school, and can be taken back', async () => {
    const place = await aPlace();
    const { student, allocationId } = place;
    const kept = await perform(student.token, 'writeReflection', { allocationId, ...card }, 'words');
    expect(kept.words).toContain('Nobody else reads it');
    expect(await own(place)).toEqual({ ...card, isReleased: false });
    expect(await own({ ...(await aPlace()), allocationId })).toBeNull();
    const mine = async (token: string): Promise<Fields[]> =>
      (await released(token)).filter((row) => row['allocationId'] === allocationId);
    expect(await mine(school.lead)).toEqual([]);
    await perform(student.token, 'releaseReflection', { allocationId });
    expect(await mine(school.lead)).toEqual([{ allocationId, studentName: 'Zephyrine Quillfeather', ...card }]);
    expect(await mine(otherSchool.lead)).toEqual([]);
    await perform(student.token, 'writeReflection', { allocationId, ...card, wouldVisitSimilar: 'UNSURE' });
    expect(await own(place)).toMatchObject({ wouldVisitSimilar: 'UNSURE', isReleased: true });
    await perform(student.token, 'takeBackReflection', { allocationId });
    expect(await mine(school.lead)).toEqual([]);
    const events = await asOwner('select kind, student_id from event where subject_id = $1', [allocationId]);
    expect(events).toEqual([{ kind: 'reflection.released', student_id: null }]);
  });

  it('is about a placement that was attended, of the student’s own, and released only once it is written', async () => {
    const [early, place] = [await aPlace('CONFIRMED'), await aPlace()];
    const write = (token: string, allocationId: string): Promise<Fields> =>
      attempt(token, 'writeReflection', { allocationId, ...card });
    expect(await write(early.student.token, early.allocationId)).toMatchObject({ __typename: 'WrongState' });
    expect(await write(early.student.token, place.allocationId)).toMatchObject({ __typename: 'NotFound' });
    const { allocationId } = place;
    const nothing = await attempt(place.student.token, 'releaseReflection', { allocationId });
    expect(nothing).toMatchObject({ __typename: 'NotFound', kind: 'Reflection' });
    await perform(place.student.token, 'writeReflection', { allocationId, ...card });
    const stolen = await attempt(early.student.token, 'releaseReflection', { allocationId });
    expect(stolen).toMatchObject({ __typename: 'NotFound' });
    expect(await own(place)).toMatchObject({ isReleased: false });
  });

  it('with words of concern stays the student’s, and those words alone reach the safeguarding lead, once', async () => {
    const place = await aPlace();
    const { student, allocationId } = place;
    const worry = { ...card, couldBeBetter: 'I was left alone with the manager and he said don’t tell.' };
    const before = (await concernsFor(school)).length;
    const told = await perform(student.token, 'writeReflection', { allocationId, ...worry }, 'words');
    expect(told.words).toContain('safeguarding lead');
    expect(await own(place)).toMatchObject(worry);
    const [newest] = await concernsFor(school);
    expect(newest).toEqual({ text: worry.couldBeBetter, raisedAs: 'STUDENT', allocationId });
    await perform(student.token, 'writeReflection', { allocationId, ...worry, enjoyed: 'The press.' });
    expect(await concernsFor(school)).toHaveLength(before + 1);
    await perform(student.token, 'writeReflection', { allocationId, ...worry, enjoyed: 'He hurt me too.' });
    expect(await concernsFor(school)).toHaveLength(before + 2);
  });
});
