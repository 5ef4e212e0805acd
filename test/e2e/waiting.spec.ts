import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
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
  type TestStudent,
} from '#testing';

let programme: TestProgramme;
let employer: TestEmployer;
let schools: [TestSchool, TestSchool];
let placementId: string;
let visitId: string;

const reason = 'I am moving away.';

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
  schools = [await aSchool(programme), await aSchool(programme)];
  placementId = await anOpportunity(employer);
  visitId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
});

afterEach(() => setNow());

/** A placement of one place that `holder` has, with these students in the line, in that order. */
async function aFullPlacement(
  waiting: readonly Record<string, string>[],
  overrides: object = {},
): Promise<{ slotId: string; holder: TestStudent; heldId: string; line: TestStudent[] }> {
  const slotId = await aSlot(employer, placementId, { capacity: 1, ...overrides });
  const [holder, ...line] = await students(schools[0], [{}, ...waiting]);
  if (holder === undefined) throw new Error('the students were imported');
  const heldId = await aPlaceInSlot(holder, slotId, 'ACCEPTED');
  for (const [index, { token }] of line.entries()) {
    await setNow(`2026-09-14T08:0${index}:00Z`);
    await perform(token, 'joinWaitingList', { slotId });
  }
  return { slotId, holder, heldId, line };
}

interface Offered {
  readonly id: string;
  readonly student_id: string;
  readonly state: string;
}

function placesIn(slotId: string): Promise<Offered[]> {
  return asOwner<Offered & Record<string, unknown>>(
    'select id, student_id, state from allocation where slot_id = $1 and round_id is null order by created_at, id',
    [slotId],
  );
}

/** What became of those in the line, in the order in which they joined. */
async function lineOf(slotId: string): Promise<string[]> {
  const line = await asOwner<{ state: string }>(
    'select state from waiting_place where slot_id = $1 order by joined_at',
    [slotId],
  );
  return line.map(({ state }) => state);
}

async function taken(slotId: string): Promise<number | undefined> {
  return (await asOwner<{ taken: number }>('select taken from slot where id = $1', [slotId]))[0]?.taken;
}

describe('a student who waits for a full placement', () => {
  it('is offered the place that becomes free, with a time to answer in, and takes it', async () => {
    const { slotId, holder, heldId, line } = await aFullPlacement([{}, {}]);
    await perform(holder.token, 'declineAllocation', { allocationId: heldId, reason });
    expect(await taken(slotId)).toBe(0);
    expect(await workOff('offer-free-places')).toBeGreaterThan(0);
    const [offer] = await placesIn(slotId);
    expect(offer).toMatchObject({ student_id: line[0]?.id, state: 'OFFERED' });
    expect(await taken(slotId)).toBe(1);
    expect(await placesIn(slotId)).toHaveLength(1);
    const { data } = await graphql(line[0]?.token ?? '', '{ myAllocations { id state offerUntil } }');
    expect(data.myAllocations).toEqual([{ id: offer?.id, state: 'OFFERED', offerUntil: '2026-09-16T08:01:00Z' }]);
    await perform(line[0]?.token ?? '', 'acceptAllocation', { allocationId: offer?.id });
    expect((await placesIn(slotId))[0]?.state).toBe('ACCEPTED');
    const mine = '{ waitingPlaces(first: 5) { nodes { state slotId allocationId offerUntil } } }';
    expect((await graphql(line[0]?.token ?? '', mine)).data.waitingPlaces.nodes).toEqual([
      { state: 'OFFERED', slotId, allocationId: offer?.id, offerUntil: '2026-09-16T08:01:00Z' },
    ]);
    expect((await graphql(line[1]?.token ?? '', mine)).data.waitingPlaces.nodes).toMatchObject([{ state: 'WAITING' }]);
  });

  it('comes after those of a higher priority class, and before those who joined later', async () => {
    const { slotId, holder, heldId, line } = await aFullPlacement([{}, {}, { care_experienced: 'yes' }]);
    const offeredTo = async (): Promise<string | undefined> => {
      await workOff('offer-free-places');
      return (await placesIn(slotId)).at(-1)?.student_id;
    };
    await perform(holder.token, 'declineAllocation', { allocationId: heldId, reason });
    expect(await offeredTo()).toBe(line[2]?.id);
    const [first] = await placesIn(slotId);
    await perform(line[2]?.token ?? '', 'declineAllocation', { allocationId: first?.id, reason });
    expect(await offeredTo()).toBe(line[0]?.id);
  });

  it('who does not answer in time makes way for the next, once, and is too late', async () => {
    const { slotId, holder, heldId, line } = await aFullPlacement([{}, {}]);
    await perform(holder.token, 'declineAllocation', { allocationId: heldId, reason });
    await workOff('offer-free-places');
    const [offer] = await placesIn(slotId);
    await setNow('2026-09-16T08:01:01Z');
    expect(await attempt(line[0]?.token ?? '', 'acceptAllocation', { allocationId: offer?.id })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'EXPIRED',
    });
    await Promise.all([tick('expire-offers'), tick('expire-offers')]);
    await workOff('offer-free-places');
    await tick('offer-free-places');
    expect((await placesIn(slotId)).map(({ student_id, state }) => [student_id, state])).toEqual([
      [line[0]?.id, 'EXPIRED'],
      [line[1]?.id, 'OFFERED'],
    ]);
    expect(await taken(slotId)).toBe(1);
  });

  it('is passed over while the safeguarding rules do not let the student go, and stays in the line', async () => {
    const { slotId, holder, heldId, line } = await aFullPlacement([{}, {}]);
    // Since joining, the first has a place elsewhere on the same days.
    const elsewhere = await aSlot(employer, placementId);
    await aPlaceInSlot(line[0] ?? holder, elsewhere, 'ACCEPTED');
    await perform(holder.token, 'declineAllocation', { allocationId: heldId, reason });
    await workOff('offer-free-places');
    expect((await placesIn(slotId)).map(({ student_id }) => student_id)).toEqual([line[1]?.id]);
    const lines = await asOwner(
      'select student_id, state, passed_over_at is not null as passed from waiting_place where slot_id = $1 order by joined_at',
      [slotId],
    );
    expect(lines).toEqual([
      { student_id: line[0]?.id, state: 'WAITING', passed: true },
      { student_id: line[1]?.id, state: 'OFFERED', passed: false },
    ]);
  });

  it('cannot wait twice, nor where places are free, nor for a visit, nor where they are already, nor for an advert that is not on show', async () => {
    const { slotId, holder, line } = await aFullPlacement([{}]);
    const joins = async (slot: string, token = line[0]?.token ?? ''): Promise<string> =>
      (await attempt(token, 'joinWaitingList', { slotId: slot })).__typename;
    expect(await joins(slotId)).toBe('AlreadyWaiting');
    expect(await joins(await aSlot(employer, placementId))).toBe('PlacesAreFree');
    expect(await joins(await aSlot(employer, visitId, { endsOn: '2026-10-26' }))).toBe('WrongState');
    const [young] = await students(schools[0], [{ year_group: '9', born_on: '2012-11-05' }]);
    expect(await joins(slotId, young?.token)).toBe('WrongState');
    expect(await joins(slotId, holder.token)).toBe('WrongState');
    await perform(employer.token, 'pauseOpportunity', { opportunityId: placementId });
    expect(await joins(slotId, holder.token)).toMatch(/WrongState|NotFound/);
    await perform(employer.token, 'publishOpportunity', { opportunityId: placementId });
  });

  it('may leave the line, and is then offered nothing', async () => {
    const { slotId, holder, heldId, line } = await aFullPlacement([{}]);
    const [place] = await asOwner<{ id: string }>('select id from waiting_place where slot_id = $1', [slotId]);
    const leave = (token = ''): Promise<{ __typename: string }> =>
      attempt(token, 'leaveWaitingList', { waitingPlaceId: place?.id });
    expect((await leave(holder.token)).__typename).toBe('NotFound');
    expect((await leave(schools[1].lead)).__typename).toBe('NotFound');
    expect((await leave(line[0]?.token)).__typename).toBe('LeaveWaitingListPayload');
    expect((await leave(line[0]?.token)).__typename).toBe('WrongState');
    await perform(holder.token, 'declineAllocation', { allocationId: heldId, reason });
    await workOff('offer-free-places');
    expect(await placesIn(slotId)).toEqual([]);
  });

  it('is told when the slot is cancelled', async () => {
    const { slotId } = await aFullPlacement([{}]);
    await perform(employer.token, 'cancelSlot', { slotId, reason: 'The studio is being painted.' });
    await tick('offer-free-places');
    const ended = await asOwner<{ state: string; told: number }>(
      `select w.state, (select count(*)::integer from event e where e.subject_id = w.id and e.kind = 'waiting-place.ended') as told
       from waiting_place w where slot_id = $1`,
      [slotId],
    );
    expect(ended).toEqual([{ state: 'ENDED', told: 1 }]);
  });

  it('is told when the employer is suspended, though no place is free', async () => {
    const suspended = await anEmployer(programme);
    const advert = await anOpportunity(suspended);
    const slotId = await aSlot(suspended, advert, { capacity: 1 });
    const [holder, waiting] = await students(schools[0], [{}, {}]);
    if (holder === undefined) throw new Error('the students were imported');
    await aPlaceInSlot(holder, slotId, 'ACCEPTED');
    await perform(waiting?.token ?? '', 'joinWaitingList', { slotId });
    await perform(programme.coordinator, 'suspendHost', { hostId: suspended.id, reason: 'A concern was raised.' });
    await tick('offer-free-places');
    expect(await lineOf(slotId)).toEqual(['ENDED']);
  });

  it('waits on while the advert is paused, and is offered the place when it is back', async () => {
    const { slotId, holder, heldId } = await aFullPlacement([{}]);
    await perform(employer.token, 'pauseOpportunity', { opportunityId: placementId });
    await perform(holder.token, 'declineAllocation', { allocationId: heldId, reason });
    await workOff('offer-free-places');
    await tick('offer-free-places');
    expect(await lineOf(slotId)).toEqual(['WAITING']);
    await perform(employer.token, 'publishOpportunity', { opportunityId: placementId });
    await tick('offer-free-places');
    expect(await lineOf(slotId)).toEqual(['OFFERED']);
  });
});

describe('a school that waits with a group for a visit', () => {
  it('is offered places as soon as its group fits, and the employer answers next', async () => {
    const slotId = await aSlot(employer, visitId, { capacity: 30, endsOn: '2026-10-26' });
    const ask = { slotId, staffLead: 'Dana Reid', note: '' };
    const held = await perform(schools[0].lead, 'requestSlot', { ...ask, places: 20 }, 'slotRequestId');
    expect(await attempt(schools[1].lead, 'joinWaitingListAsGroup', { ...ask, places: 10 })).toMatchObject({
      __typename: 'PlacesAreFree',
    });
    await perform(schools[1].lead, 'joinWaitingListAsGroup', { ...ask, places: 25 });
    await perform(schools[0].lead, 'joinWaitingListAsGroup', { ...ask, places: 11 });
    await perform(employer.token, 'declineSlotRequest', {
      ...held,
      __typename: undefined,
      reason,
      refusal: 'NO_STAFF',
    });
    await workOff('offer-free-places');
    const offered = await asOwner<{ id: string; school_id: string; state: string; places: number }>(
      `select id, school_id, state, places from slot_request where slot_id = $1 and state <> 'DECLINED'`,
      [slotId],
    );
    expect(offered).toMatchObject([{ school_id: schools[1].id, state: 'OFFERED', places: 25 }]);
    expect(await taken(slotId)).toBe(25);
    const slotRequestId = offered[0]?.id;
    expect(await attempt(schools[0].lead, 'takeOfferedPlaces', { slotRequestId })).toMatchObject({
      __typename: 'NotFound',
    });
    await perform(schools[1].lead, 'takeOfferedPlaces', { slotRequestId });
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
    // The larger group goes after all: now the smaller one fits.
    await perform(schools[1].lead, 'withdrawSlotRequest', { slotRequestId, reason });
    await workOff('offer-free-places');
    expect(
      await asOwner(`select school_id, places from slot_request where slot_id = $1 and state = 'OFFERED'`, [slotId]),
    ).toEqual([{ school_id: schools[0].id, places: 11 }]);
    expect(await taken(slotId)).toBe(11);
  });

  it('loses an offer that it does not take in time to the next', async () => {
    const slotId = await aSlot(employer, visitId, { capacity: 10, endsOn: '2026-10-26' });
    const ask = { slotId, staffLead: 'Dana Reid', note: '', places: 10 };
    const { slotRequestId } = await perform(schools[0].lead, 'requestSlot', ask, 'slotRequestId');
    await perform(schools[1].lead, 'joinWaitingListAsGroup', ask);
    await setNow('2026-09-14T08:05:00Z');
    await perform(schools[0].lead, 'joinWaitingListAsGroup', ask);
    await perform(employer.token, 'declineSlotRequest', { slotRequestId, reason });
    await workOff('offer-free-places');
    await setNow('2026-09-16T08:05:01Z');
    await tick('expire-slot-requests');
    await workOff('offer-free-places');
    const left = await asOwner<{ school_id: string; state: string }>(
      'select school_id, state from slot_request where slot_id = $1 order by created_at, id',
      [slotId],
    );
    expect(left).toEqual([
      { school_id: schools[0].id, state: 'DECLINED' },
      { school_id: schools[1].id, state: 'EXPIRED' },
      { school_id: schools[0].id, state: 'OFFERED' },
    ]);
  });
});

describe('an employer that has promised an answer', () => {
  it('is reminded two days before the end of its time, once', async () => {
    const slotId = await aSlot(employer, visitId, { capacity: 10, endsOn: '2026-10-26', answerWithinDays: 7 });
    const ask = { slotId, staffLead: 'Dana Reid', note: '', places: 10 };
    const { slotRequestId } = await perform(schools[0].lead, 'requestSlot', ask, 'slotRequestId');
    const reminders = async (): Promise<number> =>
      (
        await asOwner(
          `select from event where subject_id = $1 and kind = 'slot-request.answer-due' and employer_id = $2`,
          [slotRequestId, employer.id],
        )
      ).length;
    await setNow('2026-09-19T07:59:59Z');
    await tick('remind-employers');
    expect(await reminders()).toBe(0);
    await setNow('2026-09-19T08:00:01Z');
    await Promise.all([tick('remind-employers'), tick('remind-employers')]);
    await tick('remind-employers');
    expect(await reminders()).toBe(1);
  });
});
