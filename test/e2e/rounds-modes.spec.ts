import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  students,
  type Answer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { rankObjectives } from '#rounds';
import { aClosedRound, aProposal, aRound, aStory, move, runSeenBy, type Story } from './rounds.story.js';

const proposalQuery = `query ($id: ID!) { proposal(proposalId: $id) { placed unplaced priorityPlaced byConsent { gained moved movedDown ranksLost }
  mode { kind ranks } byChoiceRank { choiceRank placed } unplacedBecause { kind unplaced }
  overDemandedGroups { number students seats slotCount slots(first: 10) { nodes { slotId title } pageInfo { hasNextPage } } }
  slots(first: 10) { nodes { slotId filled cutOff { lotteryNumber } oneMorePlace { placed words } closure { students minimumGroup } } } } }`;

async function proposalSeenBy(token: string, id: string): Promise<Answer['data']> {
  return (await graphql(token, proposalQuery, { id })).data.proposal;
}

async function outcomeOf({ token }: TestStudent, roundId: string): Promise<Answer['data']> {
  const query = `query ($roundId: ID!) { myOutcome(roundId: $roundId) { kind reason place { slotId choiceRank } } }`;
  return (await graphql(token, query, { roundId })).data.myOutcome;
}

const modes = [
  { kind: 'FAIR' },
  { kind: 'FAIR', completionRanksDown: 3 },
  ...rankObjectives.map((ranks) => ({ kind: 'MAXIMUM', priorityClasses: 1, ranks })),
];

describe('a dry run in any mode', () => {
  let story: Story;
  let roundId: string;

  beforeAll(async () => {
    story = await aStory();
    roundId = await aClosedRound(story);
  });

  it.each(modes)('shows its coordinator how many have a place, and where more are needed: %j', async (mode) => {
    const { coordinator } = story.programme;
    const proposalId = await aProposal(story, { roundId, mode });
    expect(await runSeenBy(coordinator, proposalId)).toMatchObject({ state: 'DONE', mode });
    const proposal = await proposalSeenBy(coordinator, proposalId);
    expect(proposal).toMatchObject({ placed: 5, unplaced: 7, priorityPlaced: null });
    // Ten may go where there are five places; one is too young, and one travels ten minutes at most.
    const slots = [story.studio, story.kitchen, story.office].sort();
    expect(proposal.overDemandedGroups).toEqual([
      {
        number: 1,
        students: 10,
        seats: 5,
        slotCount: 3,
        slots: {
          nodes: slots.map((slotId) => ({ slotId, title: expect.stringMatching(/^A week in the /) })),
          pageInfo: { hasNextPage: false },
        },
      },
    ]);
    const isMost = mode.kind === 'MAXIMUM';
    for (const { cutOff, oneMorePlace, closure } of proposal.slots.nodes) {
      expect(cutOff).toEqual(isMost ? null : { lotteryNumber: expect.any(Number) });
      const price = { placed: 1, words: 'One more place here would place at most one more student.' };
      expect(oneMorePlace).toEqual(isMost ? price : null);
      expect(closure).toBeNull();
    }
    const hidden = { gained: null, moved: null, movedDown: null, ranksLost: null };
    expect(proposal.byConsent).toEqual('completionRanksDown' in mode ? hidden : null);
  });

  it('is the same as before when it is done again', async () => {
    const found = async (mode: object): Promise<unknown> => {
      const id = await aProposal(story, { roundId, mode });
      return asOwner(
        'select student_id, slot_id, reason from proposal_outcome where proposal_id = $1 order by student_id',
        [id],
      );
    };
    for (const mode of modes.slice(1, 3)) expect(await found(mode)).toEqual(await found(mode));
  });
});

/** One who goes first and can go to either slot; two who can only go where that one would rather be. */
interface TightStory {
  readonly programme: TestProgramme;
  readonly school: TestSchool;
  readonly kitchen: string;
  readonly office: string;
  readonly flexible: TestStudent;
  readonly bound: readonly TestStudent[];
  readonly roundId: string;
}

async function aTightStory(): Promise<TightStory> {
  const programme = await aProgramme();
  const [employer, school] = [await anEmployer(programme), await aSchool(programme)];
  const slot = async (title: string, capacity: number): Promise<string> =>
    aSlot(employer, await anOpportunity(employer, { title }), { capacity });
  const [kitchen, office] = [await slot('A week in the kitchen', 1), await slot('A week in the office', 2)];
  const [flexible, ...bound] = await students(school, [{ care_experienced: 'yes' }, {}, {}]);
  if (flexible === undefined) throw new Error('the students were not imported');
  const roundId = await aRound({ programme });
  await move({ programme }, 'OPEN', roundId);
  const statement = 'I cook at home for all of us, and would like to see how it is done for many.';
  for (const { token } of [flexible, ...bound])
    await perform(token, 'submitApplication', { roundId, slotId: kitchen, statement });
  await perform(flexible.token, 'setRoundWishes', { roundId, excludedSlotIds: [], agreesToMove: true });
  for (const { token } of bound)
    await perform(token, 'setRoundWishes', { roundId, excludedSlotIds: [office], agreesToMove: false });
  await move({ programme }, 'CLOSED', roundId);
  return { programme, school, kitchen, office, flexible, bound, roundId };
}

const maximum = { kind: 'MAXIMUM', priorityClasses: 1, ranks: 'LEAST_TOTAL_RANK' };

/** Matches and publishes it. */
async function published(story: TightStory, mode: object): Promise<string> {
  const { programme, roundId } = story;
  const proposalId = await aProposal(story, { roundId, mode });
  await perform(programme.coordinator, 'publishRound', { roundId, proposalId });
  return proposalId;
}

async function boundOutcomes({ bound, roundId }: TightStory): Promise<Answer['data'][]> {
  const outcomes = await Promise.all(bound.map((student) => outcomeOf(student, roundId)));
  return outcomes.sort((left, right) => Number(left.place === null) - Number(right.place === null));
}

describe('the fair mode and as many places as can be', () => {
  it('are held against each other by who is better or worse off, and who has a place at all', async () => {
    const story = await aTightStory();
    const { coordinator } = story.programme;
    const { roundId } = story;
    const [fair, completed, most] = [
      await aProposal(story, { roundId }),
      await aProposal(story, { roundId, mode: { kind: 'FAIR', completionRanksDown: 1 } }),
      await aProposal(story, { roundId, mode: maximum }),
    ];
    const compare = async (before: string, after: string): Promise<Answer['data']> => {
      const query = `{ compareProposals(before: "${before}", after: "${after}") { all { better worse newlyPlaced noLongerPlaced same moved }
        bySchool { counts { worse } } byPriorityClass { counts { worse } } } }`;
      return (await graphql(coordinator, query)).data.compareProposals;
    };
    const change = { better: 0, worse: 1, newlyPlaced: 1, noLongerPlaced: 0, same: 1, moved: 0 };
    expect((await compare(fair, most)).all).toEqual(change);
    expect((await compare(fair, completed)).all).toEqual(change);
    expect((await compare(most, fair)).all).toEqual({
      ...change,
      better: 1,
      worse: 0,
      newlyPlaced: 0,
      noLongerPlaced: 1,
    });
    const { bySchool, byPriorityClass } = await compare(fair, most);
    for (const { counts } of [...bySchool, ...byPriorityClass]) expect(counts).toBeNull();
    const sums = await Promise.all([fair, completed, most].map((id) => proposalSeenBy(coordinator, id)));
    expect(sums.map(({ placed, unplaced }) => [placed, unplaced])).toEqual([
      [1, 2],
      [2, 1],
      [2, 1],
    ]);
    // Two who want one place are too few to be counted, and the place is not.
    expect(sums[2].overDemandedGroups).toMatchObject([
      { students: null, seats: 1, slotCount: 1, slots: { nodes: [{ slotId: story.kitchen }] } },
    ]);
  });
});

describe('a round that is published with as many places as can be', () => {
  let story: TightStory;

  beforeAll(async () => {
    story = await aTightStory();
    await published(story, maximum);
  });

  it('tells each student what a better choice would have cost, and the group of whoever has none', async () => {
    const { flexible, office, roundId } = story;
    const told = await outcomeOf(flexible, roundId);
    expect(told).toMatchObject({ kind: 'PLACED', place: { slotId: office, choiceRank: null } });
    expect(told.reason).toEqual([
      expect.stringMatching(
        /^You have a place: A week in the office .* none of your own choices could be given to you\.$/,
      ),
      expect.stringMatching(
        /^Your first choice, A week in the kitchen .*: if you had it, at least 1 student fewer would have a place\.$/,
      ),
    ]);
    const [placed, unplaced] = await boundOutcomes(story);
    expect(placed).toMatchObject({ kind: 'PLACED', place: { slotId: story.kitchen, choiceRank: 1 } });
    expect(unplaced).toMatchObject({ kind: 'TOO_FEW_PLACES', place: null });
    expect(unplaced.reason.at(-1)).toBe('There are not enough places within reach: 1 place for 2 students.');
  });

  it('tells the careers lead the same of every student', async () => {
    const query = `{ schoolOutcomes(roundId: "${story.roundId}", first: 9) { nodes { studentId kind reason } } }`;
    const { nodes } = (await graphql(story.school.lead, query)).data.schoolOutcomes;
    expect(nodes).toHaveLength(3);
    for (const student of [story.flexible, ...story.bound]) {
      const { kind, reason } = await outcomeOf(student, story.roundId);
      expect(nodes).toContainEqual({ studentId: student.id, kind, reason });
    }
  });

  it('gives what comes free to somebody without a place, and moves nobody, in that mode as well', async () => {
    const { programme, bound, flexible, roundId, kitchen, office } = story;
    const [holding] = await asOwner<{ id: string; student_id: string }>(
      'select id, student_id from allocation where round_id = $1 and slot_id = $2',
      [roundId, kitchen],
    );
    const leaving = bound.find(({ id }) => id === holding?.student_id);
    const allocationId = holding?.id;
    await perform(leaving?.token ?? '', 'declineAllocation', { allocationId, reason: 'I will be away.' });
    const before = await outcomeOf(flexible, roundId);
    const proposalId = await aProposal(story, { roundId, mode: maximum, basis: 'LEAST_CHANGE' });
    const fields = '... on PublishRoundPayload { offered }';
    const answer = await attempt(programme.coordinator, 'publishRound', { roundId, proposalId }, fields);
    expect(answer).toMatchObject({ __typename: 'PublishRoundPayload', offered: 1 });
    expect(await outcomeOf(flexible, roundId)).toEqual(before);
    const held = await asOwner<{ student_id: string; slot_id: string }>(
      `select student_id, slot_id from allocation where round_id = $1 and state = 'OFFERED'`,
      [roundId],
    );
    const next = bound.find(({ id }) => id !== leaving?.id);
    expect(held).toHaveLength(2);
    expect(held).toEqual(
      expect.arrayContaining([
        { student_id: flexible.id, slot_id: office },
        { student_id: next?.id, slot_id: kitchen },
      ]),
    );
  });
});

describe('a round that is published with moves by consent', () => {
  it('tells whoever made room what it was for, and whoever gained a place how', async () => {
    const story = await aTightStory();
    await published(story, { kind: 'FAIR', completionRanksDown: 1 });
    const told = await outcomeOf(story.flexible, story.roundId);
    expect(told).toMatchObject({ kind: 'PLACED', place: { slotId: story.office } });
    expect(told.reason[1]).toMatch(
      /^By the published order you would have had A week in the kitchen .*, your first choice\. You agreed to make room: you moved 1 place down/,
    );
    const [gained, unplaced] = await boundOutcomes(story);
    expect(gained.reason[1]).toMatch(/you have it because others had agreed to make room\.$/);
    expect(unplaced.kind).toBe('REFUSED_EVERYWHERE');
    expect(unplaced.reason.at(-1)).toMatch(
      /^We also looked for a place for you among those of students who had agreed/,
    );
  });
});
