import type { Acceptance, Market, Reserves } from './market.js';
import { SeatRows } from './seat-rows.js';

/**
 * A run of deferred acceptance under the whole choice rule, which can be gone on with after a slot is closed. Who asks at a slot tries
 * its reserves first, in their order, and whoever is put out of one tries those after it; whoever finds no reserved seat takes an open
 * one. Then, if a limit is broken (the school's open seats at the slot, the slot's seats, the employer's seats), the weakest student in
 * an open seat inside the smallest broken one is refused.
 *
 * That keeps deferred acceptance correct: more applicants never let anybody back in who was refused, nor leave more seats empty. A
 * reserve takes the best of its type, so more applicants make those it hands on more, never fewer; each seat that a reserve takes is
 * one that the open seats lose; and among the open seats the limits nest. A student's requests at two slots of one employer are weighed
 * like those of two students, and only one of them is ever before it.
 *
 * O(choices x seats of a slot), the seats being moved as a block; a refusal by an employer costs O(slots of that employer).
 * Source: Hafalir, Yenmez & Yildirim 2013 and Westkamp 2013 for reserves whose unclaimed seats pass on; Biro, Fleiner, Irving & Manlove
 * 2010 for limits that nest; Hatfield & Kominers 2019 for two requests at one employer.
 */
export class AcceptanceRun {
  /** The choice that each student asks for next; what a seated student holds is the one before. */
  private readonly nextChoice: Int32Array;
  private readonly open: SeatRows;
  private readonly reserved: SeatRows;
  /** Seats left, reserved and open together; below 0 while a limit is broken. */
  private readonly slotRoom: Int32Array;
  private readonly employerRoom: Int32Array;
  /** Open seats left. */
  private readonly ceilingRoom: Int32Array;
  private readonly slotsOfEmployer: readonly (readonly number[])[];
  private readonly isClosed: Uint8Array;
  /** Slots that nobody may ask yet. */
  private readonly isPostponed: Uint8Array;
  /** Students who would ask one of those. */
  private readonly waiting: number[] = [];
  /** Everything that asking changes, and what it was when the waiting began to wait. */
  private readonly state: readonly Int32Array[];
  private early: readonly Int32Array[] = [];
  private proposals = 0;

  /** `closable` names the slots that may be closed later on; any others must stay open. O(choices + slots). */
  constructor(
    private readonly market: Market,
    closable: readonly number[] = [],
  ) {
    const { choiceStart, seats, ceilings, employers } = market;
    this.nextChoice = choiceStart.slice(0, -1);
    const applicants = countApplicants(market);
    // One more than the seats: whoever asks sits down before somebody is refused. Nobody asks twice, so there are never more than applicants.
    this.open = new SeatRows(seats.map((count, slot) => Math.min(count + 1, applicants[slot]!)));
    this.reserved = new SeatRows(reserveLengths(market, applicants));
    this.slotRoom = seats.slice();
    this.ceilingRoom = ceilings?.seats.slice() ?? new Int32Array(0);
    this.employerRoom = employers?.seats.slice() ?? new Int32Array(0);
    const slotsOfEmployer = Array.from(this.employerRoom, (): number[] => []);
    employers?.employerOf.forEach((employer, slot) => slotsOfEmployer[employer]?.push(slot));
    this.slotsOfEmployer = slotsOfEmployer;
    this.isClosed = new Uint8Array(seats.length);
    this.isPostponed = new Uint8Array(seats.length);
    for (const slot of closable) this.isPostponed[slot] = this.isShared(slot) ? 1 : 0;
    const { nextChoice, slotRoom, employerRoom, ceilingRoom } = this;
    this.state = [nextChoice, slotRoom, employerRoom, ceilingRoom, ...this.open.state, ...this.reserved.state];
  }

  /** Lets every student ask. To be called once. */
  askAll(): void {
    for (let student = 0; student < this.nextChoice.length; student++) this.ask(student);
    if (this.isPostponed.includes(1)) this.early = this.state.map((values) => values.slice());
    this.isPostponed.fill(0);
    for (const student of this.waiting) this.ask(student);
  }

  /**
   * Closes a slot for good, and gives the result that a run without it gives. A run's result does not depend on who asks, or is told,
   * first; so a run may be stopped anywhere and gone on with once the slot is closed, as long as nothing that happened so far came of its
   * being open.
   *
   * Where the slot's employer has no ceiling, that is now: what such a slot holds presses on nobody outside it, so the run so far is one
   * without the slot in which those whom it holds are still to be told. Where the employer has a ceiling, those at the slot have kept
   * others from its other slots, and the run goes on from where nobody had asked a slot of that kind.
   */
  close(slot: number): void {
    this.isClosed[slot] = 1;
    if (!this.isShared(slot)) {
      this.vacate(slot);
      return;
    }
    this.state.forEach((values, index) => values.set(this.early[index]!));
    this.isClosed.forEach((isClosed, each) => {
      if (isClosed === 1) this.vacate(each);
    });
    for (const student of this.waiting) this.ask(student);
  }

  /** Lets everybody who sits at a slot go on asking. */
  private vacate(slot: number): void {
    const { reserves } = this.market;
    const unseated = this.open.empty(slot);
    for (
      let reserve = reserves?.reserveStart[slot] ?? 0;
      reserve < (reserves?.reserveStart[slot + 1] ?? 0);
      reserve++
    ) {
      unseated.push(...this.reserved.empty(reserve));
    }
    for (const student of unseated) this.ask(student);
  }

  private isShared(slot: number): boolean {
    return (this.market.employers?.employerOf[slot] ?? -1) >= 0;
  }

  /** Students who sit at a slot. O(reserves of the slot). */
  filled(slot: number): number {
    const { seats } = this.market;
    return this.isClosed[slot] === 1 ? 0 : seats[slot]! - this.slotRoom[slot]!;
  }

  /** Who sits where. O(students + slots). */
  acceptance(): Acceptance {
    const { seats, reserves } = this.market;
    const choiceOf = new Int32Array(this.nextChoice.length).fill(-1);
    const reserveOf = new Int32Array(reserves === undefined ? 0 : this.nextChoice.length).fill(-1);
    const read = (rows: SeatRows, row: number, reserve: number): void => {
      for (let seat = 0; seat < rows.count[row]!; seat++) {
        const student = rows.studentAt(row, seat);
        choiceOf[student] = this.nextChoice[student]! - 1;
        if (reserve >= 0) reserveOf[student] = reserve;
      }
    };
    for (let slot = 0; slot < seats.length; slot++) read(this.open, slot, -1);
    for (let reserve = 0; reserve < this.reserved.count.length; reserve++) read(this.reserved, reserve, reserve);
    return { choiceOf, proposals: this.proposals, ...(reserves && { reserveOf }) };
  }

  /** One chain of displacements, followed to its end: whoever is refused asks next, so neither a stack nor a queue is needed. */
  private ask(first: number): void {
    const { choiceStart, choiceSlot } = this.market;
    let student = first;
    while (student >= 0) {
      const choice = this.nextChoice[student]!;
      if (choice === choiceStart[student + 1]!) return;
      const slot = choiceSlot[choice]!;
      if (this.isPostponed[slot] === 1) {
        this.waiting.push(student);
        return;
      }
      this.nextChoice[student] = choice + 1;
      this.proposals++;
      if (this.isClosed[slot] === 0) student = this.admit(slot, student);
    }
  }

  /** Seats a student at a slot, and says who is refused for it, perhaps the same; -1 for nobody. */
  private admit(slot: number, student: number): number {
    const outside =
      this.market.reserves === undefined ? student : this.tryReserves(this.market.reserves, slot, student);
    const ceiling = outside < 0 ? -1 : this.ceilingOf(outside);
    const employer = this.market.employers?.employerOf[slot] ?? -1;
    if (outside >= 0) this.open.seat(slot, this.keyOf(outside), outside);
    if (ceiling >= 0) this.ceilingRoom[ceiling]!--;
    if (employer >= 0) this.employerRoom[employer]!--;
    this.slotRoom[slot]!--;

    if (ceiling >= 0 && this.ceilingRoom[ceiling]! < 0) return this.refuse(slot, this.worstUnder(slot, ceiling));
    if (this.slotRoom[slot]! < 0) return this.refuse(slot, this.open.count[slot]! - 1);
    if (employer < 0 || this.employerRoom[employer]! >= 0) return -1;
    const worst = this.slotOfWorst(employer);
    return this.refuse(worst, this.open.count[worst]! - 1);
  }

  /** Who has no reserved seat after the student has tried them all: the student, somebody put out on the way, or -1 for nobody. */
  private tryReserves({ reserveStart, seats, type }: Reserves, slot: number, student: number): number {
    let asking = student;
    for (let reserve = reserveStart[slot]!; reserve < reserveStart[slot + 1]!; reserve++) {
      if (!this.isOfType(asking, type[reserve]!)) continue;
      const key = this.keyOf(asking);
      const isFull = this.reserved.count[reserve] === seats[reserve];
      if (isFull && this.reserved.worstKey(reserve) < key) continue;
      const displaced = isFull ? this.reserved.unseat(reserve, seats[reserve]! - 1) : -1;
      this.reserved.seat(reserve, key, asking);
      if (displaced < 0) return -1;
      asking = displaced;
    }
    return asking;
  }

  /** Takes a student out of an open seat, counted from 0. */
  private refuse(slot: number, seat: number): number {
    const student = this.open.unseat(slot, seat);
    const ceiling = this.ceilingOf(student);
    const employer = this.market.employers?.employerOf[slot] ?? -1;
    if (ceiling >= 0) this.ceilingRoom[ceiling]!++;
    if (employer >= 0) this.employerRoom[employer]!++;
    this.slotRoom[slot]!++;
    return student;
  }

  /** The open seat, counted from 0, of the weakest student under a ceiling that somebody sits under. */
  private worstUnder(slot: number, ceiling: number): number {
    let seat = this.open.count[slot]! - 1;
    while (this.ceilingOf(this.open.studentAt(slot, seat)) !== ceiling) seat--;
    return seat;
  }

  /** The slot in which the weakest student in an open seat of an employer sits. */
  private slotOfWorst(employer: number): number {
    let worst = -1;
    for (const slot of this.slotsOfEmployer[employer]!) {
      if (worst < 0 || this.open.worstKey(slot) > this.open.worstKey(worst)) worst = slot;
    }
    return worst;
  }

  private isOfType(student: number, type: number): boolean {
    const { typeStart, studentType } = this.market.reserves!;
    for (let at = typeStart[student]!; at < typeStart[student + 1]!; at++) if (studentType[at] === type) return true;
    return false;
  }

  /** The key of what a student asked for last. */
  private keyOf(student: number): number {
    return this.market.choiceKey[this.nextChoice[student]! - 1]!;
  }

  /** The ceiling that what a student asked for last counts towards, or -1. */
  private ceilingOf(student: number): number {
    return this.market.ceilings?.choiceCeiling[this.nextChoice[student]! - 1] ?? -1;
  }
}

function countApplicants({ choiceSlot, seats }: Market): Int32Array {
  const applicants = new Int32Array(seats.length);
  for (let choice = 0; choice < choiceSlot.length; choice++) applicants[choiceSlot[choice]!]!++;
  return applicants;
}

/** A reserve needs no more room than its slot has applicants. */
function reserveLengths({ seats, reserves }: Market, applicants: Int32Array): Int32Array {
  const lengths = new Int32Array(reserves?.seats.length ?? 0);
  for (let slot = 0; slot < seats.length; slot++) {
    for (
      let reserve = reserves?.reserveStart[slot] ?? 0;
      reserve < (reserves?.reserveStart[slot + 1] ?? 0);
      reserve++
    ) {
      lengths[reserve] = Math.min(reserves!.seats[reserve]!, applicants[slot]!);
    }
  }
  return lengths;
}
