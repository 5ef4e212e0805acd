import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner, graphql, type Answer, type TestStudent } from '#testing';
import { aProposedRound, aRound, aStory, move, roundSeenBy, type Story } from './rounds.story.js';

const myOutcome = `query ($roundId: ID!) { myOutcome(roundId: $roundId) { kind reason
  place { slotId title choiceRank outMinutes backMinutes isTravelRough } } }`;

async function outcomeOf({ token }: TestStudent, roundId: string): Promise<Answer['data']> {
  return (await graphql(token, myOutcome, { roundId })).data.myOutcome;
}

const schoolOutcomes = `query ($roundId: ID!, $first: Int!, $after: String) { schoolOutcomes(roundId: $roundId, first: $first, after: $after) {
  nodes { studentId familyName kind reason place { slotId } } pageInfo { hasNextPage endCursor } } }`;

async function outcomesOf(
  token: string,
  roundId: string,
  first = 100,
  after: string | null = null,
): Promise<Answer['data']> {
  return (await graphql(token, schoolOutcomes, { roundId, first, after })).data.schoolOutcomes;
}

const proposalQuery = `query ($roundId: ID!) { proposal(roundId: $roundId) { id placed unplaced instanceHash ruleSetVersion proposedAt
  byChoiceRank { choiceRank placed } bySchool { schoolId placed unplaced } byPriorityClass { priorityClass placed unplaced }
  unplacedBecause { kind unplaced }
  slots(first: 10) { nodes { slotId filled capacity cutOff { priorityClass distanceBand lotteryNumber } } pageInfo { hasNextPage } } } }`;

let shared: Story;
let other: Story;

beforeAll(async () => {
  shared = await aStory();
  other = await aStory();
});

describe('a round', () => {
  it('seals its lottery at the start and opens the seal when it is published', async () => {
    const fresh = await aRound(shared);
    const { seedCommitment, seed } = await roundSeenBy(shared.programme.coordinator, fresh);
    expect(seedCommitment).toMatch(/^[0-9a-f]{64}$/);
    expect(seed).toBeNull();
    const [saved] = await asOwner<{ seed: string }>('select seed from round where id = $1', [fresh]);
    await asOwner(`update round set state = 'PUBLISHED' where id = $1`, [fresh]);
    const published = await roundSeenBy(shared.plain.token, fresh);
    expect(published).toMatchObject({ seed: saved?.seed, seedCommitment });
    expect(createHash('sha256').update(Buffer.from(published.seed, 'hex')).digest('hex')).toBe(seedCommitment);
  });

  it('is the coordinator alone who sees a draft, and nobody of another programme sees any', async () => {
    const draft = await aRound(shared);
    const { plain, north, employer, programme } = shared;
    const seen = async (): Promise<boolean[]> => {
      const tokens = [programme.coordinator, plain.token, north.lead, employer.token, other.programme.coordinator];
      return Promise.all(tokens.map(async (token) => (await roundSeenBy(token, draft)) !== null));
    };
    expect(await seen()).toEqual([true, false, false, false, false]);
    await move(shared, 'OPEN', draft);
    expect(await seen()).toEqual([true, true, true, true, false]);
    const listed = await graphql(plain.token, '{ rounds { id state } }');
    expect(listed.data.rounds).toContainEqual({ id: draft, state: 'OPEN' });
    expect(await roundSeenBy(plain.token, draft)).toMatchObject({ viewerCanClose: false });
    expect(await roundSeenBy(programme.coordinator, draft)).toMatchObject({
      viewerCanOpen: false,
      viewerCanClose: true,
    });
  });
});

describe('a round that is proposed', () => {
  let story: Story;
  let roundId: string;

  beforeAll(async () => {
    story = await aStory();
    roundId = await aProposedRound(story);
  });

  it('has an outcome with a reason for each of the twelve, of which the coordinator sees sums and no small ones', async () => {
    const outcomes = await asOwner<{ student_id: string }>(
      'select o.student_id from round r join proposal_outcome o on o.proposal_id = r.current_proposal_id where r.id = $1',
      [roundId],
    );
    expect(outcomes.map((row) => row.student_id).sort()).toEqual(story.everybody.map(({ id }) => id).sort());
    const { proposal } = (await graphql(story.programme.coordinator, proposalQuery, { roundId })).data;
    expect(proposal).toMatchObject({ placed: 5, unplaced: 7, instanceHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(proposal.bySchool).toHaveLength(2);
    for (const group of [...proposal.bySchool, ...proposal.byPriorityClass])
      expect(group).toMatchObject({ placed: null, unplaced: null });
    const slots = Object.fromEntries(proposal.slots.nodes.map((slot: { slotId: string }) => [slot.slotId, slot]));
    expect(slots[story.studio]).toMatchObject({
      filled: 2,
      capacity: 2,
      cutOff: { lotteryNumber: expect.any(Number) },
    });
    expect(slots[story.kitchen]).toMatchObject({ filled: 1, cutOff: { priorityClass: 0 } });
    expect(proposal.slots.pageInfo.hasNextPage).toBe(false);
    for (const token of [story.north.lead, story.plain.token, story.employer.token]) {
      expect((await graphql(token, proposalQuery, { roundId })).status).toBe(403);
    }
    expect((await graphql(shared.programme.coordinator, proposalQuery, { roundId })).data.proposal).toBeNull();
  });

  it('tells nobody anything before it is published', async () => {
    expect(await outcomeOf(story.plain, roundId)).toBeNull();
    expect((await outcomesOf(story.north.lead, roundId)).nodes).toEqual([]);
    expect((await roundSeenBy(story.plain.token, roundId)).seed).toBeNull();
  });

  it('is the same when it is matched again without a change', async () => {
    const before = (await graphql(story.programme.coordinator, proposalQuery, { roundId })).data.proposal;
    await move(story, 'PROPOSED', roundId);
    const after = (await graphql(story.programme.coordinator, proposalQuery, { roundId })).data.proposal;
    expect(after).toEqual({ ...before, id: expect.any(String), proposedAt: expect.any(String) });
    expect(after.id).not.toBe(before.id);
  });
});

describe('a round that is published', () => {
  let story: Story;
  let roundId: string;
  let answer: Answer['data'];

  beforeAll(async () => {
    story = await aStory();
    roundId = await aProposedRound(story);
    answer = await move(story, 'PUBLISHED', roundId, 'now: state offered');
  });

  it('offers its places once, takes them from the slots and tells every student of them', async () => {
    expect(answer).toMatchObject({ now: 'PUBLISHED', offered: 5 });
    const allocations = await asOwner<{
      student_id: string;
      slot_id: string;
      state: string;
      version: number;
      days: string;
    }>(
      'select student_id, slot_id, state, placement_version as version, days::text from allocation where round_id = $1',
      [roundId],
    );
    expect(allocations).toHaveLength(5);
    for (const row of allocations)
      expect(row).toMatchObject({ state: 'OFFERED', version: 1, days: '[2026-10-26,2026-10-31)' });
    const taken = await asOwner<{ id: string; taken: number }>('select id, taken from slot where id = any($1)', [
      [story.studio, story.kitchen, story.office],
    ]);
    expect(Object.fromEntries(taken.map((row) => [row.id, row.taken]))).toEqual({
      [story.studio]: 2,
      [story.kitchen]: 1,
      [story.office]: 2,
    });
    const told = await asOwner<{ student_id: string }>(
      `select student_id from event where kind = 'allocation.offered' and programme_id = $1`,
      [story.programme.id],
    );
    expect(told.map((row) => row.student_id).sort()).toEqual(allocations.map((row) => row.student_id).sort());
  });

  it('tells each student what came of it, in plain words', async () => {
    expect(await outcomeOf(story.cared, roundId)).toEqual({
      kind: 'PLACED',
      place: {
        slotId: story.kitchen,
        title: 'A week in the kitchen',
        choiceRank: 1,
        outMinutes: 55,
        backMinutes: 55,
        isTravelRough: true,
      },
      reason: [
        expect.stringMatching(/^You have a place: A week in the kitchen at Employer \d+\. It was your first choice\.$/),
      ],
    });
    expect((await outcomeOf(story.plain, roundId)).reason).toContainEqual(
      expect.stringMatching(
        /^Your first choice, A week in the kitchen at Employer \d+: all its places went to students whom the published order/,
      ),
    );
    expect(await outcomeOf(story.young, roundId)).toEqual({
      kind: 'BARRED_BY_RULES',
      place: null,
      reason: [expect.any(String), expect.stringMatching(/^Placements are for Year 10 and above/)],
    });
    expect(await outcomeOf(story.homebody, roundId)).toEqual({
      kind: 'NONE_WITHIN_REACH',
      place: null,
      reason: ['You have no place in this round: nothing that is open to you can be reached in 10 minutes each way.'],
    });
    expect(await outcomeOf(story.southerner, roundId)).toMatchObject({ kind: 'PLACED', place: { choiceRank: null } });
  });

  it('tells a school of its own students alone, page by page', async () => {
    const { nodes } = await outcomesOf(story.south.safeguardingLead, roundId);
    expect(nodes.map(({ studentId }: { studentId: string }) => studentId).sort()).toEqual(
      story.everybody
        .slice(8)
        .map(({ id }) => id)
        .sort(),
    );
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await outcomesOf(story.north.lead, roundId, 3, after);
      paged.push(...page.nodes.map(({ studentId }: { studentId: string }) => studentId));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(paged).toEqual(
      (await outcomesOf(story.north.lead, roundId)).nodes.map(({ studentId }: { studentId: string }) => studentId),
    );
    expect([...paged].sort()).toEqual(
      story.everybody
        .slice(0, 8)
        .map(({ id }) => id)
        .sort(),
    );
    expect((await outcomesOf(shared.north.lead, roundId)).nodes).toEqual([]);
    expect(await outcomeOf(shared.plain, roundId)).toBeNull();
  });

  it('leaves those who hold a place out of another round in the same days, and is settled in the end', async () => {
    const again = await aProposedAgain(story);
    await move(story, 'PUBLISHED', again);
    expect(await outcomeOf(story.cared, again)).toMatchObject({ kind: 'ALREADY_PLACED', place: null });
    expect(await move(story, 'SETTLED', roundId, 'now: state')).toMatchObject({ now: 'SETTLED' });
    expect(await outcomeOf(story.cared, roundId)).toMatchObject({ kind: 'PLACED' });
  });
});

/** Another round of the same days, without applications. */
async function aProposedAgain(story: Story): Promise<string> {
  const roundId = await aRound(story);
  for (const to of ['OPEN', 'CLOSED', 'PROPOSED'] as const) await move(story, to, roundId);
  return roundId;
}
