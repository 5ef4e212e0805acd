import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner, attempt, graphql, perform, type Answer, type TestStudent } from '#testing';
import { aProposal, aProposedRound, aStory, move, roundSeenBy, runSeenBy, type Story } from './rounds.story.js';

interface Place {
  readonly id: string;
  readonly studentId: string;
  readonly slotId: string;
}

/** Places that are held in a round. */
function held(roundId: string): Promise<Place[]> {
  return asOwner<Place & Record<string, string>>(
    `select id, student_id as "studentId", slot_id as "slotId" from allocation
     where round_id = $1 and state in ('OFFERED', 'ACCEPTED') order by student_id`,
    [roundId],
  );
}

async function outcomeOf({ token }: TestStudent, roundId: string): Promise<Answer['data']> {
  const query = `query ($roundId: ID!) { myOutcome(roundId: $roundId) { kind reason place { slotId choiceRank } } }`;
  return (await graphql(token, query, { roundId })).data.myOutcome;
}

describe('a published round in which somebody gives a place back', () => {
  let story: Story;
  let roundId: string;
  let first: string;
  let before: Place[];

  beforeAll(async () => {
    story = await aStory();
    roundId = await aProposedRound(story);
    await move(story, 'PUBLISHED', roundId);
    before = await held(roundId);
    const [mine] = before.filter(({ studentId }) => studentId === story.cared.id);
    await perform(story.cared.token, 'declineAllocation', { allocationId: mine?.id, reason: 'I will be away.' });
    first = await aProposal(story, { roundId, basis: 'LEAST_CHANGE' });
  });

  it('is matched again without anybody hearing of it', async () => {
    const { coordinator } = story.programme;
    expect(await roundSeenBy(coordinator, roundId)).toMatchObject({ state: 'PUBLISHED' });
    expect(await runSeenBy(coordinator, first)).toMatchObject({
      state: 'DONE',
      basis: 'LEAST_CHANGE',
      isCurrent: false,
    });
    expect(await outcomeOf(story.cared, roundId)).toMatchObject({ kind: 'PLACED', place: { slotId: story.kitchen } });
    expect(await held(roundId)).toEqual(before.filter(({ studentId }) => studentId !== story.cared.id));
  });

  it('moves nobody who holds a place, and offers what is free to those without one', async () => {
    const told = await Promise.all(story.everybody.map((student) => outcomeOf(student, roundId)));
    const published = await attempt(
      story.programme.coordinator,
      'publishRound',
      { roundId, proposalId: first },
      '... on PublishRoundPayload { offered now: state }',
    );
    expect(published).toMatchObject({ __typename: 'PublishRoundPayload', offered: 1, now: 'PUBLISHED' });
    const now = await held(roundId);
    const kept = before.filter(({ studentId }) => studentId !== story.cared.id);
    expect(now).toEqual(expect.arrayContaining(kept));
    expect(now).toHaveLength(5);
    const [added] = now.filter(({ id }) => !kept.some((place) => place.id === id));
    expect(added).toMatchObject({ slotId: story.kitchen });
    expect(added?.studentId).not.toBe(story.cared.id);

    // Whoever kept a place reads what they read before; whoever gave it up is told why that choice is gone.
    for (const [index, student] of story.everybody.entries()) {
      if (!kept.some(({ studentId }) => studentId === student.id)) continue;
      expect(await outcomeOf(student, roundId)).toEqual(told[index]);
    }
    expect((await outcomeOf(story.cared, roundId)).reason).toContainEqual(
      expect.stringMatching(/^Your first choice, A week in the kitchen .*: you had a place there before/),
    );
    const taken = await asOwner<{ taken: number }>('select sum(taken)::integer as taken from slot where id = any($1)', [
      [story.studio, story.kitchen, story.office],
    ]);
    expect(taken).toEqual([{ taken: 5 }]);
  });

  it('draws no new lottery: the number that won the place is the one that the seed gives to its student', async () => {
    const { seed } = await roundSeenBy(story.programme.coordinator, roundId);
    const draw = (id: string): string => createHmac('sha256', Buffer.from(seed, 'hex')).update(id).digest('hex');
    const order = story.everybody.map(({ id }) => id).sort((left, right) => (draw(left) < draw(right) ? -1 : 1));
    const [winner] = (await held(roundId)).filter(({ slotId }) => slotId === story.kitchen);
    const [row] = await asOwner<{ number: number }>(
      `select (cut_off ->> 'lotteryNumber')::integer as number from proposal_slot where proposal_id = $1 and slot_id = $2`,
      [first, story.kitchen],
    );
    expect(row).toEqual({ number: order.indexOf(winner?.studentId ?? '') + 1 });
  });

  it('can be matched so again, from what is published now and from nothing else', async () => {
    const { coordinator } = story.programme;
    const second = await aProposal(story, { roundId, basis: 'LEAST_CHANGE' });
    const other = await aProposal(story, { roundId, basis: 'LEAST_CHANGE' });
    expect(await attempt(coordinator, 'publishRound', { roundId, proposalId: first })).toMatchObject({
      __typename: 'ProposalOvertaken',
    });
    const fields = '... on PublishRoundPayload { offered }';
    expect(await attempt(coordinator, 'publishRound', { roundId, proposalId: second }, fields)).toMatchObject({
      offered: 0,
    });
    expect(await attempt(coordinator, 'publishRound', { roundId, proposalId: other })).toMatchObject({
      __typename: 'ProposalOvertaken',
    });
    expect(await held(roundId)).toHaveLength(5);
    const again = await attempt(coordinator, 'publishRound', { roundId });
    expect(again).toMatchObject({ __typename: 'WrongState', currentState: 'PUBLISHED' });
  });

  it('offers nothing when a slot was taken off show meanwhile', async () => {
    const { coordinator } = story.programme;
    const [leaving] = (await held(roundId)).filter(({ slotId }) => slotId === story.office);
    const student = story.everybody.find(({ id }) => id === leaving?.studentId);
    await perform(student?.token ?? '', 'declineAllocation', { allocationId: leaving?.id, reason: 'I found another.' });
    const third = await aProposal(story, { roundId, basis: 'LEAST_CHANGE' });
    await asOwner(`update slot set state = 'CANCELLED' where id = $1`, [story.office]);
    const fields = '... on SlotsHaveChanged { slotIds }';
    expect(await attempt(coordinator, 'publishRound', { roundId, proposalId: third }, fields)).toMatchObject({
      __typename: 'SlotsHaveChanged',
      slotIds: [story.office],
    });
    expect(await held(roundId)).toHaveLength(4);
    // A place that is held in it stays: only what was to be offered there is gone.
    const fourth = await aProposal(story, { roundId, basis: 'LEAST_CHANGE' });
    await perform(coordinator, 'publishRound', { roundId, proposalId: fourth });
    expect(await held(roundId)).toHaveLength(4);
  });
});
