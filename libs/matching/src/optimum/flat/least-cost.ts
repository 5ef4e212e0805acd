import { NearestFirst } from './nearest-first.js';
import type { ReverseRows, Rows } from './rows.js';
import { Seats } from './seats.js';

/** Rows with what each choice costs: whole numbers, 0 or more, exact as long as sums along a path stay below 2^53. */
export interface PricedRows extends Rows {
  readonly cost: Float64Array;
  readonly reverse: ReverseRows;
  /** The costs in the order of the reverse rows. */
  readonly reverseCost: Float64Array;
}

/**
 * Seats students at least total cost, one search for each, with prices that prove it: for each choice, cost + price of the student + price
 * of the slot is 0 or more, and 0 for those given. The caller says who looks for what, in which order; both kinds of search keep
 * that. A price of Infinity shuts a student or a slot out of everything searched until another price is set.
 *
 * Successive shortest paths (Jonker & Volgenant 1987, for seats instead of columns), each search stopping at the nearest end: it sees some
 * ten slots in practice, all of them at worst. Memory 32 bytes a student and a slot, besides the rows.
 */
export class LeastCostSearch {
  readonly choiceOf: Int32Array;
  /** Price and distance of each student, and of each slot, side by side: they are wanted together, and memory is what takes time. */
  private readonly student: Float64Array;
  private readonly slot: Float64Array;
  private readonly seats: Seats;
  private readonly queue = new NearestFirst();
  private readonly seenStudents: Int32Array;
  private readonly seenSlots: Int32Array;
  /** The choice by which a slot was reached, or by which a seat there would be given up, and whose choice it is. */
  private readonly viaChoice: Int32Array;
  private readonly viaStudent: Int32Array;
  private lowestOfStudents = 0;
  private lowestOfSlots = 0;
  private readonly bestPrice: Float64Array;
  private readonly bestAt: Int32Array;

  constructor(
    private readonly rows: PricedRows,
    room: Int32Array,
  ) {
    const studentCount = rows.start.length - 1;
    this.seats = new Seats(studentCount, room);
    this.choiceOf = new Int32Array(studentCount).fill(-1);
    this.student = pricesAtRest(studentCount);
    this.slot = pricesAtRest(room.length);
    this.seenStudents = new Int32Array(studentCount);
    this.seenSlots = new Int32Array(room.length);
    this.viaChoice = new Int32Array(room.length);
    this.viaStudent = new Int32Array(room.length);
    let most = 0;
    for (let slot = 0; slot < room.length; slot++) if (room[slot]! > most) most = room[slot]!;
    this.bestPrice = new Float64Array(most + 2);
    this.bestAt = new Int32Array(most + 2);
  }

  setStudentPrice(student: number, price: number): void {
    this.student[2 * student] = price;
  }

  studentPrice(student: number): number {
    return this.student[2 * student]!;
  }

  setSlotPrice(slot: number, price: number): void {
    this.slot[2 * slot] = price;
  }

  slotPrice(slot: number): number {
    return this.slot[2 * slot]!;
  }

  /** True while the slot has a free seat. */
  hasRoom(slot: number): boolean {
    return this.seats.hasRoom(slot);
  }

  /** Makes the student's cheapest choice cost nothing, and gives it if there is a seat; false when there is none. */
  seatAtOnce(student: number): boolean {
    const { start, slot: slotOfChoice, cost } = this.rows;
    let least = Infinity;
    for (let choice = start[student]!, end = start[student + 1]!; choice < end; choice++) {
      const price = cost[choice]! + this.slot[2 * slotOfChoice[choice]!]!;
      if (price < least) least = price;
    }
    this.student[2 * student] = -least;
    for (let choice = start[student]!, end = start[student + 1]!; choice < end; choice++) {
      const slot = slotOfChoice[choice]!;
      if (cost[choice]! + this.slot[2 * slot]! !== least || !this.seats.hasRoom(slot)) continue;
      this.choiceOf[student] = choice;
      this.seats.sit(student, slot);
      return true;
    }
    return false;
  }

  /** Makes an empty slot's cheapest applicants cost nothing; takes those who cost nothing and sit nowhere, while there are seats. */
  fillAtOnce(slot: number): void {
    const { reverse, reverseCost } = this.rows;
    const { seats, student: students } = this;
    const first = reverse.start[slot]!;
    const end = reverse.start[slot + 1]!;
    if (seats.taken[slot] === 0) {
      let least = Infinity;
      for (let at = first; at < end; at++) {
        const price = reverseCost[at]! + students[2 * reverse.student[at]!]!;
        if (price < least) least = price;
      }
      this.slot[2 * slot] = -least;
    }
    const price = this.slot[2 * slot]!;
    for (let at = first; at < end && seats.hasRoom(slot); at++) {
      const student = reverse.student[at]!;
      if (this.choiceOf[student]! >= 0 || reverseCost[at]! + students[2 * student]! + price !== 0) continue;
      this.choiceOf[student] = reverse.choice[at]!;
      seats.sit(student, slot);
    }
  }

  /**
   * Lets a slot bid for as many students as it has free seats: it takes those who cost it least, wherever they sit, and pays all that it can
   * before the next one would do as well. Slots that lose a student are left with a free seat; a student whose price would not rise stays,
   * or two slots could take one from each other for ever. Most seats find their student so, at a fraction of what a search takes. O(applicants).
   * Source: augmenting row reduction, Jonker & Volgenant 1987; auctions, Bertsekas 1979.
   */
  bid(slot: number, onLoss: (slot: number) => void): void {
    const { rows, seats, slot: slots, choiceOf, bestPrice, bestAt } = this;
    const { reverse, reverseCost } = rows;
    const { slotOf, first, taken, room, occupant } = seats;
    const students = this.student;
    const wanted = room[slot]! - taken[slot]!;
    // The cheapest `wanted` + 1 applicants, cheapest first.
    let count = 0;
    for (let at = reverse.start[slot]!, end = reverse.start[slot + 1]!; at < end; at++) {
      const student = reverse.student[at]!;
      const price = reverseCost[at]! + students[2 * student]!;
      if (count > wanted && price >= bestPrice[wanted]!) continue;
      if (slotOf[student] === slot || price === Infinity) continue;
      let place = count > wanted ? wanted : count++;
      while (
        place > 0 &&
        (bestPrice[place - 1]! > price || (bestPrice[place - 1]! === price && slotOf[student]! < 0))
      ) {
        bestPrice[place] = bestPrice[place - 1]!;
        bestAt[place] = bestAt[place - 1]!;
        place--;
      }
      bestPrice[place] = price;
      bestAt[place] = at;
    }
    if (count < wanted) return;
    const price = bestPrice[count > wanted ? wanted : wanted - 1]!;
    const rise = price + slots[2 * slot]!;
    for (let at = first[slot]!, end = at + taken[slot]!; at < end; at++) students[2 * occupant[at]!]! += rise;
    slots[2 * slot] = -price;
    for (let place = 0; place < wanted; place++) {
      const student = reverse.student[bestAt[place]!]!;
      const from = slotOf[student]!;
      if (from >= 0) {
        if (bestPrice[place] === price) continue;
        seats.leave(student);
        onLoss(from);
      }
      students[2 * student]! += price - bestPrice[place]!;
      choiceOf[student] = reverse.choice[bestAt[place]!]!;
      seats.sit(student, slot);
    }
  }

  /**
   * Before searches of one kind, which raise the prices of the other side only: notes the lowest price there is, so that a choice that is
   * too dear whatever its slot or student costs need not be looked up. O(students + slots).
   */
  noteLowestPrices(): void {
    this.lowestOfStudents = lowestPrice(this.student);
    this.lowestOfSlots = lowestPrice(this.slot);
  }

  /**
   * Finds a seat for a student, nearest first: at each slot that is reached and full, whoever sits there may move on. Prices rise by as
   * much as the search fell short, so that the way found costs nothing, and nothing that was given costs anything. The student must reach a seat.
   */
  seat(origin: number): void {
    const { rows, seats, queue, slot: slots, seenStudents, seenSlots, viaChoice, viaStudent } = this;
    const { start, slot: slotOfChoice, cost } = rows;
    const { first, taken, room, occupant } = seats;
    const students = this.student;
    const lowest = this.lowestOfSlots;
    let limit = Infinity;
    let end = -1;
    let studentCount = 0;
    let slotCount = 0;
    let student = origin;
    let distance = 0;
    let at = 0;
    let last = 0;
    queue.length = 0;
    for (;;) {
      // The student is reached at `distance`: look along the row.
      students[2 * student + 1] = distance;
      seenStudents[studentCount++] = student;
      const toHere = distance + students[2 * student]!;
      for (let choice = start[student]!, stop = start[student + 1]!; choice < stop; choice++) {
        const upToSlot = toHere + cost[choice]!;
        if (upToSlot + lowest >= limit) continue;
        const slot = slotOfChoice[choice]!;
        const there = upToSlot + slots[2 * slot]!;
        if (there >= limit || there >= slots[2 * slot + 1]!) continue;
        if (slots[2 * slot + 1] === Infinity) seenSlots[slotCount++] = slot;
        slots[2 * slot + 1] = there;
        viaChoice[slot] = choice;
        viaStudent[slot] = student;
        if (taken[slot]! < room[slot]!) {
          limit = there;
          end = slot;
        } else queue.push(there, slot);
      }
      // The next one is whoever sits at the slot at hand, or else at the nearest slot.
      for (;;) {
        while (at < last && students[2 * occupant[at]! + 1]! <= distance) at++;
        if (at < last) break;
        if (queue.length === 0 || queue.nearest() >= limit) break;
        distance = queue.nearest();
        const slot = queue.pop();
        if (slots[2 * slot + 1] !== distance) continue;
        at = first[slot]!;
        last = at + taken[slot]!;
      }
      if (at === last || limit <= distance) break;
      student = occupant[at++]!;
    }
    settle(students, seenStudents, studentCount, -limit);
    settle(slots, seenSlots, slotCount, limit);
    this.shiftToSeat(origin, end);
  }

  /**
   * Finds a student for a free seat, nearest first: an applicant who sits elsewhere may come, if that slot finds another in turn. Prices as
   * in `seat`. The seat must reach a student who sits nowhere.
   */
  fill(origin: number): void {
    const { rows, seats, queue, slot: slots, seenStudents, seenSlots, viaChoice, viaStudent } = this;
    const { reverse, reverseCost } = rows;
    const { slotOf } = seats;
    const students = this.student;
    const lowest = this.lowestOfStudents;
    let limit = Infinity;
    let endStudent = -1;
    let endChoice = -1;
    let studentCount = 0;
    let slotCount = 1;
    seenSlots[0] = origin;
    slots[2 * origin + 1] = 0;
    queue.length = 0;
    queue.push(0, origin);
    while (queue.length > 0) {
      const distance = queue.nearest();
      if (distance >= limit) break;
      const slot = queue.pop();
      if (slots[2 * slot + 1] !== distance) continue;
      const toHere = distance + slots[2 * slot]!;
      for (let at = reverse.start[slot]!, stop = reverse.start[slot + 1]!; at < stop; at++) {
        const upToStudent = toHere + reverseCost[at]!;
        if (upToStudent + lowest >= limit) continue;
        const student = reverse.student[at]!;
        const there = upToStudent + students[2 * student]!;
        if (there >= limit || there >= students[2 * student + 1]!) continue;
        if (students[2 * student + 1] === Infinity) seenStudents[studentCount++] = student;
        students[2 * student + 1] = there;
        const from = slotOf[student]!;
        if (from < 0) {
          limit = there;
          endStudent = student;
          endChoice = reverse.choice[at]!;
        } else if (there < slots[2 * from + 1]!) {
          if (slots[2 * from + 1] === Infinity) seenSlots[slotCount++] = from;
          slots[2 * from + 1] = there;
          viaChoice[from] = reverse.choice[at]!;
          viaStudent[from] = student;
          queue.push(there, from);
        }
      }
    }
    settle(students, seenStudents, studentCount, limit);
    settle(slots, seenSlots, slotCount, -limit);
    this.shiftToStudent(origin, endStudent, endChoice);
  }

  /** Everybody on the way to the free seat at `end` moves one on. */
  private shiftToSeat(origin: number, end: number): void {
    const { seats, choiceOf } = this;
    let slot = end;
    let place = seats.open(end);
    for (;;) {
      const student = this.viaStudent[slot]!;
      const from = seats.slotOf[student]!;
      place = seats.put(student, slot, place);
      choiceOf[student] = this.viaChoice[slot]!;
      if (student === origin) break;
      slot = from;
    }
  }

  /** Everybody on the way from the student who sat nowhere moves one on towards the free seat. */
  private shiftToStudent(origin: number, end: number, endChoice: number): void {
    const { seats, choiceOf, rows } = this;
    let coming = end;
    let choice = endChoice;
    for (;;) {
      const slot = rows.slot[choice]!;
      choiceOf[coming] = choice;
      if (slot === origin) break;
      const leaving = this.viaStudent[slot]!;
      seats.replace(leaving, coming);
      coming = leaving;
      choice = this.viaChoice[slot]!;
    }
    seats.sit(coming, origin);
  }
}

function lowestPrice(pairs: Float64Array): number {
  let lowest = Infinity;
  for (let index = 0; index < pairs.length; index += 2) if (pairs[index]! < lowest) lowest = pairs[index]!;
  return lowest;
}

/** Prices 0 and distances infinite, in turn. */
function pricesAtRest(count: number): Float64Array {
  const pairs = new Float64Array(2 * count);
  for (let index = 0; index < count; index++) pairs[2 * index + 1] = Infinity;
  return pairs;
}

/** Moves the price of all that was seen nearer than the end of the search, and puts the distances to rest. */
function settle(pairs: Float64Array, seen: Int32Array, count: number, limit: number): void {
  const reach = Math.abs(limit);
  const sign = Math.sign(limit);
  for (let at = 0; at < count; at++) {
    const index = 2 * seen[at]!;
    const distance = pairs[index + 1]!;
    if (distance < reach) pairs[index]! += sign * (reach - distance);
    pairs[index + 1] = Infinity;
  }
}
