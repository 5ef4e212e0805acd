import {
  aPlaceInSlot,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  attempt,
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

/** What came back, field by field. */
export type Fields = Record<string, unknown>;

/** What a student usually says. */
export const praise = {
  wasAsAdvertised: true,
  tasks: 5,
  welcome: 4,
  learning: 5,
  hours: 3,
  travel: 2,
  body: 'We set type and hung a small exhibition.',
  advice: 'Bring old clothes.',
  feltSafe: true,
};

/** A placement that somebody went to. */
export interface Been {
  readonly allocationId: string;
  readonly student: TestStudent;
  readonly school: TestSchool;
}

/** A programme with two schools and an employer, and students who go where a spec sends them. */
export interface ReviewStory {
  readonly programme: TestProgramme;
  /** The first is where most come from. */
  readonly schools: readonly [TestSchool, TestSchool];
  readonly employer: TestEmployer;
}

/** The day on which the reviews of the first half of autumn come out. */
export const november = '2026-11-01';

/** Makes one. */
export async function aReviewStory(): Promise<ReviewStory> {
  const programme = await aProgramme();
  return {
    programme,
    schools: [await aSchool(programme), await aSchool(programme)],
    employer: await anEmployer(programme),
  };
}

/** An advert with places for everybody. */
export async function anAdvert(
  { employer }: ReviewStory,
  overrides: object = {},
): Promise<{ opportunityId: string; slotId: string }> {
  const opportunityId = await anOpportunity(employer, overrides);
  return { opportunityId, slotId: await aSlot(employer, opportunityId, { capacity: 40 }) };
}

/** Somebody of a school who went there. */
export async function whoWent(school: TestSchool, slotId: string): Promise<Been> {
  const [student] = await students(school, [{ given_name: 'Zephyrine', family_name: 'Quillfeather' }]);
  if (student === undefined) throw new Error('the student was imported');
  return { allocationId: await aPlaceInSlot(student, slotId, 'ATTENDED'), student, school };
}

/** Their review, as far as the mutation goes. */
export function write({ allocationId, student }: Been, overrides: object = {}): Promise<Fields> {
  return attempt(
    student.token,
    'writeReview',
    { allocationId, ...praise, ...overrides },
    '... on WriteReviewPayload { reviewId words } ... on ReviewWindowOver { closedOn } ... on InvalidInput { faults { path value message } }',
  );
}

/** Their review, let pass by the school and by the programme; returns its id. */
export async function publishedBy({ programme }: ReviewStory, been: Been, overrides: object = {}): Promise<string> {
  const reviewId = String((await write(been, overrides))['reviewId']);
  await perform(been.school.lead, 'passReview', { reviewId });
  await perform(programme.coordinator, 'publishReview', { reviewId });
  return reviewId;
}

/** Four reviews from one school and one from the other, published now; with what differs in each. */
export async function fiveReviews(
  story: ReviewStory,
  slotId: string,
  each: readonly object[] = [{}, {}, {}, {}, {}],
): Promise<Been[]> {
  const went: Been[] = [];
  for (const [index, overrides] of each.entries()) {
    const been = await whoWent(story.schools[index === 4 ? 1 : 0], slotId);
    await publishedBy(story, been, { body: `Review number ${index} of this place.`, ...overrides });
    went.push(been);
  }
  return went;
}

/** The night in which a half-term begins. */
export async function nightOf(day: string): Promise<void> {
  await setNow(`${day}T09:00:00Z`);
  await tick('show-reviews');
}

const shownOf = `query ($id: ID!, $first: Int!, $after: String) {
  reviewSummary(opportunityId: $id) { reviews asAdvertisedPercent asAdvertised { reviews percent lowPercent highPercent }
    claims { words yes partly no cannotSay asAdvertised { percent } } }
  publishedReviews(opportunityId: $id, first: $first, after: $after) {
    nodes { reference published batch isOld body advice wasAsAdvertised tasks reply } pageInfo { hasNextPage endCursor } } }`;

/** What somebody is shown of the reviews of an advert. */
export function shown(token: string, id: string, first = 40, after: string | null = null): Promise<Answer> {
  return graphql(token, shownOf, { id, first, after });
}

/** The texts of an advert that somebody is shown. */
export async function textsOf(token: string, opportunityId: string): Promise<Fields[]> {
  return (await shown(token, opportunityId)).data.publishedReviews.nodes;
}
