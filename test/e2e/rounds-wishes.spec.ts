import { beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner, attempt, graphql, perform, type Answer, type TestStudent } from '#testing';
import { aClosedRound, aProposal, aRound, aStory, move, runSeenBy, type Story } from './rounds.story.js';

const nobodys = {
  round: 'rnd_01k5h2m3n4p5q6r7s8t9vwxyz0',
  student: 'stu_01k5h2m3n4p5q6r7s8t9vwxyz0',
  slot: 'slt_01k5h2m3n4p5q6r7s8t9vwxyz0',
};
const statement = 'I like to cook.';

let story: Story;

beforeAll(async () => {
  story = await aStory();
});

async function anOpenRound(): Promise<string> {
  const roundId = await aRound(story);
  await move(story, 'OPEN', roundId);
  return roundId;
}

const mine =
  'query ($roundId: ID!) { myRoundWishes(roundId: $roundId) { agreesToMove excludedSlots { slotId title } } }';
const ofStudent = `query ($roundId: ID!, $studentId: ID!) { roundWishesOfStudent(roundId: $roundId, studentId: $studentId) {
  agreesToMove excludedSlots { slotId } } }`;

async function wishesOf({ token }: TestStudent, roundId: string): Promise<Answer['data']> {
  return (await graphql(token, mine, { roundId })).data.myRoundWishes;
}

async function slotOf(student: TestStudent, proposalId: string): Promise<string | null | undefined> {
  const [row] = await asOwner<{ slot_id: string | null }>(
    'select slot_id from proposal_outcome where proposal_id = $1 and student_id = $2',
    [proposalId, student.id],
  );
  return row?.slot_id;
}

describe('what a student wants of a round besides the list', () => {
  it('is kept, shown back and replaced as a whole', async () => {
    const roundId = await anOpenRound();
    expect(await wishesOf(story.plain, roundId)).toBeNull();
    const said = { roundId, excludedSlotIds: [story.office, story.studio], agreesToMove: true };
    const fields = 'excludedSlotIds agreesToMove';
    expect(await perform(story.plain.token, 'setRoundWishes', said, fields)).toMatchObject({
      excludedSlotIds: [story.office, story.studio],
      agreesToMove: true,
    });
    expect(await wishesOf(story.plain, roundId)).toEqual({
      agreesToMove: true,
      excludedSlots: [
        { slotId: story.office, title: 'A week in the office' },
        { slotId: story.studio, title: 'A week in the studio' },
      ],
    });
    await perform(story.plain.token, 'setRoundWishes', { roundId, excludedSlotIds: [], agreesToMove: false });
    expect(await wishesOf(story.plain, roundId)).toEqual({ agreesToMove: false, excludedSlots: [] });
  });

  it('keeps a slot off the options, the list and whatever the service adds', async () => {
    const roundId = await anOpenRound();
    const everything = [story.studio, story.kitchen, story.office];
    await perform(story.plain.token, 'setRoundWishes', {
      roundId,
      excludedSlotIds: [story.office],
      agreesToMove: false,
    });
    const { data } = await graphql(
      story.plain.token,
      `{ placementOptions(roundId: "${roundId}", first: 9) { nodes { slotId } } }`,
    );
    const options = data.placementOptions.nodes.map(({ slotId }: { slotId: string }) => slotId);
    expect([...options].sort()).toEqual([story.studio, story.kitchen].sort());
    expect(
      await attempt(
        story.plain.token,
        'submitApplication',
        { roundId, slotId: story.office, statement },
        '... on SlotNotInRound { why }',
      ),
    ).toMatchObject({ __typename: 'SlotNotInRound', why: ['The student has ruled it out; take that back first.'] });
    await perform(story.cared.token, 'setRoundWishes', { roundId, excludedSlotIds: everything, agreesToMove: false });
    await move(story, 'CLOSED', roundId);
    const proposalId = await aProposal(story, { roundId });
    expect(await slotOf(story.plain, proposalId)).not.toBe(story.office);
    expect(await slotOf(story.cared, proposalId)).toBeNull();
    await move(story, 'PUBLISHED', roundId);
    const outcome = await graphql(story.cared.token, `{ myOutcome(roundId: "${roundId}") { kind reason } }`);
    expect(outcome.data.myOutcome).toMatchObject({
      kind: 'RULED_OUT',
      reason: [expect.stringMatching(/^You have no place in this round: you ruled out every placement/)],
    });
    // The others of this file find the places free again.
    await asOwner(`update allocation set state = 'DECLINED' where round_id = $1`, [roundId]);
    await asOwner('update slot set taken = 0 where id = any($1)', [everything]);
  });

  it('is refused with every fault at once, and nothing of it is kept', async () => {
    const roundId = await anOpenRound();
    await perform(story.plain.token, 'submitApplication', { roundId, slotId: story.kitchen, statement });
    const excludedSlotIds = [story.office, nobodys.slot, story.kitchen, story.office, 'slot'];
    const result = await attempt(story.plain.token, 'setRoundWishes', { roundId, excludedSlotIds, agreesToMove: true });
    expect(result.faults.map(({ path }: { path: string }) => path)).toEqual(
      [1, 2, 3, 4].map((index) => `excludedSlotIds.${index}`),
    );
    expect(await wishesOf(story.plain, roundId)).toBeNull();
  });

  it('is said by the careers lead too, for a student of the own school, and by nobody else', async () => {
    const roundId = await anOpenRound();
    const { plain, north, south } = story;
    const said = { roundId, excludedSlotIds: [story.studio], agreesToMove: true, studentId: plain.id };
    expect(await attempt(south.lead, 'setRoundWishes', said)).toMatchObject({
      __typename: 'NotFound',
      kind: 'Student',
    });
    await perform(north.lead, 'setRoundWishes', said);
    const shown = { agreesToMove: true, excludedSlots: [{ slotId: story.studio }] };
    expect(await wishesOf(plain, roundId)).toMatchObject(shown);
    const seen = async (token: string): Promise<unknown> =>
      (await graphql(token, ofStudent, { roundId, studentId: plain.id })).data.roundWishesOfStudent;
    for (const token of [north.lead, north.safeguardingLead]) expect(await seen(token)).toEqual(shown);
    for (const token of [south.lead, south.safeguardingLead]) expect(await seen(token)).toBeNull();
    expect(await attempt(plain.token, 'setRoundWishes', said)).toMatchObject({
      __typename: 'InvalidInput',
      faults: [{ path: 'studentId' }],
    });
    expect(await wishesOf(story.cared, roundId)).toBeNull();
  });

  it('is said while the round is open', async () => {
    const roundId = await aClosedRound(story);
    const said = { roundId, excludedSlotIds: [], agreesToMove: true };
    const fields = '... on RoundNotOpen { state }';
    expect(await attempt(story.plain.token, 'setRoundWishes', said, fields)).toMatchObject({
      __typename: 'RoundNotOpen',
      state: 'CLOSED',
    });
    expect(await attempt(story.plain.token, 'setRoundWishes', { ...said, roundId: nobodys.round })).toMatchObject({
      __typename: 'NotFound',
      kind: 'Round',
    });
  });
});

const pins =
  'query ($roundId: ID!) { pinnedPlacements(roundId: $roundId, first: 9) { nodes { studentId slotId title } } }';
const more = '... on SlotNotInRound { why } ... on BlockedByRules { reasons { ruleId } }';

describe('a pinned placement', () => {
  async function pin(roundId: string, student: TestStudent, slotId: string): Promise<Answer['data']> {
    return attempt(story.programme.coordinator, 'pinPlacement', { roundId, studentId: student.id, slotId }, more);
  }

  async function pinned(roundId: string, token = story.programme.coordinator): Promise<Answer['data']> {
    return (await graphql(token, pins, { roundId })).data.pinnedPlacements.nodes;
  }

  it('is given before anybody is asked, and the student is told so', async () => {
    const roundId = await aClosedRound(story);
    expect(await pin(roundId, story.homebody, story.studio)).toMatchObject({ __typename: 'PinPayload' });
    expect(await pin(roundId, story.homebody, story.kitchen)).toMatchObject({ __typename: 'PinPayload' });
    expect(await pinned(roundId)).toEqual([
      { studentId: story.homebody.id, slotId: story.kitchen, title: 'A week in the kitchen' },
    ]);
    const proposalId = await aProposal(story, { roundId });
    expect(await slotOf(story.homebody, proposalId)).toBe(story.kitchen);
    expect(await slotOf(story.cared, proposalId)).not.toBe(story.kitchen);
    const [row] = await asOwner<{ kind: string; out_minutes: number }>(
      `select reason -> 'cause' ->> 'kind' as kind, out_minutes from proposal_outcome where proposal_id = $1 and student_id = $2`,
      [proposalId, story.homebody.id],
    );
    expect(row).toEqual({ kind: 'PINNED', out_minutes: 55 });

    await perform(story.programme.coordinator, 'unpinPlacement', { roundId, studentId: story.homebody.id });
    const without = await aProposal(story, { roundId });
    expect(await slotOf(story.homebody, without)).toBeNull();
    expect(
      await attempt(story.programme.coordinator, 'unpinPlacement', { roundId, studentId: story.homebody.id }),
    ).toMatchObject({
      __typename: 'NotFound',
      kind: 'Pin',
    });
  });

  it('is refused where the rules, the student or the slot stand against it', async () => {
    const roundId = await anOpenRound();
    await asOwner(`update student_identity set born_on = '2012-11-05' where student_id = $1`, [story.southerner.id]);
    expect(await pin(roundId, story.southerner, story.studio)).toMatchObject({
      __typename: 'BlockedByRules',
      reasons: [{ ruleId: 'R02' }],
    });
    await asOwner(`update student_identity set born_on = '2011-11-05' where student_id = $1`, [story.southerner.id]);
    await perform(story.plain.token, 'setRoundWishes', {
      roundId,
      excludedSlotIds: [story.kitchen],
      agreesToMove: false,
    });
    await pin(roundId, story.cared, story.kitchen);
    expect(await pin(roundId, story.plain, story.kitchen)).toMatchObject({
      __typename: 'SlotNotInRound',
      why: ['The student has ruled it out.', 'All its places are taken or pinned.'],
    });
    expect(await pin(roundId, story.young, story.studio)).toMatchObject({
      __typename: 'SlotNotInRound',
      why: ['The placement is not for Year 9.'],
    });
    expect(await pinned(roundId)).toHaveLength(1);
  });

  it('fails the run, which says whose it is, when it cannot be given any more', async () => {
    const roundId = await anOpenRound();
    await pin(roundId, story.plain, story.studio);
    await perform(story.plain.token, 'setRoundWishes', {
      roundId,
      excludedSlotIds: [story.studio],
      agreesToMove: false,
    });
    await move(story, 'CLOSED', roundId);
    const proposalId = await aProposal(story, { roundId });
    expect(await runSeenBy(story.programme.coordinator, proposalId)).toMatchObject({
      state: 'FAILED',
      failure: 'PIN_NOT_POSSIBLE',
      impossiblePins: [story.plain.id],
      placed: null,
    });
    expect(await asOwner('select from proposal where id = $1', [proposalId])).toEqual([]);
  });

  it('is set until the round is published, by its coordinator alone', async () => {
    const roundId = await anOpenRound();
    const { coordinator } = story.programme;
    const { programme: elsewhere } = await aStory();
    const input = { roundId, studentId: story.plain.id, slotId: story.office };
    for (const [changes, kind] of [
      [{ studentId: nobodys.student }, 'Student'],
      [{ studentId: 'student' }, 'Student'],
      [{ slotId: nobodys.slot }, 'Slot'],
      [{ slotId: 'slot' }, 'Slot'],
      [{ roundId: nobodys.round }, 'Round'],
    ] as const) {
      const answer = await attempt(coordinator, 'pinPlacement', { ...input, ...changes });
      expect(answer).toMatchObject({ __typename: 'NotFound', kind });
    }
    expect(await attempt(elsewhere.coordinator, 'pinPlacement', input)).toMatchObject({
      __typename: 'NotFound',
      kind: 'Round',
    });
    const theirs = await aRound({ programme: elsewhere });
    await move({ programme: elsewhere }, 'OPEN', theirs);
    const foreign = await attempt(elsewhere.coordinator, 'pinPlacement', { ...input, roundId: theirs });
    expect(foreign).toMatchObject({ __typename: 'NotFound', kind: 'Student' });
    await perform(coordinator, 'pinPlacement', input);
    expect(await pinned(roundId, elsewhere.coordinator)).toEqual([]);
    for (const state of ['DRAFT', 'PUBLISHED', 'SETTLED']) {
      await asOwner('update round set state = $2 where id = $1', [roundId, state]);
      for (const mutation of ['pinPlacement', 'unpinPlacement']) {
        const sent = mutation === 'pinPlacement' ? input : { roundId, studentId: story.plain.id };
        expect(await attempt(coordinator, mutation, sent)).toMatchObject({
          __typename: 'WrongState',
          currentState: state,
        });
      }
    }
  });
});
