import { beforeAll, describe, expect, it } from '@jest/globals';
import { cells, roles, type Role, rowsTo } from '#kernel';
import { newId } from '#platform';
import { roundStates, roundTransitions, type RoundGoal, type RoundState } from '#rounds';
import { aMentor, aProgramme, asOwner, aStranger, attempt, graphql, runProposals, testIssuer } from '#testing';
import {
  aProposal,
  aProposedRound,
  aRound,
  aStory,
  move,
  mutationTo,
  roundSeenBy,
  runSeenBy,
  type Story,
} from './rounds.story.js';

const nobodys = 'rnd_01k5h2m3n4p5q6r7s8t9vwxyz0';

let shared: Story;

beforeAll(async () => {
  shared = await aStory();
});

/** Where a coordinator may move a round from. */
function ownRowsTo(to: RoundGoal): string[] {
  return rowsTo(roundTransitions, to)
    .filter(({ by }) => by.includes('COORDINATOR'))
    .flatMap(({ from }) => [...from]);
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
    const { placed } = await runSeenBy(story.programme.coordinator, await aProposal(story, { roundId }));
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
    expect(answers.map(({ __typename }) => __typename)).toEqual(Array(3).fill('ProposalRunPayload'));
    expect(await runProposals()).toBe(3);
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

  let mentor: string;

  beforeAll(async () => {
    mentor = (await aMentor(shared.north, [shared.plain])).token;
  });

  function tokenOf(role: Role): string {
    const { programme, north, employer, plain } = shared;
    const tokens = {
      STUDENT: plain.token,
      CAREERS_LEAD: north.lead,
      SAFEGUARDING_LEAD: north.safeguardingLead,
      MENTOR: mentor,
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
        currentState: from,
        wantedState: to,
        allowedFrom: ownRowsTo(to),
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
    const programme = await aProgramme();
    const roundId = await aRound(shared);
    for (const to of Object.values(mutationTo)) {
      for (const id of [roundId, nobodys, 'round']) {
        const answer = await attempt(programme.coordinator, to, { roundId: id });
        expect(answer).toMatchObject({ __typename: 'NotFound', kind: 'Round', id });
      }
    }
  });
});

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
