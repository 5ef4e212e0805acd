// The part of the race that goes through the use cases, with the books of what was acknowledged.
import { MoveSlotRequest, RequestGroup, RequestSlot } from '../../dist/libs/bookings/src/index.js';
import { MoveAllocation, RestoreAllocation } from '../../dist/libs/placements/src/index.js';
import { JoinWaitingList, OfferFreePlaces } from '../../dist/libs/waiting/src/index.js';

/** Somebody who acts without having signed in. */
export function actor(role, of) {
  return {
    role,
    accountId: null,
    programmeId: null,
    schoolId: null,
    employerId: null,
    studentId: null,
    requestId: 'race',
    ...of,
  };
}

/** Sixteen hands, each doing the next thing that the seed says, until all attempts are made. */
export async function raceThroughUseCases(
  service,
  { schools, slots, givenBack, host, offersIn, attempts, atOnce, seed },
) {
  const [request, group, move, restore, moveAllocation, join, offerFree] = [
    RequestSlot,
    RequestGroup,
    MoveSlotRequest,
    RestoreAllocation,
    MoveAllocation,
    JoinWaitingList,
    OfferFreePlaces,
  ].map((useCase) => service.get(useCase));
  const random = seeded(seed);
  const below = (count) => Math.floor(random() * count);
  const counts = {
    taken: 0,
    'taken as a group': 0,
    'had back': 0,
    offered: 0,
    'not enough': 0,
    'same answer': 0,
    waiting: 0,
    'offers taken up': 0,
    accepted: 0,
    declined: 0,
    withdrawn: 0,
    'wrong state': 0,
  };
  const book = { attempts: 0, counts, acknowledged: new Map(), wrong: 0 };
  const held = [];
  const back = [];
  let keys = 0;
  let noticed = 0;
  const who = { staffLead: 'Dana Reid', note: '' };
  const places = () => ({ slotId: slots[below(slots.length)].id, places: 1 + below(3) });

  const ask = async () => {
    book.attempts++;
    const school = schools[below(schools.length)];
    const command = { ...places(), ...who, idempotencyKey: `key-${keys++}` };
    const { request: made } = await request.run(school, command);
    counts.taken++;
    book.acknowledged.set(made.id, 'REQUESTED');
    held.push({ id: made.id, school, command });
  };
  const askAgain = async () => {
    const { id, school, command } = held[below(held.length)];
    if (command === undefined) return;
    const { request: made } = await request.run(school, command);
    counts['same answer']++;
    if (made.id !== id) book.wrong++;
  };
  /** In two or three slots, all or nothing. */
  const askTogether = async () => {
    const wanted = new Map(Array.from({ length: 2 + below(2) }, places).map((each) => [each.slotId, each]));
    book.attempts += wanted.size;
    const school = schools[below(schools.length)];
    const command = { slots: [...wanted.values()], ...who, idempotencyKey: `key-${keys++}` };
    const { requests } = await group.run(school, command);
    counts['taken as a group'] += requests.length;
    for (const { id } of requests) {
      book.acknowledged.set(id, 'REQUESTED');
      held.push({ id, school });
    }
  };
  const haveBack = async () => {
    const at = below(givenBack.length);
    const [pupil] = givenBack.splice(at, 1);
    if (pupil === undefined) return ask();
    book.attempts++;
    try {
      await restore.run(pupil.school, pupil.allocationId);
    } catch (error) {
      givenBack.push(pupil);
      throw error;
    }
    counts['had back']++;
    book.acknowledged.set(pupil.allocationId, 'OFFERED');
    back.push(pupil);
  };
  /** Waits for places, and the worker comes round in that slot: each offer of a place is an attempt at it. */
  const wait = async () => {
    const { slotId, places: wanted } = places();
    const school = schools[below(schools.length)];
    await join.run(school, { slotId, studentId: null, group: { places: wanted, ...who } }).then(
      () => counts.waiting++,
      (error) => {
        if (!['PLACES_ARE_FREE', 'ALREADY_WAITING'].includes(error.code)) throw error;
      },
    );
    await comeRound(slotId);
  };
  const comeRound = async (slotId) => {
    const offers = await offerFree.run(slotId);
    book.attempts += offers;
    counts.offered += offers;
    if (offers === 0) return;
    for (const { id, school_id: schoolId } of await offersIn(slotId)) {
      if (book.acknowledged.has(id)) continue;
      noticed++;
      book.acknowledged.set(id, 'OFFERED');
      held.push({ id, school: schools.find((school) => school.schoolId === schoolId) });
    }
  };
  const answer = async () => {
    if (back.length > 0 && random() < 0.3) return giveBack();
    // It stays among those that are held until it is known how this ends: others are to reach for the same.
    const one = held[below(held.length)];
    const turn = random();
    const isOffered = book.acknowledged.get(one.id) === 'OFFERED';
    const [to, by] = isOffered
      ? [turn < 0.6 ? 'REQUESTED' : 'WITHDRAWN', one.school]
      : turn < 0.3
        ? ['ACCEPTED', host]
        : turn < 0.6
          ? ['DECLINED', host]
          : ['WITHDRAWN', one.school];
    const isYes = ['REQUESTED', 'ACCEPTED'].includes(to);
    const { slotId } = await move.run(by, { slotRequestId: one.id, to, reason: isYes ? null : 'So it goes.' });
    counts[isOffered && isYes ? 'offers taken up' : to.toLowerCase()]++;
    book.acknowledged.set(one.id, to);
    if (isYes) return;
    const at = held.indexOf(one);
    if (at >= 0) held.splice(at, 1);
    await comeRound(slotId);
  };
  const giveBack = async () => {
    const [{ allocationId, school }] = back.splice(below(back.length), 1);
    const { slotId } = await moveAllocation.run(school, { allocationId, to: 'WITHDRAWN', reason: 'So it goes.' });
    counts.withdrawn++;
    book.acknowledged.set(allocationId, 'WITHDRAWN');
    await comeRound(slotId);
  };
  const next = () => {
    const turn = random();
    if (held.length > 0 && turn < 0.08) return answer();
    if (held.length > 0 && turn < 0.12) return askAgain();
    if (turn < 0.3) return askTogether();
    if (turn < 0.45) return haveBack();
    return turn < 0.5 ? wait() : ask();
  };
  const refusals = new Set(['NOT_ENOUGH_PLACES', 'GROUP_DOES_NOT_FIT', 'PLACE_GONE']);
  const hand = async () => {
    while (book.attempts < attempts) {
      await next().catch((error) => {
        if (refusals.has(error.code)) counts['not enough']++;
        else if (error.code === 'WRONG_STATE') counts['wrong state']++;
        else throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
  // Each offer that the worker made is there once.
  book.wrong += Math.abs(noticed - counts.offered);
  return book;
}

/** Numbers in [0, 1), the same for the same seed. Source: mulberry32, public domain. */
export function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
