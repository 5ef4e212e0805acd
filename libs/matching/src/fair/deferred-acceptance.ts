import { AcceptanceRun } from './acceptance-run.js';
import type { Acceptance, Market } from './market.js';

/**
 * Student-proposing deferred acceptance. Each student asks down the list; a slot keeps the best it has heard from so far, and whoever it
 * drops goes on asking. Of all outcomes that are fair (no slot or employer, choosing by its rule among those it has and all who would
 * rather be there, would choose otherwise), this is the one that every student likes best, and no student can gain by a false list.
 *
 * Without reserves and employers O(choices log seats of a slot), and O(seats of the slot) for a refusal by a school ceiling; memory 8
 * bytes a seat and 8 a student. With them as `AcceptanceRun`.
 * Source: Gale & Shapley 1962; Roth 1982 for truthful lists; Hatfield & Milgrom 2005 for ceilings.
 */
export function deferAcceptance(market: Market): Acceptance {
  if (market.reserves === undefined && market.employers === undefined) return acceptByHeaps(market);
  const run = new AcceptanceRun(market);
  run.askAll();
  return run.acceptance();
}

/**
 * The plain case: one heap for each slot, the worst student at its root. Whoever is dropped waits for the next sweep over the students
 * instead of asking at once: who asks when makes no difference to the result, and sweeps walk the rows in the order in which they lie in
 * memory, which for 650,000 students takes half the time. Some ten sweeps, the last ones over a few students.
 */
function acceptByHeaps(market: Market): Acceptance {
  const { choiceStart, choiceSlot, choiceKey, ceilings } = market;
  const studentCount = choiceStart.length - 1;
  const nextChoice = choiceStart.slice(0, studentCount);
  const heapStart = heapStarts(market);
  const room = heapStart[heapStart.length - 1]!;
  const heapKey = new Int32Array(room);
  const heapStudent = new Int32Array(room);
  const held = new Int32Array(market.seats.length);
  // What a key must stay below to be looked at: most offers are refused, and are to be refused by one glance at a small array.
  const bar = new Int32Array(market.seats.length);
  for (let slot = 0; slot < bar.length; slot++) bar[slot] = market.seats[slot] === 0 ? -1 : 0x7fffffff;
  const choiceCeiling = ceilings?.choiceCeiling;
  const ceilingRoom = ceilings?.seats.slice() ?? held;
  const asks = new Uint8Array(studentCount).fill(1);
  let asking = studentCount;

  for (let student = 0; asking > 0; student = student + 1 === studentCount ? 0 : student + 1) {
    if (asks[student] === 0) continue;
    asks[student] = 0;
    asking--;
    let choice = nextChoice[student]!;
    for (const end = choiceStart[student + 1]!; choice < end;) {
      const slot = choiceSlot[choice]!;
      const key = choiceKey[choice]!;
      choice++;
      if (key >= bar[slot]!) continue;
      const start = heapStart[slot]!;
      const seats = heapStart[slot + 1]! - start;
      const count = held[slot]!;
      const ceiling = choiceCeiling === undefined ? -1 : choiceCeiling[choice - 1]!;
      let displaced = -1;
      if (ceiling >= 0 && ceilingRoom[ceiling] === 0) {
        const worst = findWorstUnder(ceiling, choiceCeiling!, nextChoice, heapKey, heapStudent, start, count);
        if (worst < 0 || heapKey[worst]! < key) continue;
        displaced = heapStudent[worst]!;
        siftDown(heapKey, heapStudent, start, count, worst - start, key, student);
      } else if (count < seats) {
        siftUp(heapKey, heapStudent, start, count, key, student);
        held[slot] = count + 1;
        if (ceiling >= 0) ceilingRoom[ceiling]!--;
      } else {
        displaced = heapStudent[start]!;
        if (choiceCeiling !== undefined) {
          const freed = choiceCeiling[nextChoice[displaced]! - 1]!;
          if (freed >= 0) ceilingRoom[freed]!++;
          if (ceiling >= 0) ceilingRoom[ceiling]!--;
        }
        siftDown(heapKey, heapStudent, start, count, 0, key, student);
      }
      if (held[slot] === seats) bar[slot] = heapKey[start]!;
      if (displaced >= 0) {
        asks[displaced] = 1;
        asking++;
      }
      break;
    }
    nextChoice[student] = choice;
  }

  const choiceOf = new Int32Array(studentCount).fill(-1);
  for (let slot = 0; slot < held.length; slot++) {
    for (let at = heapStart[slot]!, end = at + held[slot]!; at < end; at++) {
      const student = heapStudent[at]!;
      choiceOf[student] = nextChoice[student]! - 1;
    }
  }
  let proposals = 0;
  for (let student = 0; student < studentCount; student++) proposals += nextChoice[student]! - choiceStart[student]!;
  return { choiceOf, proposals };
}

/** Where each slot's heap begins. A slot needs no more room than it has applicants; counting them is worth it only when seats abound. */
function heapStarts({ seats, choiceSlot }: Market): Int32Array {
  let total = 0;
  for (let slot = 0; slot < seats.length; slot++) total += seats[slot]!;
  const room = total <= choiceSlot.length ? seats : new Int32Array(seats.length);
  if (room !== seats) {
    for (let choice = 0; choice < choiceSlot.length; choice++) {
      const slot = choiceSlot[choice]!;
      if (room[slot]! < seats[slot]!) room[slot]!++;
    }
  }
  const starts = new Int32Array(seats.length + 1);
  for (let slot = 0; slot < seats.length; slot++) starts[slot + 1] = starts[slot]! + room[slot]!;
  return starts;
}

/** Where in the heaps the worst student under a ceiling sits, or -1: only that one can make way for another under the same ceiling. */
function findWorstUnder(
  ceiling: number,
  choiceCeiling: Int32Array,
  nextChoice: Int32Array,
  heapKey: Int32Array,
  heapStudent: Int32Array,
  start: number,
  count: number,
): number {
  let worst = -1;
  for (let at = start; at < start + count; at++) {
    // What a seated student holds is the choice that they asked for last.
    const held = nextChoice[heapStudent[at]!]! - 1;
    if (choiceCeiling[held] === ceiling && (worst < 0 || heapKey[at]! > heapKey[worst]!)) worst = at;
  }
  return worst;
}

/** Adds a student to a heap of `count`, the worst at its root. */
function siftUp(
  keys: Int32Array,
  students: Int32Array,
  start: number,
  count: number,
  key: number,
  student: number,
): void {
  let at = count;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (keys[start + parent]! > key) break;
    keys[start + at] = keys[start + parent]!;
    students[start + at] = students[start + parent]!;
    at = parent;
  }
  keys[start + at] = key;
  students[start + at] = student;
}

/** Puts a better student in the place of the one at `hole` and restores the heap below. */
function siftDown(
  keys: Int32Array,
  students: Int32Array,
  start: number,
  count: number,
  hole: number,
  key: number,
  student: number,
): void {
  let at = hole;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= count) break;
    if (child + 1 < count && keys[start + child + 1]! > keys[start + child]!) child++;
    if (keys[start + child]! < key) break;
    keys[start + at] = keys[start + child]!;
    students[start + at] = students[start + child]!;
    at = child;
  }
  keys[start + at] = key;
  students[start + at] = student;
}
