import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { cells, roles, type Role } from '#kernel';
import { newId } from '#platform';
import { roundStates, roundTransitions, type RoundGoal, type RoundState } from '#rounds';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  aStranger,
  attempt,
  graphql,
  perform,
  students,
  testIssuer,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

const halfTerm = { name: 'Autumn half-term', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 5 };
const statement = 'I draw every day and would like to see how a studio works.';
const nobodys = 'rnd_01k5h2m3n4p5q6r7s8t9vwxyz0';
const mutationTo: Readonly<Record<RoundGoal, string>> = {
  OPEN: 'openRound',
  CLOSED: 'closeRound',
  PROPOSED: 'proposeRound',
  PUBLISHED: 'publishRound',
  SETTLED: 'settleRound',
};

/** A programme with two schools, twelve students and five places in three slots. */
interface Story {
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

async function aStory(): Promise<Story> {
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

async function aRound({ programme }: Pick<Story, 'programme'>): Promise<string> {
  return (await perform(programme.coordinator, 'createRound', halfTerm, 'roundId')).roundId;
}

function move(
  { programme }: Pick<Story, 'programme'>,
  to: RoundGoal,
  roundId: string,
  fields = '',
): Promise<Answer['data']> {
  return perform(programme.coordinator, mutationTo[to], { roundId }, fields);
}

function apply({ token }: TestStudent, roundId: string, slotId: string): Promise<Answer['data']> {
  return perform(token, 'submitApplication', { roundId, slotId, statement });
}

/** A round in which two asked for the kitchen, matched. */
async function aProposedRound(story: Story): Promise<string> {
  const roundId = await aRound(story);
  await move(story, 'OPEN', roundId);
  for (const student of [story.plain, story.cared]) await apply(student, roundId, story.kitchen);
  await apply(story.plain, roundId, story.studio);
  await move(story, 'CLOSED', roundId);
  await move(story, 'PROPOSED', roundId);
  return roundId;
}

const roundQuery = `query ($id: ID!) { round(id: $id) { state seedCommitment seed
  viewerCanOpen viewerCanClose viewerCanPropose viewerCanPublish viewerCanSettle } }`;

async function roundSeenBy(token: string, id: string): Promise<Answer['data']> {
  return (await graphql(token, roundQuery, { id })).data.round;
}

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

beforeAll(async () => {
  shared = await aStory();
});

describe('a round from its plan to its end', () => {
  let story: Story;
  let roundId: string;

  beforeAll(async () => {
    story = await aStory();
    roundId = await aProposedRound(story);
  });

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
      const tokens = [programme.coordinator, plain.token, north.lead, employer.token, story.programme.coordinator];
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

  it('offers its places once, takes them from the slots and tells every student of them', async () => {
    expect(await move(story, 'PUBLISHED', roundId, 'state offered')).toMatchObject({ state: 'PUBLISHED', offered: 5 });
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
    expect(await move(story, 'SETTLED', roundId, 'state')).toMatchObject({ state: 'SETTLED' });
    expect(await outcomeOf(story.cared, roundId)).toMatchObject({ kind: 'PLACED' });
  });
});

/** Another round of the same days, without applications. */
async function aProposedAgain(story: Story): Promise<string> {
  const roundId = await aRound(story);
  for (const to of ['OPEN', 'CLOSED', 'PROPOSED'] as const) await move(story, to, roundId);
  return roundId;
}

describe('a proposal that has been overtaken', () => {
  it.each([
    ['taken by somebody else', (slotId: string) => asOwner('update slot set taken = 1 where id = $1', [slotId])],
    ['cancelled', (slotId: string) => asOwner(`update slot set state = 'CANCELLED' where id = $1`, [slotId])],
    [
      'taken off show',
      (slotId: string) =>
        asOwner(`update opportunity set state = 'PAUSED' where id = (select opportunity_id from slot where id = $1)`, [
          slotId,
        ]),
    ],
  ])('is not published at all when a slot was %s, and can be proposed anew', async (_, change) => {
    const story = await aStory();
    const roundId = await aProposedRound(story);
    await change(story.studio);
    const fields = '... on SlotsHaveChanged { slotIds }';
    expect(await attempt(story.programme.coordinator, 'publishRound', { roundId }, fields)).toMatchObject({
      __typename: 'SlotsHaveChanged',
      slotIds: [story.studio],
    });
    expect(await asOwner('select id from allocation where round_id = $1', [roundId])).toEqual([]);
    expect(
      await asOwner('select id from slot where taken > 0 and id <> $1 and programme_id = $2', [
        story.studio,
        story.programme.id,
      ]),
    ).toEqual([]);
    expect((await roundSeenBy(story.programme.coordinator, roundId)).state).toBe('PROPOSED');
    const { placed } = await move(story, 'PROPOSED', roundId, 'placed');
    expect(await move(story, 'PUBLISHED', roundId, 'offered')).toMatchObject({ offered: placed });
  });
});

describe('two coordinators who propose at once', () => {
  it('do so one after the other: two whole proposals, of which the later one counts', async () => {
    const { subject, token } = await aStranger();
    const account = newId('Account');
    await asOwner('insert into account (id, issuer, subject) values ($1, $2, $3)', [account, testIssuer(), subject]);
    await asOwner(`insert into role_grant (id, account_id, role, programme_id) values ($1, $2, 'COORDINATOR', $3)`, [
      newId('Grant'),
      account,
      shared.programme.id,
    ]);
    const roundId = await aRound(shared);
    for (const to of ['OPEN', 'CLOSED'] as const) await move(shared, to, roundId);
    const answers = await Promise.all(
      [token, shared.programme.coordinator, token].map((who) => attempt(who, 'proposeRound', { roundId })),
    );
    expect(answers.map(({ __typename }) => __typename)).toEqual(Array(3).fill('ProposeRoundPayload'));
    const proposals = await asOwner<{ id: string; outcomes: number; slots: number; hash: string; counts: boolean }>(
      `select p.id, p.instance_hash as hash, p.id = r.current_proposal_id as counts,
         (select count(*)::integer from proposal_outcome o where o.proposal_id = p.id) as outcomes,
         (select count(*)::integer from proposal_slot s where s.proposal_id = p.id) as slots
       from proposal p join round r on r.id = p.round_id where r.id = $1 order by p.id`,
      [roundId],
    );
    expect(proposals).toHaveLength(3);
    for (const proposal of proposals)
      expect(proposal).toMatchObject({ outcomes: 12, slots: 3, hash: proposals[0]?.hash });
    expect(proposals.filter(({ counts }) => counts)).toHaveLength(1);
  });
});

describe('a step that is not in the table', () => {
  const forbidden = cells(roundTransitions, roundStates, roles).filter(
    (cell): cell is { from: RoundState; to: RoundGoal; role: Role; allowed: boolean } =>
      !cell.allowed && cell.to !== 'DRAFT',
  );

  function tokenOf(role: Role): string {
    const { programme, north, employer, plain } = shared;
    const tokens = {
      STUDENT: plain.token,
      CAREERS_LEAD: north.lead,
      SAFEGUARDING_LEAD: north.safeguardingLead,
      EMPLOYER: employer.token,
    };
    return role === 'COORDINATOR' ? programme.coordinator : tokens[role];
  }

  it.each(forbidden.filter(({ role }) => role === 'COORDINATOR'))(
    'from $from to $to is refused',
    async ({ from, to }) => {
      const roundId = await aRound(shared);
      await asOwner('update round set state = $2 where id = $1', [roundId, from]);
      const result = await attempt(shared.programme.coordinator, mutationTo[to], { roundId });
      expect(result).toMatchObject({
        __typename: 'WrongState',
        state: from,
        wanted: to,
        allowedFrom: roundTransitions[to].from,
      });
      const [saved] = await asOwner<{ state: string }>('select state from round where id = $1', [roundId]);
      expect(saved?.state).toBe(from);
    },
  );

  it('is not open to any other role from any state', async () => {
    const roundId = await aRound(shared);
    const others = new Map(
      forbidden.filter(({ role }) => role !== 'COORDINATOR').map((cell) => [`${cell.role} ${cell.to}`, cell]),
    );
    for (const { role, to } of others.values()) {
      const document = `mutation ($roundId: ID!) { ${mutationTo[to]}(input: { roundId: $roundId }) { __typename } }`;
      expect((await graphql(tokenOf(role), document, { roundId })).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });

  it('reads "not found" for a round of another programme, and for none', async () => {
    const { programme } = await aStoryless();
    const roundId = await aRound(shared);
    for (const to of Object.values(mutationTo)) {
      for (const id of [roundId, nobodys, 'round']) {
        const answer = await attempt(programme.coordinator, to, { roundId: id });
        expect(answer).toMatchObject({ __typename: 'NotFound', kind: 'Round', id });
      }
    }
  });
});

async function aStoryless(): Promise<{ programme: TestProgramme }> {
  return { programme: await aProgramme() };
}

describe('a plan', () => {
  it('names every fault at once', async () => {
    const input = { name: ' ', slotsFrom: '2026-10-30', slotsTo: '2026-10-26', maxChoices: 41 };
    const result = await attempt(shared.programme.coordinator, 'createRound', input);
    expect(result.faults.map(({ path }: { path: string }) => path).sort()).toEqual(['maxChoices', 'name', 'slotsTo']);
  });

  it('is made under an order of priority that anybody can read', async () => {
    const { data } = await graphql(null, '{ priorityClasses { priorityClass criteria } }');
    expect(data.priorityClasses.map(({ priorityClass }: { priorityClass: number }) => priorityClass)).toEqual([
      0, 1, 2,
    ]);
  });
});
