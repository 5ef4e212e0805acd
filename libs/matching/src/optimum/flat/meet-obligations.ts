import type { Face } from './face.js';
import type { LeastCostSearch } from './least-cost.js';
import type { Split } from './most-placed.js';

/**
 * Seats students at least cost so that everybody obliged is placed and every slot obliged is full, which must be possible. Costs must not
 * be below 0. Afterwards the prices prove it: those of obliged students and of obliged slots may have either sign; the others are 0 or
 * more, and 0 for a student left out and for a slot with room.
 *
 * Each step keeps what the steps before it met, because a search only ever makes one more student sit down or one more seat taken.
 * The two parts of the market share no choice that is ever given: while one is searched, the other is shut out.
 */
export function meetObligations(search: LeastCostSearch, face: Face, split: Split, room: Int32Array): void {
  const { studentIsContested, slotIsContested } = split;
  const uncontested: number[] = [];
  const contestedObliged: number[] = [];
  for (let student = 0; student < studentIsContested.length; student++) {
    if (studentIsContested[student] === 0) uncontested.push(student);
    else if (face.studentIsObliged[student] === 1) contestedObliged.push(student);
  }
  const contested: number[] = [];
  const uncontestedObliged: number[] = [];
  for (let slot = 0; slot < room.length; slot++) {
    if (room[slot] === 0) search.setSlotPrice(slot, Infinity);
    else if (slotIsContested[slot] === 1) contested.push(slot);
    else if (face.slotIsObliged[slot] === 1) uncontestedObliged.push(slot);
  }

  // Where slots decide: whoever has to be placed sits down first, then every seat looks for a student.
  for (const student of uncontested) search.setStudentPrice(student, Infinity);
  seatAll(search, contestedObliged);
  fillAll(search, contested);

  // Where everybody is placed: slots that have to be full come first, then every student looks for a seat.
  for (const student of uncontested) search.setStudentPrice(student, 0);
  fillAll(search, uncontestedObliged);
  const prices = Float64Array.from(contested, (slot) => search.slotPrice(slot));
  for (const slot of contested) search.setSlotPrice(slot, Infinity);
  seatAll(search, uncontested);
  contested.forEach((slot, at) => search.setSlotPrice(slot, prices[at]!));
}

/** First all who find a seat at their cheapest slot, then a search for everybody who is left. Whoever sits already stays. */
function seatAll(search: LeastCostSearch, students: readonly number[]): void {
  const waiting: number[] = [];
  for (const student of students) {
    if (search.choiceOf[student]! < 0 && !search.seatAtOnce(student)) waiting.push(student);
  }
  search.noteLowestPrices();
  for (const student of waiting) search.seat(student);
}

/** How often, on average, a slot with free seats may bid before searches take over. */
const bidsForEach = 4;

/** First all students whom slots get at once, then bids, then a search for each seat that is left. */
function fillAll(search: LeastCostSearch, slots: readonly number[]): void {
  const bidding: number[] = [];
  for (const slot of slots) {
    search.fillAtOnce(slot);
    if (search.hasRoom(slot)) bidding.push(slot);
  }
  const mostBids = bidsForEach * bidding.length;
  for (let at = 0; at < bidding.length && at < mostBids; at++) {
    if (search.hasRoom(bidding[at]!)) search.bid(bidding[at]!, (slot) => bidding.push(slot));
  }
  search.noteLowestPrices();
  for (const slot of slots) while (search.hasRoom(slot)) search.fill(slot);
}
