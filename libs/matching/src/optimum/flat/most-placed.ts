import type { ReverseRows, Rows } from './rows.js';
import { Seats } from './seats.js';

/**
 * How the market falls apart once as many students as possible are placed. A contested slot is full in every such placing, and whoever
 * is left over lists contested slots only; a contested student may be left over, and lists contested slots only; everybody else
 * is always placed, and always at a slot that is not contested.
 */
export interface Split {
  /** 1 for contested students. */
  readonly studentIsContested: Uint8Array;
  /** 1 for contested slots. */
  readonly slotIsContested: Uint8Array;
  /** Students who are placed. */
  readonly placed: number;
}

/**
 * Places as many students as possible and tells the contested part of the market from the rest. A greedy start leaves under one in a
 * hundred of the places to find; each of those is looked for from its free seat, along slots that are ever nearer to a student without
 * a place, which is the short way while such students abound.
 *
 * Worst case O(choices x free seats); in practice some ten passes over the choices. Sources: Karp & Sipser 1981 for the start; Goldberg &
 * Tarjan 1988 and Ahuja & Orlin 1991 for the labels; Dulmage & Mendelsohn 1958 for the split.
 */
export function placeMost(rows: Rows, reverse: ReverseRows, room: Int32Array): Split {
  const seats = new Seats(rows.start.length - 1, room);
  seatGreedily(rows, reverse, seats);
  const hops = new HopLabels(rows, reverse, seats);
  let free = hops.freeSlots();
  while (free.length > 0) {
    free = fillFreeSeats(reverse, seats, hops, free);
    if (free.length === 0) {
      hops.measureAll();
      free = hops.freeSlots();
    } else hops.measureAgain();
  }
  const { slotOf } = seats;
  const slotIsContested = new Uint8Array(room.length);
  const studentIsContested = new Uint8Array(slotOf.length);
  let placed = 0;
  for (let slot = 0; slot < room.length; slot++) slotIsContested[slot] = hops.of[slot]! < unreachable ? 1 : 0;
  for (let student = 0; student < slotOf.length; student++) {
    const slot = slotOf[student]!;
    if (slot >= 0) placed++;
    studentIsContested[student] = slot < 0 ? 1 : slotIsContested[slot]!;
  }
  return { studentIsContested, slotIsContested, placed };
}

/**
 * A slot with no more open applicants than seats may take them all without harm to the total, which may make the next slot such a one;
 * when none is left, the next student goes where applicants are fewest for the seats.
 */
function seatGreedily(rows: Rows, reverse: ReverseRows, seats: Seats): void {
  const { start, slot: slotOfChoice } = rows;
  const { room, taken, slotOf } = seats;
  const open = new Int32Array(room.length);
  const queued = new Uint8Array(room.length);
  const queue = new Int32Array(room.length);
  let head = 0;
  let tail = 0;
  const settle = (student: number, slot: number): void => {
    seats.sit(student, slot);
    for (let choice = start[student]!, end = start[student + 1]!; choice < end; choice++) {
      const listed = slotOfChoice[choice]!;
      if (--open[listed]! <= room[listed]! - taken[listed]! && queued[listed] === 0) {
        queued[listed] = 1;
        queue[tail++] = listed;
      }
    }
  };
  const settleSafeOnes = (): void => {
    while (head < tail) {
      const slot = queue[head++]!;
      if (open[slot] === 0) continue;
      for (let at = reverse.start[slot]!, end = reverse.start[slot + 1]!; at < end; at++) {
        const student = reverse.student[at]!;
        if (slotOf[student]! < 0 && taken[slot]! < room[slot]!) settle(student, slot);
      }
    }
  };

  for (let slot = 0; slot < room.length; slot++) {
    open[slot] = reverse.start[slot + 1]! - reverse.start[slot]!;
    if (open[slot]! > 0 && open[slot]! <= room[slot]!) {
      queued[slot] = 1;
      queue[tail++] = slot;
    }
  }
  settleSafeOnes();
  for (let student = 0; student < slotOf.length; student++) {
    if (slotOf[student]! >= 0) continue;
    let best = -1;
    let bestOpen = 0;
    let bestFree = 0;
    for (let choice = start[student]!, end = start[student + 1]!; choice < end; choice++) {
      const slot = slotOfChoice[choice]!;
      const free = room[slot]! - taken[slot]!;
      // Fewest open applicants a free seat, compared without a division.
      if (free > 0 && (best < 0 || open[slot]! * bestFree < bestOpen * free)) {
        best = slot;
        bestOpen = open[slot]!;
        bestFree = free;
      }
    }
    if (best < 0) continue;
    settle(student, best);
    settleSafeOnes();
  }
}

const unreachable = 0x3fffffff;

/**
 * For each slot at least how many students would have to move for a free seat there to reach somebody without a place: 0 where such a
 * student is an applicant, `unreachable` where none ever will be. Moves made since the last measuring may have lengthened the true way.
 */
class HopLabels {
  readonly of: Int32Array;
  private readonly queue: Int32Array;
  /** The slots that are neither at 0 nor unreachable, in the first `betweenCount` places: only these have to be measured again. */
  private readonly between: Int32Array;
  private betweenCount = 0;

  constructor(
    private readonly rows: Rows,
    private readonly reverse: ReverseRows,
    private readonly seats: Seats,
  ) {
    this.of = new Int32Array(seats.room.length);
    this.queue = new Int32Array(seats.room.length);
    this.between = new Int32Array(seats.room.length);
    this.measureAll();
  }

  /** Slots with a free seat that reaches somebody. */
  freeSlots(): Int32Array {
    const { room, taken } = this.seats;
    return filter(room.length, (slot) => taken[slot]! < room[slot]! && this.of[slot]! < unreachable);
  }

  /** O(choices). */
  measureAll(): void {
    const { rows, seats, of, queue } = this;
    of.fill(unreachable);
    let tail = 0;
    for (let student = 0; student < seats.slotOf.length; student++) {
      if (seats.slotOf[student]! >= 0) continue;
      for (let choice = rows.start[student]!, end = rows.start[student + 1]!; choice < end; choice++) {
        const slot = rows.slot[choice]!;
        if (of[slot] !== unreachable) continue;
        of[slot] = 0;
        queue[tail++] = slot;
      }
    }
    this.spread(tail);
    this.betweenCount = 0;
    for (let slot = 0; slot < of.length; slot++) this.keepIfBetween(slot);
  }

  /** As `measureAll`, for the slots between; a slot that has left 0 since is among them. O(choices of these slots and their students). */
  measureAgain(): void {
    const { reverse, seats, of, queue } = this;
    const between = this.between.subarray(0, this.betweenCount);
    for (const slot of between) of[slot] = unreachable;
    let tail = 0;
    for (const slot of between) {
      for (let at = reverse.start[slot]!, end = reverse.start[slot + 1]!; at < end; at++) {
        const from = seats.slotOf[reverse.student[at]!]!;
        if (from >= 0 && (from === slot || of[from] !== 0)) continue;
        of[slot] = from < 0 ? 0 : 1;
        if (from < 0) break;
      }
    }
    for (const hops of [0, 1]) for (const slot of between) if (of[slot] === hops) queue[tail++] = slot;
    this.spread(tail);
    this.betweenCount = 0;
    for (const slot of between) this.keepIfBetween(slot);
  }

  /** Notes that a slot is further away than was known. */
  raise(slot: number, hops: number): void {
    if (this.of[slot] === 0) this.between[this.betweenCount++] = slot;
    this.of[slot] = hops;
  }

  private keepIfBetween(slot: number): void {
    if (this.of[slot]! > 0 && this.of[slot]! < unreachable) this.between[this.betweenCount++] = slot;
  }

  /** Breadth first from the slots in the queue: whoever sits there could leave for any slot on their list. */
  private spread(queued: number): void {
    const { rows, seats, of, queue } = this;
    let tail = queued;
    for (let head = 0; head < tail; head++) {
      const slot = queue[head]!;
      const hops = of[slot]! + 1;
      for (let at = seats.first[slot]!, last = at + seats.taken[slot]!; at < last; at++) {
        const student = seats.occupant[at]!;
        for (let choice = rows.start[student]!, end = rows.start[student + 1]!; choice < end; choice++) {
          const next = rows.slot[choice]!;
          if (of[next] !== unreachable) continue;
          of[next] = hops;
          queue[tail++] = next;
        }
      }
    }
  }
}

/** After so many labels raised for one seat, it waits until all are measured again: creeping up by ones is the slow way. */
const patience = 64;

/** Fills free seats by going down the labels; what comes back are the slots to try again after measuring. */
function fillFreeSeats(reverse: ReverseRows, seats: Seats, hops: HopLabels, free: Int32Array): Int32Array {
  const { slotOf, taken, room } = seats;
  const wayTo = new Int32Array(room.length + 1);
  const mover = new Int32Array(room.length + 1);
  return free.filter((origin) => {
    let raised = 0;
    while (taken[origin]! < room[origin]! && hops.of[origin]! < unreachable && raised <= patience) {
      let depth = 0;
      wayTo[0] = origin;
      while (depth >= 0 && raised <= patience) {
        const slot = wayTo[depth]!;
        const label = hops.of[slot]!;
        let fewest = unreachable;
        let next = -1;
        let student = -1;
        for (let at = reverse.start[slot]!, end = reverse.start[slot + 1]!; at < end; at++) {
          student = reverse.student[at]!;
          next = slotOf[student]!;
          if (next < 0) break;
          const there = next === slot ? unreachable : hops.of[next]!;
          if (there < label) break;
          if (there < fewest) fewest = there;
          next = -2;
        }
        if (next === -2) {
          hops.raise(slot, fewest === unreachable ? unreachable : fewest + 1);
          raised++;
          depth--;
        } else if (next >= 0) {
          depth++;
          wayTo[depth] = next;
          mover[depth] = student;
        } else {
          // Everybody on the way moves up one seat, the newcomer into the last one.
          for (; depth > 0; depth--) {
            seats.replace(mover[depth]!, student);
            student = mover[depth]!;
          }
          seats.sit(student, origin);
          break;
        }
      }
    }
    return taken[origin]! < room[origin]! && hops.of[origin]! < unreachable;
  });
}

/** The numbers below `count` that pass, ascending. */
function filter(count: number, passes: (index: number) => boolean): Int32Array {
  const found = new Int32Array(count);
  let length = 0;
  for (let index = 0; index < count; index++) if (passes(index)) found[length++] = index;
  return found.slice(0, length);
}
