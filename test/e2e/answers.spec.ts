import { afterEach, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aPublishedRound,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  setNow,
  students,
  tick,
  workOff,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

afterEach(() => setNow());

const asked = (slotId: string): object => ({ slotId, places: 1, staffLead: 'Ms Ward', note: '' });

async function ask(school: TestSchool, slotId: string): Promise<string> {
  return (await perform(school.lead, 'requestSlot', asked(slotId), 'slotRequestId')).slotRequestId as string;
}

async function recordOf(token: string, employer: TestEmployer): Promise<unknown> {
  const { data } = await graphql(token, `{ answerRecord(employerId: "${employer.id}") { asked answeredPercent } }`);
  return data.answerRecord;
}

async function stateOf(employer: TestEmployer): Promise<unknown> {
  return (await graphql(employer.token, '{ myOpportunities(first: 10) { nodes { state stateReason } } }')).data
    .myOpportunities.nodes;
}

interface World {
  readonly programme: TestProgramme;
  readonly school: TestSchool;
  readonly employer: TestEmployer;
  readonly opportunityId: string;
  readonly slotId: string;
}

async function aWorld(): Promise<World> {
  const programme = await aProgramme();
  const employer = await anEmployer(programme);
  const opportunityId = await anOpportunity(employer);
  return {
    programme,
    school: await aSchool(programme),
    employer,
    opportunityId,
    slotId: await aSlot(employer, opportunityId, { capacity: 50 }),
  };
}

/** Asks so many times, and lets the time to answer go by. */
async function silence({ school, slotId }: World, times: number, at: string): Promise<void> {
  for (let each = 0; each < times; each++) await ask(school, slotId);
  await setNow(at);
  await tick('expire-slot-requests');
}

describe('how an employer answers schools', () => {
  it('can be seen as a rate, once there are five requests to tell it from', async () => {
    const world = await aWorld();
    const { school, employer, slotId } = world;
    expect(await recordOf(school.lead, employer)).toEqual({ asked: 0, answeredPercent: null });
    for (const accept of ['acceptSlotRequest', 'acceptSlotRequest', 'acceptSlotRequest']) {
      const slotRequestId = await ask(school, slotId);
      await perform(employer.token, accept, { slotRequestId }, '__typename');
    }
    await ask(school, slotId);
    expect(await recordOf(school.lead, employer)).toEqual({ asked: 3, answeredPercent: null });
    await silence(world, 1, '2026-09-25T08:00:00Z');
    expect(await recordOf(employer.token, employer)).toEqual({ asked: 5, answeredPercent: 60 });
  });

  it('is not told outside the programme', async () => {
    const { employer } = await aWorld();
    const elsewhere = await aSchool(await aProgramme());
    expect(await recordOf(elsewhere.lead, employer)).toBeNull();
  });
});

describe('silence', () => {
  it('takes the adverts down after three requests without an answer, until the employer publishes them again', async () => {
    const world = await aWorld();
    await silence(world, 2, '2026-09-25T08:00:00Z');
    expect(await stateOf(world.employer)).toEqual([{ state: 'PUBLISHED', stateReason: null }]);
    await silence(world, 1, '2026-10-03T08:00:00Z');
    expect(await stateOf(world.employer)).toEqual([{ state: 'PAUSED', stateReason: 'SILENCE' }]);
    expect(await attempt(world.school.lead, 'requestSlot', asked(world.slotId))).toMatchObject({
      __typename: 'WrongState',
    });
    await perform(world.employer.token, 'publishOpportunity', { opportunityId: world.opportunityId }, '__typename');
    await tick('expire-slot-requests');
    expect(await stateOf(world.employer)).toEqual([{ state: 'PUBLISHED', stateReason: null }]);
  });

  it('is over with an answer', async () => {
    const world = await aWorld();
    await silence(world, 2, '2026-09-25T08:00:00Z');
    const slotRequestId = await ask(world.school, world.slotId);
    await perform(
      world.employer.token,
      'declineSlotRequest',
      { slotRequestId, reason: 'No room that week.' },
      '__typename',
    );
    await silence(world, 2, '2026-10-05T08:00:00Z');
    expect(await stateOf(world.employer)).toEqual([{ state: 'PUBLISHED', stateReason: null }]);
  });
});

/** Students who have said yes to a place in the slot, which promises an answer in seven days. */
async function waitingForHost({ programme, school, slotId }: World, count: number): Promise<string[]> {
  const yes = await students(school, Array(count).fill({}));
  const round = await aPublishedRound(
    programme,
    yes.map((student) => ({ student, slotId })),
  );
  const ids = yes.map(({ id }) => round.allocations.get(id) ?? '');
  for (const [index, { token }] of yes.entries())
    await perform(token, 'acceptAllocation', { allocationId: ids[index] }, '__typename');
  return ids;
}

const toldOf = (kind: string, { employer }: World): Promise<{ subject_id: string }[]> =>
  asOwner(
    `select e.subject_id from event e join allocation a on a.id = e.subject_id where e.kind = $1 and a.employer_id = $2 order by 1`,
    [kind, employer.id],
  );

describe('an employer to whom a student has said yes', () => {
  it('is reminded once before its promised time is over, and student and school hear when it has passed', async () => {
    const world = await aWorld();
    const [allocationId] = await waitingForHost(world, 1);
    const until = '{ schoolAllocations(first: 5) { nodes { hostAnswerBy } } }';
    const promised = (await graphql(world.school.lead, until)).data.schoolAllocations.nodes[0].hostAnswerBy as string;
    expect(promised).toMatch(/^2026-09-21T/);
    await tick('remind-employers');
    expect(await toldOf('allocation.host-answer-due', world)).toEqual([]);
    await setNow('2026-09-20T09:00:00Z');
    await tick('remind-employers');
    await tick('remind-employers');
    expect(await toldOf('allocation.host-answer-due', world)).toEqual([{ subject_id: allocationId }]);
    await setNow('2026-09-22T09:00:00Z');
    await tick('expire-slot-requests');
    await tick('expire-slot-requests');
    expect(await toldOf('allocation.host-silent', world)).toEqual([{ subject_id: allocationId }]);
    // Late is better than never: the place is kept.
    await perform(world.employer.token, 'agreeAllocation', { allocationId }, '__typename');
    expect((await graphql(world.school.lead, until)).data.schoolAllocations.nodes).toEqual([{ hostAnswerBy: null }]);
  });

  it('has its answers counted in its rate, late ones as not in time', async () => {
    const world = await aWorld();
    const ids = await waitingForHost(world, 5);
    const agree = (allocationId: string | undefined): Promise<unknown> =>
      perform(world.employer.token, 'agreeAllocation', { allocationId }, '__typename');
    for (const id of ids.slice(0, 3)) await agree(id);
    expect(await recordOf(world.school.lead, world.employer)).toEqual({ asked: 3, answeredPercent: null });
    await setNow('2026-09-22T09:00:00Z');
    await agree(ids[3]);
    await tick('expire-slot-requests');
    expect(await recordOf(world.school.lead, world.employer)).toEqual({ asked: 5, answeredPercent: 60 });
  });

  it('has its adverts taken down after three silences in a row, to students and schools together', async () => {
    const world = await aWorld();
    await waitingForHost(world, 2);
    await silence(world, 1, '2026-09-25T08:00:00Z');
    expect(await stateOf(world.employer)).toEqual([{ state: 'PAUSED', stateReason: 'SILENCE' }]);
  });

  it('is silent no longer once it has answered a student', async () => {
    const world = await aWorld();
    const [first] = await waitingForHost(world, 2);
    await setNow('2026-09-22T09:00:00Z');
    await perform(world.employer.token, 'agreeAllocation', { allocationId: first }, '__typename');
    await silence(world, 2, '2026-10-03T08:00:00Z');
    expect(await stateOf(world.employer)).toEqual([{ state: 'PUBLISHED', stateReason: null }]);
  });
});

describe('the requests that an employer takes in a week', () => {
  it('are counted over all schools, and begin anew on Monday', async () => {
    const world = await aWorld();
    const other = await aSchool(world.programme);
    await perform(world.employer.token, 'setContactCap', { mostAWeek: 2 }, 'mostAWeek');
    await ask(world.school, world.slotId);
    await ask(other, world.slotId);
    const refused = '... on AskedOften { code mostAWeek againOn }';
    expect(await attempt(other.lead, 'requestSlot', asked(world.slotId), refused)).toMatchObject({
      __typename: 'AskedOften',
      code: 'ASKED_OFTEN',
      mostAWeek: 2,
      againOn: '2026-09-21',
    });
    await setNow('2026-09-20T22:59:00Z');
    expect(await attempt(other.lead, 'requestSlot', asked(world.slotId))).toMatchObject({ __typename: 'AskedOften' });
    await setNow('2026-09-20T23:00:00Z');
    await ask(other, world.slotId);
  });

  it('are never more, however many ask at once', async () => {
    const world = await aWorld();
    const schools = [world.school, await aSchool(world.programme), await aSchool(world.programme)];
    await perform(world.employer.token, 'setContactCap', { mostAWeek: 5 }, 'mostAWeek');
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, each) =>
        attempt(schools[each % 3]?.lead ?? '', 'requestSlot', asked(world.slotId)),
      ),
    );
    const kinds = answers.map(({ __typename }) => String(__typename)).sort();
    expect(kinds).toEqual([
      ...Array.from({ length: 10 }, () => 'AskedOften'),
      ...Array.from({ length: 5 }, () => 'RequestSlotPayload'),
    ]);
  });

  it('hold for a group as well, which counts once however many slots of the employer it is for', async () => {
    const world = await aWorld();
    const slots = [world.slotId, await aSlot(world.employer, world.opportunityId, { capacity: 50 })];
    const group = { slots: slots.map((slotId) => ({ slotId, places: 1 })), staffLead: 'Ms Ward', note: '' };
    await perform(world.employer.token, 'setContactCap', { mostAWeek: 2 }, 'mostAWeek');
    await perform(world.school.lead, 'requestGroup', group);
    await ask(world.school, world.slotId);
    expect(await attempt(world.school.lead, 'requestGroup', group)).toMatchObject({ __typename: 'AskedOften' });
    // The one that was refused has taken no place.
    const taken = await asOwner<{ taken: number }>('select taken from slot where id = any($1) order by taken', [slots]);
    expect(taken.map((slot) => slot.taken)).toEqual([1, 2]);
    await setNow('2026-09-21T08:00:00Z');
    await perform(world.school.lead, 'requestGroup', group);
  });

  it('count what a school takes from the waiting list, and refuse it in a week that is full, while the offer stands', async () => {
    const { programme, employer, school } = await aWorld();
    const other = await aSchool(programme);
    const opportunityId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
    const slotId = await aSlot(employer, opportunityId, { capacity: 10, endsOn: '2026-10-26' });
    const free = await aSlot(employer, opportunityId, { capacity: 10, endsOn: '2026-10-26' });
    const all = { slotId, places: 10, staffLead: 'Ms Ward', note: '' };
    const offered = async (): Promise<string> => {
      const { slotRequestId } = await perform(school.lead, 'requestSlot', all, 'slotRequestId');
      await perform(other.lead, 'joinWaitingListAsGroup', all);
      await perform(employer.token, 'declineSlotRequest', { slotRequestId, reason: 'No room.' });
      await workOff('offer-free-places');
      const { data } = await graphql(other.lead, '{ slotRequests(first: 9, state: OFFERED) { nodes { id } } }');
      return data.slotRequests.nodes[0].id;
    };
    await perform(employer.token, 'setContactCap', { mostAWeek: 2 }, 'mostAWeek');
    const first = await offered();
    await perform(other.lead, 'takeOfferedPlaces', { slotRequestId: first });
    // The second of the week was taken from the line: nobody else can ask before Monday.
    expect(await attempt(school.lead, 'requestSlot', asked(free))).toMatchObject({ __typename: 'AskedOften' });

    await setNow('2026-09-21T08:00:00Z');
    await perform(employer.token, 'declineSlotRequest', { slotRequestId: first, reason: 'No room.' });
    await perform(employer.token, 'setContactCap', { mostAWeek: 1 }, 'mostAWeek');
    const second = await offered();
    const refused = await attempt(
      other.lead,
      'takeOfferedPlaces',
      { slotRequestId: second },
      '... on AskedOften { againOn }',
    );
    expect(refused).toMatchObject({ __typename: 'AskedOften', againOn: '2026-09-28' });
    const { data } = await graphql(other.lead, '{ slotRequests(first: 9, state: OFFERED) { nodes { id } } }');
    expect(data.slotRequests.nodes).toEqual([{ id: second }]);
  });
});

describe('why a request comes to nothing', () => {
  interface Ended {
    readonly state: string;
    readonly reason: string;
    readonly refusal: string | null;
  }

  async function endedAs(world: World, slotRequestId: string): Promise<readonly Ended[]> {
    const query = '{ slotRequests(first: 9) { nodes { id state reason refusal } } }';
    const seen: Ended[] = [];
    for (const token of [world.school.lead, world.employer.token]) {
      const { data } = await graphql(token, query);
      const { id: _, ...found } = data.slotRequests.nodes.find(({ id }: { id: string }) => id === slotRequestId);
      seen.push(found);
    }
    return seen;
  }

  it.each([
    {
      mutation: 'declineSlotRequest',
      by: 'EMPLOYER',
      refusal: 'GROUP_TOO_LARGE',
      state: 'DECLINED',
      kept: 'GROUP_TOO_LARGE',
    },
    { mutation: 'declineSlotRequest', by: 'EMPLOYER', refusal: undefined, state: 'DECLINED', kept: 'OTHER' },
    { mutation: 'cancelSlotRequest', by: 'EMPLOYER', refusal: 'SITE_CLOSED', state: 'CANCELLED', kept: 'SITE_CLOSED' },
    { mutation: 'cancelSlotRequest', by: 'EMPLOYER', refusal: undefined, state: 'CANCELLED', kept: null },
    {
      mutation: 'withdrawSlotRequest',
      by: 'SCHOOL',
      refusal: 'DATES_DO_NOT_SUIT',
      state: 'WITHDRAWN',
      kept: 'DATES_DO_NOT_SUIT',
    },
    { mutation: 'withdrawSlotRequest', by: 'SCHOOL', refusal: undefined, state: 'WITHDRAWN', kept: null },
  ])('is read by both sides from a list besides the words: $mutation with $refusal', async (row) => {
    const world = await aWorld();
    const slotRequestId = await ask(world.school, world.slotId);
    if (row.state === 'CANCELLED') await perform(world.employer.token, 'acceptSlotRequest', { slotRequestId });
    const reason = 'The hall is being painted.';
    const who = row.by === 'EMPLOYER' ? world.employer.token : world.school.lead;
    await perform(who, row.mutation, { slotRequestId, reason, refusal: row.refusal });
    const expected = { state: row.state, reason, refusal: row.kept };
    expect(await endedAs(world, slotRequestId)).toEqual([expected, expected]);
  });

  it('takes no reason that is not on the list', async () => {
    const world = await aWorld();
    const slotRequestId = await ask(world.school, world.slotId);
    const document = `mutation ($id: ID!) { declineSlotRequest(input: { slotRequestId: $id, reason: "No.", refusal: BORED }) { __typename } }`;
    expect((await graphql(world.employer.token, document, { id: slotRequestId })).status).toBe(400);
  });
});
