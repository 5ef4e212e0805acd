import { beforeAll, describe, expect, it } from '@jest/globals';
import { aProgramme, asOwner, attempt, graphql, perform, runProposals, until, type Answer } from '#testing';
import {
  aClosedRound,
  aProposal,
  aProposedRound,
  aRound,
  aStory,
  move,
  roundSeenBy,
  runSeenBy,
  start,
  whileListsAreLocked,
  type Story,
} from './rounds.story.js';

const nobodys = 'pro_01k5h2m3n4p5q6r7s8t9vwxyz0';
const runFields = '... on ProposalRunPayload { proposalId roundId now: state }';

let story: Story;

beforeAll(async () => {
  story = await aStory();
});

/** How much of a proposal is there. */
async function saved(id: string): Promise<{ proposals: number; outcomes: number; slots: number } | undefined> {
  const [row] = await asOwner<{ proposals: number; outcomes: number; slots: number }>(
    `select (select count(*)::integer from proposal where id = $1) as proposals,
       (select count(*)::integer from proposal_outcome where proposal_id = $1) as outcomes,
       (select count(*)::integer from proposal_slot where proposal_id = $1) as slots`,
    [id],
  );
  return row;
}

const whole = { proposals: 1, outcomes: 12, slots: 3 };
const nothing = { proposals: 0, outcomes: 0, slots: 0 };

/** Waits until a worker is at a run, and shows it. */
function underWay(token: string, id: string): Promise<Answer['data']> {
  return until(async () => {
    const run = await runSeenBy(token, id);
    return run.state === 'RUNNING' ? run : undefined;
  });
}

describe('a run of the matching', () => {
  it('is asked for in a moment, followed while it goes on, and there in full when it is done', async () => {
    const roundId = await aClosedRound(story);
    const { coordinator } = story.programme;
    const started = await attempt(coordinator, 'proposeRound', { roundId }, runFields);
    expect(started).toMatchObject({ roundId, now: 'QUEUED' });
    const { proposalId } = started;
    const asked = await runSeenBy(coordinator, proposalId);
    expect(asked).toMatchObject({
      id: proposalId,
      roundId,
      state: 'QUEUED',
      step: null,
      progressPercent: 0,
      basis: 'AFRESH',
      mode: { kind: 'FAIR', completionRanksDown: null, priorityClasses: null, ranks: null },
      failure: null,
      endedAt: null,
      placed: null,
      unplaced: null,
      isCurrent: false,
    });
    expect((await roundSeenBy(coordinator, roundId)).state).toBe('CLOSED');

    const atWork = await whileListsAreLocked(async () => {
      const work = runProposals();
      expect(await underWay(coordinator, proposalId)).toMatchObject({
        step: 'READING',
        progressPercent: 0,
        attempts: 1,
      });
      return { work };
    });
    expect(await atWork.work).toBe(1);
    expect(await runSeenBy(coordinator, proposalId)).toMatchObject({
      state: 'DONE',
      step: null,
      progressPercent: 100,
      placed: 5,
      unplaced: 7,
      isCurrent: true,
      endedAt: expect.any(String),
    });
    expect(await saved(proposalId)).toEqual(whole);
    expect((await roundSeenBy(coordinator, roundId)).state).toBe('PROPOSED');
    const query = `{ proposal(proposalId: "${proposalId}") { id placed mode { kind } basis } }`;
    expect((await graphql(coordinator, query)).data.proposal).toEqual({
      id: proposalId,
      placed: 5,
      mode: { kind: 'FAIR' },
      basis: 'AFRESH',
    });
  });

  it('is one of any number, each on its own, the latest first', async () => {
    const roundId = await aClosedRound(story);
    const first = await start(story, { roundId });
    const second = await start(story, { roundId });
    expect(await runProposals()).toBe(2);
    const third = await start(story, { roundId });
    const list = `query ($roundId: ID!, $first: Int!, $after: String) { proposalRuns(roundId: $roundId, first: $first, after: $after) {
      nodes { id state isCurrent } pageInfo { hasNextPage endCursor } } }`;
    const page = async (variables: object): Promise<Answer['data']> =>
      (await graphql(story.programme.coordinator, list, { roundId, ...variables })).data.proposalRuns;
    const all = await page({ first: 10 });
    expect(all.nodes.map(({ id }: { id: string }) => id)).toEqual([first, second, third].sort().reverse());
    const counting = all.nodes.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
    expect(counting).toHaveLength(1);
    const { nodes, pageInfo } = await page({ first: 2 });
    expect(nodes).toEqual(all.nodes.slice(0, 2));
    expect((await page({ first: 2, after: pageInfo.endCursor })).nodes).toEqual(all.nodes.slice(2));
    expect((await page({ first: 9, after: 'nonsense' })).nodes).toEqual(all.nodes);
    expect(await saved(first)).toEqual(whole);
    expect(await saved(second)).toEqual(whole);
    expect(await saved(third)).toEqual(nothing);
  });

  it('saves nothing once it is cancelled, whether it waits or is under way, and is not cancelled twice', async () => {
    const roundId = await aClosedRound(story);
    const { coordinator } = story.programme;
    const waiting = await start(story, { roundId });
    const cancelled = await attempt(coordinator, 'cancelProposal', { proposalId: waiting }, runFields);
    expect(cancelled).toMatchObject({ proposalId: waiting, roundId, now: 'CANCELLED' });
    await runProposals();
    const going = await start(story, { roundId });
    const { work } = await whileListsAreLocked(async () => {
      const done = runProposals();
      await underWay(coordinator, going);
      await perform(coordinator, 'cancelProposal', { proposalId: going });
      return { work: done };
    });
    await work;
    for (const id of [waiting, going]) {
      expect(await runSeenBy(coordinator, id)).toMatchObject({ state: 'CANCELLED', placed: null, isCurrent: false });
      expect(await saved(id)).toEqual(nothing);
      expect(await attempt(coordinator, 'cancelProposal', { proposalId: id })).toMatchObject({
        __typename: 'WrongState',
        currentState: 'CANCELLED',
        allowedFrom: ['QUEUED', 'RUNNING'],
      });
    }
    expect((await roundSeenBy(coordinator, roundId)).state).toBe('CLOSED');
  });

  it('saves once when its job comes twice', async () => {
    const roundId = await aClosedRound(story);
    const proposalId = await start(story, { roundId });
    const again = `insert into jobs.job (name, data) values ('run-proposal', jsonb_build_object('proposalId', $1::text))`;
    await asOwner(again, [proposalId]);
    expect(await runProposals()).toBe(2);
    await asOwner(again, [proposalId]);
    expect(await runProposals()).toBe(1);
    expect(await saved(proposalId)).toEqual(whole);
    const told = await asOwner(`select from event where kind = 'round.proposed' and subject_id = $1`, [roundId]);
    expect(told).toHaveLength(1);
  });

  it('ends with its lists being opened again', async () => {
    const roundId = await aClosedRound(story);
    const proposalId = await start(story, { roundId });
    await move(story, 'OPEN', roundId);
    await runProposals();
    expect(await runSeenBy(story.programme.coordinator, proposalId)).toMatchObject({ state: 'CANCELLED' });
    expect(await saved(proposalId)).toEqual(nothing);
    expect(await attempt(story.programme.coordinator, 'proposeRound', { roundId })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'OPEN',
      wantedState: 'PROPOSED',
    });
  });
});

describe('the mode of a run', () => {
  it('is kept as it was asked for', async () => {
    const roundId = await aClosedRound(story);
    const mode = { kind: 'MAXIMUM', priorityClasses: 2, ranks: 'GENEROUS' };
    const most = await start(story, { roundId, mode });
    expect((await runSeenBy(story.programme.coordinator, most)).mode).toEqual({ ...mode, completionRanksDown: null });
    const completed = await start(story, { roundId, mode: { kind: 'FAIR', completionRanksDown: 3 } });
    expect((await runSeenBy(story.programme.coordinator, completed)).mode).toMatchObject({ completionRanksDown: 3 });
    for (const proposalId of [most, completed])
      await perform(story.programme.coordinator, 'cancelProposal', { proposalId });
  });

  it('is refused with every fault at once, and nothing is queued', async () => {
    const roundId = await aClosedRound(story);
    const mode = { kind: 'MAXIMUM', completionRanksDown: 3, priorityClasses: 7 };
    const result = await attempt(story.programme.coordinator, 'proposeRound', { roundId, mode });
    expect(result.faults.map(({ path }: { path: string }) => path)).toEqual([
      'mode.completionRanksDown',
      'mode.priorityClasses',
      'mode.ranks',
    ]);
    expect(await asOwner('select from proposal_run where round_id = $1', [roundId])).toEqual([]);
  });
});

const comparison = `query ($before: ID!, $after: ID!) { compareProposals(before: $before, after: $after) {
  all { better worse newlyPlaced noLongerPlaced same moved } bySchool { schoolName counts { same } }
  byPriorityClass { priorityClass counts { same } } bySendSupport { sendSupport counts { same } } byRankChange { ranksDown students } } }`;

describe('two dry runs', () => {
  let own: Story;
  let roundId: string;
  let before: string;
  let after: string;

  beforeAll(async () => {
    own = await aStory();
    roundId = await aClosedRound(own);
    before = await aProposal(own, { roundId });
    const pin = { roundId, studentId: own.homebody.id, slotId: own.office };
    await perform(own.programme.coordinator, 'pinPlacement', pin);
    after = await aProposal(own, { roundId });
  });

  async function compare(token: string, variables: object): Promise<Answer['data']> {
    return (await graphql(token, comparison, variables)).data.compareProposals;
  }

  it('are compared by how many students change, and small groups stay hidden', async () => {
    const found = await compare(own.programme.coordinator, { before, after });
    expect(found.all).toMatchObject({ newlyPlaced: 1, noLongerPlaced: 1 });
    const counts = Object.values(found.all as Record<string, number>);
    expect(counts.reduce((total, count) => total + count, 0)).toBe(12);
    expect(found.bySchool).toHaveLength(2);
    for (const group of [...found.bySchool, ...found.byPriorityClass, ...found.bySendSupport])
      expect(group.counts).toBeNull();
    for (const { students } of found.byRankChange) expect(students).toBeNull();
    const same = await compare(own.programme.coordinator, { before, after: before });
    expect(same.all).toEqual({ better: 0, worse: 0, newlyPlaced: 0, noLongerPlaced: 0, same: 12, moved: 0 });
  });

  it('are compared only when both are finished and of one round of the own programme', async () => {
    const { coordinator } = own.programme;
    const elsewhere = await aProposal(own, { roundId: await aClosedRound(own) });
    const waiting = await start(own, { roundId });
    for (const other of [waiting, elsewhere, nobodys, 'proposal']) {
      expect(await compare(coordinator, { before, after: other })).toBeNull();
      expect(await compare(coordinator, { before: other, after })).toBeNull();
    }
    expect(await compare(story.programme.coordinator, { before, after })).toBeNull();
    await perform(coordinator, 'cancelProposal', { proposalId: waiting });
  });

  it('cannot be published while unfinished; the older of them can, and then counts', async () => {
    const { coordinator } = own.programme;
    const elsewhere = await aProposal(own, { roundId: await aClosedRound(own) });
    const waiting = await start(own, { roundId });
    const fields = '... on ProposalNotFinished { runState: state } ... on PublishRoundPayload { offered now: state }';
    for (const proposalId of [elsewhere, nobodys, 'proposal']) {
      const missing = await attempt(coordinator, 'publishRound', { roundId, proposalId }, fields);
      expect(missing).toMatchObject({ __typename: 'NotFound', kind: 'Proposal', id: proposalId });
    }
    const refused = await attempt(coordinator, 'publishRound', { roundId, proposalId: waiting }, fields);
    expect(refused).toMatchObject({ __typename: 'ProposalNotFinished', runState: 'QUEUED' });
    const published = await attempt(coordinator, 'publishRound', { roundId, proposalId: before }, fields);
    expect(published).toMatchObject({ __typename: 'PublishRoundPayload', offered: 5, now: 'PUBLISHED' });
    const offered = await asOwner<{ pair: string }>(
      `select student_id || ' ' || slot_id as pair from allocation where round_id = $1 and proposal_id = $2 order by pair`,
      [roundId, before],
    );
    const proposed = await asOwner<{ pair: string }>(
      `select student_id || ' ' || slot_id as pair from proposal_outcome where proposal_id = $1 and slot_id is not null order by pair`,
      [before],
    );
    expect(offered).toEqual(proposed);
    const { data } = await graphql(own.homebody.token, `{ myOutcome(roundId: "${roundId}") { kind } }`);
    expect(data.myOutcome).toEqual({ kind: 'NONE_WITHIN_REACH' });
    expect(await runSeenBy(coordinator, before)).toMatchObject({ isCurrent: true });
    // What was still waiting has been overtaken, and so has what was not chosen.
    expect(await runSeenBy(coordinator, waiting)).toMatchObject({ state: 'CANCELLED' });
    for (const proposalId of [before, after]) {
      expect(await attempt(coordinator, 'publishRound', { roundId, proposalId })).toMatchObject({
        __typename: 'ProposalOvertaken',
      });
    }
  });
});

describe('runs and proposals', () => {
  it('are their coordinators alone, and read "not found" to others of the kind', async () => {
    const roundId = await aProposedRound(story);
    const proposalId = await start(story, { roundId });
    const { plain, north, employer, programme } = story;
    const documents = [
      `mutation { proposeRound(input: { roundId: "${roundId}" }) { __typename } }`,
      `mutation { cancelProposal(input: { proposalId: "${proposalId}" }) { __typename } }`,
      `mutation { publishRound(input: { roundId: "${roundId}", proposalId: "${proposalId}" }) { __typename } }`,
      `{ proposalRun(proposalId: "${proposalId}") { id } }`,
      `{ proposalRuns(roundId: "${roundId}", first: 9) { nodes { id } } }`,
      `{ compareProposals(before: "${proposalId}", after: "${proposalId}") { all { same } } }`,
      `{ proposal(proposalId: "${proposalId}") { priorityPlaced overDemandedGroups { slots(first: 9) { nodes { slotId } } } } }`,
    ];
    for (const token of [plain.token, north.lead, north.safeguardingLead, employer.token]) {
      for (const document of documents)
        expect((await graphql(token, document)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    const { coordinator: stranger } = await aProgramme();
    for (const [mutation, input, kind] of [
      ['proposeRound', { roundId }, 'Round'],
      ['proposeRound', { roundId, basis: 'LEAST_CHANGE' }, 'Round'],
      ['cancelProposal', { proposalId }, 'Proposal'],
      ['publishRound', { roundId, proposalId }, 'Round'],
      ['cancelProposal', { proposalId: nobodys }, 'Proposal'],
    ] as const) {
      expect(await attempt(stranger, mutation, input)).toMatchObject({ __typename: 'NotFound', kind });
    }
    expect(await runSeenBy(stranger, proposalId)).toBeNull();
    expect((await graphql(stranger, documents[4] ?? '')).data.proposalRuns.nodes).toEqual([]);
    expect(await runSeenBy(programme.coordinator, proposalId)).toMatchObject({ state: 'QUEUED' });
    await perform(programme.coordinator, 'cancelProposal', { proposalId });
  });

  it('are not asked for from any state of the round but those of their basis', async () => {
    const { coordinator } = story.programme;
    const allowed: Record<string, readonly string[]> = { AFRESH: ['CLOSED', 'PROPOSED'], LEAST_CHANGE: ['PUBLISHED'] };
    for (const [basis, states] of Object.entries(allowed)) {
      for (const from of ['DRAFT', 'OPEN', 'CLOSED', 'PROPOSED', 'PUBLISHED', 'SETTLED']) {
        if (states.includes(from)) continue;
        const roundId = await aRound(story);
        await asOwner('update round set state = $2 where id = $1', [roundId, from]);
        expect(await attempt(coordinator, 'proposeRound', { roundId, basis })).toMatchObject({
          __typename: 'WrongState',
          currentState: from,
          allowedFrom: states,
        });
      }
    }
  });
});
