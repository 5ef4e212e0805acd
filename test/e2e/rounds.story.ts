import pg from 'pg';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  graphql,
  perform,
  runProposals,
  students,
  surroundings,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';
import type { RoundGoal } from '#rounds';

const halfTerm = { name: 'Autumn half-term', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 5 };
const statement = 'I draw every day and would like to see how a studio works.';
/** The mutation that moves a round to a state. */
export const mutationTo: Readonly<Record<RoundGoal, string>> = {
  OPEN: 'openRound',
  CLOSED: 'closeRound',
  PROPOSED: 'proposeRound',
  PUBLISHED: 'publishRound',
  SETTLED: 'settleRound',
};

/** A programme with two schools, twelve students and five places in three slots. */
export interface Story {
  readonly programme: TestProgramme;
  readonly employer: TestEmployer;
  readonly north: TestSchool;
  readonly south: TestSchool;
  /** Two places. */
  readonly studio: string;
  /** One place. */
  readonly kitchen: string;
  /** Two places. */
  readonly office: string;
  readonly everybody: TestStudent[];
  /** Care experienced. */
  readonly cared: TestStudent;
  readonly plain: TestStudent;
  /** In Year 9. */
  readonly young: TestStudent;
  /** Travels ten minutes at most. */
  readonly homebody: TestStudent;
  readonly southerner: TestStudent;
}

/** All of it, in a programme of its own. */
export async function aStory(): Promise<Story> {
  const programme = await aProgramme();
  const [employer, north, south] = [await anEmployer(programme), await aSchool(programme), await aSchool(programme)];
  const slot = async (title: string, category: string, capacity: number): Promise<string> =>
    aSlot(employer, await anOpportunity(employer, { title, category }), { capacity });
  const [studio, kitchen, office] = [
    await slot('A week in the studio', 'CREATIVE_AND_MEDIA', 2),
    await slot('A week in the kitchen', 'HOSPITALITY_AND_FOOD', 1),
    await slot('A week in the office', 'ADMINISTRATION', 2),
  ];
  const northerners = await students(north, [
    { care_experienced: 'yes' },
    {},
    { year_group: '9', born_on: '2012-11-05' },
    { max_minutes: '10' },
    ...Array.from({ length: 4 }, () => ({ interests: '' })),
  ]);
  const southerners = await students(south, [{ free_school_meals: 'yes' }, {}, {}, {}]);
  const everybody = [...northerners, ...southerners];
  const [cared, plain, young, homebody] = northerners;
  const [southerner] = southerners;
  if (!cared || !plain || !young || !homebody || !southerner) throw new Error('students were not imported');
  return {
    programme,
    employer,
    north,
    south,
    studio,
    kitchen,
    office,
    everybody,
    cared,
    plain,
    young,
    homebody,
    southerner,
  };
}

/** A round of the autumn half-term, in draft. */
export async function aRound({ programme }: Pick<Story, 'programme'>): Promise<string> {
  return (await perform(programme.coordinator, 'createRound', halfTerm, 'roundId')).roundId;
}

/** Moves a round as its coordinator; to be proposed, with the help of a worker. */
export async function move(
  { programme }: Pick<Story, 'programme'>,
  to: RoundGoal,
  roundId: string,
  fields = '',
): Promise<Answer['data']> {
  const answer = await perform(programme.coordinator, mutationTo[to], { roundId }, fields);
  if (to === 'PROPOSED') await runProposals();
  return answer;
}

function apply({ token }: TestStudent, roundId: string, slotId: string): Promise<Answer['data']> {
  return perform(token, 'submitApplication', { roundId, slotId, statement });
}

/** A round in which two asked for the kitchen, and one of them for the studio as well; its lists are closed. */
export async function aClosedRound(story: Story): Promise<string> {
  const roundId = await aRound(story);
  await move(story, 'OPEN', roundId);
  for (const student of [story.plain, story.cared]) await apply(student, roundId, story.kitchen);
  await apply(story.plain, roundId, story.studio);
  await move(story, 'CLOSED', roundId);
  return roundId;
}

/** Asks for a run of the matching; returns the id of what will be its proposal. */
export async function start({ programme }: Pick<Story, 'programme'>, input: object): Promise<string> {
  return (await perform(programme.coordinator, 'proposeRound', input, 'proposalId')).proposalId;
}

/** A run that a worker has done. */
export async function aProposal(story: Pick<Story, 'programme'>, input: object): Promise<string> {
  const proposalId = await start(story, input);
  await runProposals();
  return proposalId;
}

/** That round, matched. */
export async function aProposedRound(story: Story): Promise<string> {
  const roundId = await aClosedRound(story);
  await aProposal(story, { roundId });
  return roundId;
}

const runQuery = `query ($id: ID!) { proposalRun(proposalId: $id) { id roundId state step progressPercent basis attempts failure impossiblePins
  askedAt endedAt placed unplaced isCurrent mode { kind completionRanksDown priorityClasses ranks } } }`;

/** A run as its coordinator follows it. */
export async function runSeenBy(token: string, id: string): Promise<Answer['data']> {
  return (await graphql(token, runQuery, { id })).data.proposalRun;
}

const roundQuery = `query ($id: ID!) { round(id: $id) { state seedCommitment seed
  viewerCanOpen viewerCanClose viewerCanPropose viewerCanPublish viewerCanSettle } }`;

/** The round as somebody sees it; null when they do not. */
export async function roundSeenBy(token: string, id: string): Promise<Answer['data']> {
  return (await graphql(token, roundQuery, { id })).data.round;
}

/** Keeps every list shut away while something is done, so that a run stands still where it reads them. */
export async function whileListsAreLocked<Result>(work: () => Promise<Result>): Promise<Result> {
  const owner = new pg.Client(surroundings().owner);
  await owner.connect();
  try {
    await owner.query('begin; lock table application in access exclusive mode');
    return await work();
  } finally {
    await owner.query('rollback');
    await owner.end();
  }
}
