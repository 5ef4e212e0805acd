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
  const studentCount = studentIsContested.length;
  for (let slot = 0; slot < room.length; slot++) if (room[slot] === 0) search.setSlotPrice(slot, Infinity);

  // Where slots decide: whoever has to be placed sits down first, then every seat looks for a student.
  for (let student = 0; student < studentCount; student++) {
    if (studentIsContested[student] === 0) search.setStudentPrice(student, Infinity);
  }
  seatAll(search, studentCount, (student) => studentIsContested[student] === 1 && face.studentIsObliged[student] === 1);
  fillAll(search, room, (slot) => slotIsContested[slot] === 1);

  // Where everybody is placed: slots that have to be full come first, then every student looks for a seat.
  for (let student = 0; student < studentCount; student++) {
    if (studentIsContested[student] === 0) search.setStudentPrice(student, 0);
  }
  fillAll(search, room, (slot) => slotIsContested[slot] === 0 && face.slotIsObliged[slot] === 1);
  const contestedPrice = new Float64Array(room.length);
  for (let slot = 0; slot < room.length; slot++) {
    if (slotIsContested[slot] === 0) continue;
    contestedPrice[slot] = search.slotPrice(slot);
    search.setSlotPrice(slot, Infinity);
  }
  seatAll(search, studentCount, (student) => studentIsContested[student] === 0 && search.choiceOf[student]! < 0);
  for (let slot = 0; slot < room.length; slot++) {
    if (slotIsContested[slot] === 1) search.setSlotPrice(slot, contestedPrice[slot]!);
  }
}

/** First all who find a seat at their cheapest slot, then a search for everybody who is left. */
function seatAll(search: LeastCostSearch, count: number, isOne: (student: number) => boolean): void {
  const waiting: number[] = [];
  for (let student = 0; student < count; student++) {
    if (isOne(student) && !search.seatAtOnce(student)) waiting.push(student);
  }
  search.noteLowestPrices();
  for (const student of waiting) search.seat(student);
}

/** How often, on average, a slot with free seats may bid before searches take over. */
const bidsForEach = 4;

/** First all students whom slots get at once, then bids, then a search for each seat that is left. */
function fillAll(search: LeastCostSearch, room: Int32Array, isOne: (slot: number) => boolean): void {
  const bidding: number[] = [];
  for (let slot = 0; slot < room.length; slot++) {
    if (room[slot] === 0 || !isOne(slot)) continue;
    search.fillAtOnce(slot);
    if (search.hasRoom(slot)) bidding.push(slot);
  }
  const mostBids = bidsForEach * bidding.length;
  for (let at = 0; at < bidding.length && at < mostBids; at++) {
    if (search.hasRoom(bidding[at]!)) search.bid(bidding[at]!, (slot) => bidding.push(slot));
  }
  search.noteLowestPrices();
  for (let slot = 0; slot < room.length; slot++) if (isOne(slot)) while (search.hasRoom(slot)) search.fill(slot);
}
