import { afterEach, describe, expect, it } from '@jest/globals';
import { afterNoWays, freeingEvents } from '#rounds';
import {
  anOpportunity,
  aPlaceInSlot,
  aSlot,
  asOwner,
  attempt,
  deliverEvents,
  graphql,
  perform,
  runProposals,
  setNow,
  tick,
  type TestStudent,
} from '#testing';
import { aPublished, offersOf, type Offer } from './round-terms.story.js';
import { aStory, type Story } from './rounds.story.js';

afterEach(() => setNow());

describe('a place that is given back', () => {
  async function declineOne({ offers, story }: { offers: Offer[]; story: Story }): Promise<Offer> {
    const offer = offers.find(({ slotId }) => slotId === story.kitchen);
    if (offer === undefined) throw new Error('the kitchen was offered');
    const no = { allocationId: offer.id, reason: 'It is too far after all.', because: 'TOO_FAR' };
    await perform(offer.student.token, 'declineAllocation', no);
    return offer;
  }

  /** Somebody who may go and has nothing in those days, whomever the lottery favoured. */
  function withoutOffer({ offers, story }: { offers: Offer[]; story: Story }): TestStudent {
    const placed = new Set([story.young.id, story.homebody.id, ...offers.map(({ student }) => student.id)]);
    const found = story.everybody.find(({ id }) => !placed.has(id));
    if (found === undefined) throw new Error('more students than places');
    return found;
  }

  it('has its round matched again with least change and offered, once, where that was chosen', async () => {
    const published = await aPublished({ afterNo: 'LEAST_CHANGE' });
    const { story, roundId, offers } = published;
    const { student } = await declineOne(published);
    const before = offers.filter((offer) => offer.student.id !== student.id).map(({ id }) => id);
    await deliverEvents();
    await runProposals();
    await deliverEvents();
    await runProposals();
    const after = await offersOf(story, roundId);
    // Nobody was moved, somebody without a place has the kitchen, and whoever gave it back is not asked again.
    expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before));
    const gained = after.filter(({ id }) => !before.includes(id));
    expect(gained).toHaveLength(1);
    expect(gained[0]?.slotId).toBe(story.kitchen);
    expect(gained[0]?.student.id).not.toBe(student.id);
    const runs = await asOwner('select id from proposal_run where round_id = $1 and caused_by is not null', [roundId]);
    expect(runs).toHaveLength(1);
    const seen = `query { schoolAllocations(first: 50, state: DECLINED) { nodes { endedBecause } } }`;
    expect((await graphql(story.north.lead, seen)).data.schoolAllocations.nodes).toContainEqual({
      endedBecause: 'TOO_FAR',
    });
  });

  /** How a place comes to be given back, for each event that says so. */
  const givenBack: Readonly<Record<string, (story: Story, offer: Offer) => Promise<void>>> = {
    'allocation.declined': async (_, { student, id: allocationId }) => {
      await perform(student.token, 'declineAllocation', { allocationId, reason: 'It is too far after all.' });
    },
    'allocation.declined-by-host': async ({ employer }, { student, id: allocationId }) => {
      await perform(student.token, 'acceptAllocation', { allocationId });
      await perform(employer.token, 'declineAllocationAsHost', { allocationId, reason: 'Nobody is there that week.' });
    },
    'allocation.withdrawn': async ({ north, south }, { student, id: allocationId }) => {
      const [found] = await asOwner<{ school: string }>('select school_id as school from student where id = $1', [
        student.id,
      ]);
      const { lead } = found?.school === north.id ? north : south;
      await perform(lead, 'withdrawAllocation', { allocationId, reason: 'She has moved away.' });
    },
    'allocation.expired': async (_, { id }) => {
      await asOwner('update allocation set offer_until = $2 where id = $1', [id, '2026-09-14T08:00:00Z']);
      await setNow('2026-09-14T08:00:01Z');
      await tick('expire-offers');
    },
  };

  it('is given back in four ways, which are those that this table knows', () => {
    expect(Object.keys(givenBack).sort()).toEqual([...freeingEvents].sort());
  });

  it.each(freeingEvents.flatMap((cause) => afterNoWays.map((afterNo) => ({ cause, afterNo }))))(
    'by $cause is followed by what was chosen: $afterNo',
    async ({ cause, afterNo }) => {
      const published = await aPublished({ answerBy: null, afterNo });
      const { story, roundId, offers } = published;
      const offer = offers.find(({ slotId }) => slotId === story.kitchen);
      if (offer === undefined) throw new Error('the kitchen was offered');
      const waiting = withoutOffer(published);
      await perform(waiting.token, 'joinWaitingList', { slotId: story.kitchen });
      await givenBack[cause]?.(story, offer);
      const freed = await asOwner('select id from event where kind = $1 and subject_id = $2', [cause, offer.id]);
      expect(freed).toHaveLength(1);
      await deliverEvents();
      await tick('offer-free-places');
      const runs = await asOwner('select id from proposal_run where caused_by = $1', [freed[0]?.['id']]);
      const [line] = await asOwner<{ state: string }>('select state from waiting_place where student_id = $1', [
        waiting.id,
      ]);
      const isRerun = afterNo === 'LEAST_CHANGE';
      expect([runs.length, line?.state]).toEqual(isRerun ? [1, 'WAITING'] : [0, 'OFFERED']);
      if (!isRerun) return;
      await runProposals();
      const gained = (await offersOf(story, roundId)).filter(({ slotId }) => slotId === story.kitchen);
      expect(gained).toHaveLength(1);
      expect(gained[0]?.student.id).not.toBe(offer.student.id);
    },
  );

  it('is counted by its reason for the coordinator of that programme, and a single no is not shown', async () => {
    const published = await aPublished();
    const { roundId, story } = published;
    await declineOne(published);
    const query = `query ($roundId: ID!) { declineReasons(roundId: $roundId) { because students } }`;
    const seen = async (token: string): Promise<{ because: string | null; students: number | null }[]> =>
      (await graphql(token, query, { roundId })).data.declineReasons;
    const few = await seen(story.programme.coordinator);
    expect(few).toContainEqual({ because: 'TOO_FAR', students: null });
    expect(few.every(({ students }) => students === null)).toBe(true);
    const slotId = await aSlot(story.employer, await anOpportunity(story.employer), { capacity: 20 });
    const said = [];
    for (const student of story.everybody.slice(0, 11)) said.push(await aPlaceInSlot(student, slotId, 'DECLINED'));
    await asOwner(
      `update allocation set round_id = $1, ended_because = case when id = any($2) then 'TOO_FAR' else 'OTHER' end where id = any($3)`,
      [roundId, said.slice(0, 6), said],
    );
    const many = await seen(story.programme.coordinator);
    expect(many.filter(({ students }) => students !== null)).toHaveLength(1);
    expect(many.find(({ because }) => because === 'TOO_FAR')?.students).toBeGreaterThanOrEqual(6);
    const elsewhere = await aStory();
    expect((await seen(elsewhere.programme.coordinator)).every(({ students }) => students === null)).toBe(true);
    expect((await graphql(story.north.lead, query, { roundId })).status).toBe(403);
  });

  it('goes to the line where that was chosen, and no run is made', async () => {
    const published = await aPublished();
    const { story, roundId } = published;
    const waiting = withoutOffer(published);
    await perform(waiting.token, 'joinWaitingList', { slotId: story.kitchen });
    await declineOne(published);
    await deliverEvents();
    await tick('offer-free-places');
    const line = await asOwner<{ state: string }>('select state from waiting_place where student_id = $1', [
      waiting.id,
    ]);
    expect(line.map(({ state }) => state)).toEqual(['OFFERED']);
    expect(
      await asOwner('select id from proposal_run where round_id = $1 and caused_by is not null', [roundId]),
    ).toEqual([]);
  });

  it('is not for the line while its round is matched again for it', async () => {
    const published = await aPublished({ afterNo: 'LEAST_CHANGE' });
    const { story } = published;
    const waiting = withoutOffer(published);
    await perform(waiting.token, 'joinWaitingList', { slotId: story.kitchen });
    await declineOne(published);
    await tick('offer-free-places');
    const line = await asOwner<{ state: string }>('select state from waiting_place where student_id = $1', [
      waiting.id,
    ]);
    expect(line.map(({ state }) => state)).toEqual(['WAITING']);
  });

  it('by mistake is offered again once while it is free, and not when somebody has it', async () => {
    const published = await aPublished();
    const { story } = published;
    const { id: allocationId, student } = await declineOne(published);
    const mine = '{ myAllocations { id state viewerCanRestore offerUntil } }';
    expect((await graphql(student.token, mine)).data.myAllocations).toMatchObject([{ viewerCanRestore: true }]);
    expect((await attempt(story.south.lead, 'restoreAllocation', { allocationId })).__typename).toBe('NotFound');
    await perform(student.token, 'restoreAllocation', { allocationId });
    expect((await graphql(student.token, mine)).data.myAllocations).toMatchObject([
      { state: 'OFFERED', viewerCanRestore: false, offerUntil: '2026-09-16T08:00:00Z' },
    ]);
    const [slot] = await asOwner<{ taken: number }>('select taken from slot where id = $1', [story.kitchen]);
    expect(slot?.taken).toBe(1);
    await perform(student.token, 'declineAllocation', { allocationId, reason: 'No after all.' });
    expect((await attempt(student.token, 'restoreAllocation', { allocationId })).__typename).toBe('RestoredBefore');
    const again = await aPublished();
    const lost = await declineOne(again);
    await asOwner('update slot set taken = capacity where id = $1', [again.story.kitchen]);
    expect((await attempt(lost.student.token, 'restoreAllocation', { allocationId: lost.id })).__typename).toBe(
      'PlaceGone',
    );
  });

  it('leaves a student who said yes to another in no line for those days, and in every other line', async () => {
    const { story, offers } = await aPublished();
    const offer = offers.find(({ slotId }) => slotId !== story.kitchen);
    const { student, id } = offer ?? { student: undefined, id: '' };
    const token = student?.token ?? '';
    // Full as well, but in another week: before the place that is said yes to, and after it.
    const advert = await anOpportunity(story.employer);
    const [before, after] = [
      { startsOn: '2026-10-19', endsOn: '2026-10-23' },
      { startsOn: '2026-11-02', endsOn: '2026-11-06' },
    ];
    const elsewhere: string[] = [];
    for (const days of [before, after]) elsewhere.push(await aSlot(story.employer, advert, { capacity: 1, ...days }));
    await asOwner('update slot set taken = capacity where id = any($1)', [elsewhere]);
    for (const slotId of [story.kitchen, ...elsewhere]) await perform(token, 'joinWaitingList', { slotId });
    await perform(token, 'acceptAllocation', { allocationId: id });
    await deliverEvents();
    await deliverEvents();
    const lines = await asOwner<{ slot_id: string; state: string }>(
      'select slot_id, state from waiting_place where student_id = $1',
      [student?.id],
    );
    const stateIn = new Map(lines.map(({ slot_id: slotId, state }) => [slotId, state]));
    expect([story.kitchen, ...elsewhere].map((slotId) => stateIn.get(slotId))).toEqual(['ENDED', 'WAITING', 'WAITING']);
    const other = story.everybody.at(-1);
    await perform(other?.token ?? '', 'joinWaitingList', { slotId: story.kitchen });
    await deliverEvents();
    const still = await asOwner<{ state: string }>('select state from waiting_place where student_id = $1', [
      other?.id,
    ]);
    expect(still.map(({ state }) => state)).toEqual(['WAITING']);
  });
});
