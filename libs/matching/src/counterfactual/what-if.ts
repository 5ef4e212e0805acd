import type { SettledMarket } from './settled-market.js';

/** A choice that a market does not have. */
export interface NewChoice {
  readonly slot: number;
  /** The student's standing there, shared by nobody else at that slot. */
  readonly key: number;
  /** The ceiling that it counts towards, or -1. */
  readonly ceiling: number;
}

/** Who would be elsewhere: the choice that would hold a seat, or -1, of each student for whom it is another one. */
export type Changes = ReadonlyMap<number, number>;

/** What would become of a student with another list, and of the others. */
export interface OtherList {
  /** The position in the list asked about that would hold a seat, from 0, or -1. */
  readonly position: number;
  readonly others: Changes;
}

/**
 * What one more seat at a slot would change, exactly as a run with that seat would. The seat goes to the first of those who would rather
 * have it, whose own seat goes to the first who would rather have that, and so on (a vacancy chain: Blum, Roth & Rothblum 1997); then
 * students who could now trade places to the good of all of them and to nobody's envy do so. O(choices met).
 */
export function whatIfOneMoreSeat(settled: SettledMarket, slot: number): Changes {
  const change = new Change(settled);
  change.addSeat(slot);
  return change.result();
}

/**
 * What it would change if a slot had no seats to give, exactly as a run without them would: those who sit there go on asking down their
 * lists, and so do those whom they displace. What a run is told first does not matter, so it may as well hear of this last. O(choices met).
 */
export function whatIfClosed(settled: SettledMarket, slot: number): Changes {
  const change = new Change(settled);
  change.close(slot);
  return change.result();
}

/**
 * What would become of a student who had handed in another list, exactly as a run with that list would have it: the student leaves, which
 * starts a vacancy chain, then comes last and asks down the new list. O(choices met).
 */
export function whatIfListed(settled: SettledMarket, student: number, list: readonly NewChoice[]): OtherList {
  const change = new Change(settled);
  change.remove(student);
  const position = change.admit(student, list);
  return { position, others: change.result(student) };
}

/** A settled market with a change on top: only what differs is kept. */
class Change {
  private readonly moved = new Map<number, number>();
  private readonly heldNow = new Map<number, number[]>();
  private readonly seatsNow = new Map<number, number>();
  /** Slots at which somebody else may be first in line now. */
  private readonly touched = new Set<number>();
  private absent = -1;
  private list: readonly NewChoice[] = [];

  constructor(private readonly settled: SettledMarket) {}

  addSeat(slot: number): void {
    this.seatsNow.set(slot, this.seatsAt(slot) + 1);
    this.touched.add(slot);
    this.improve([slot]);
  }

  close(slot: number): void {
    const leaving = [...this.held(slot)];
    this.seatsNow.set(slot, 0);
    this.heldNow.set(slot, []);
    for (const choice of leaving) this.moved.set(this.studentOf(choice), -1);
    for (const choice of leaving) this.ask(this.studentOf(choice), choice + 1);
  }

  remove(student: number): void {
    const { choiceStart, choiceSlot } = this.settled.market;
    const choice = this.choiceOf(student);
    this.absent = student;
    const end = choice < 0 ? choiceStart[student + 1]! : choice + 1;
    for (let listed = choiceStart[student]!; listed < end; listed++) this.touched.add(choiceSlot[listed]!);
    if (choice >= 0) this.leave(choice);
    this.moved.set(student, -1);
    this.improve(choice < 0 ? [] : [choiceSlot[choice]!]);
  }

  /** Lets the absent student ask down a list; returns the position that holds a seat in the end, or -1. */
  admit(student: number, list: readonly NewChoice[]): number {
    const first = this.settled.market.choiceSlot.length;
    this.list = list;
    this.ask(student, first);
    const choice = this.choiceOf(student);
    return choice < 0 ? -1 : choice - first;
  }

  result(except = -1): Changes {
    const changes = new Map<number, number>();
    for (const [student, choice] of this.moved) {
      if (student !== except && choice !== this.settled.choiceOf[student]) changes.set(student, choice);
    }
    return changes;
  }

  /** A student asks from a choice on, and whoever is displaced goes on asking in turn: deferred acceptance from where it stands. */
  private ask(first: number, from: number): void {
    let student = first;
    let choice = from;
    while (choice < this.endOf(student, choice)) {
      const displaced = this.offer(student, choice);
      if (displaced === choice) choice++;
      else if (displaced < 0) return;
      else {
        student = this.studentOf(displaced);
        choice = displaced + 1;
      }
    }
  }

  /** Seats the choice if it can be; returns the choice that has to go, which may be this one, or -1. */
  private offer(student: number, choice: number): number {
    const slot = this.slotOf(choice);
    const ceiling = this.ceilingOf(choice);
    const held = this.held(slot);
    const schoolmates = ceiling < 0 ? [] : held.filter((each) => this.ceilingOf(each) === ceiling);
    const isCeilingFull = ceiling >= 0 && schoolmates.length >= this.ceilingSeats(ceiling);
    if (!isCeilingFull && held.length < this.seatsAt(slot)) {
      this.take(student, choice);
      return -1;
    }
    const worst = this.worstOf(isCeilingFull ? schoolmates : held);
    if (worst < 0 || this.keyOf(worst) < this.keyOf(choice)) return choice;
    this.leave(worst);
    this.moved.set(this.studentOf(worst), -1);
    this.take(student, choice);
    return worst;
  }

  private worstOf(choices: readonly number[]): number {
    let worst = -1;
    for (const choice of choices) if (worst < 0 || this.keyOf(choice) > this.keyOf(worst)) worst = choice;
    return worst;
  }

  /** Fills what has become free, then lets students trade places, until the outcome is the one that students like best. */
  private improve(vacant: number[]): void {
    for (let slot = vacant.pop(); slot !== undefined; slot = vacant.pop()) {
      for (let next = this.firstInLine(slot, -1); next >= 0; next = this.firstInLine(slot, -1)) {
        const left = this.promote(next);
        if (left >= 0) vacant.push(left);
      }
    }
    for (let circle = this.findCircle(); circle.length > 0; circle = this.findCircle()) {
      const taken = circle.map((student) => this.choiceOf(student));
      // Each is first in line for the seat of the one before. All get up before anybody sits down.
      const wanted = circle.map((student, at) => this.choiceAt(student, this.slotOf(taken.at(at - 1)!)));
      for (const choice of taken) this.leave(choice);
      circle.forEach((student, at) => {
        this.touch(student, wanted[at]!, taken[at]!);
        this.take(student, wanted[at]!);
      });
    }
  }

  /** Gives a student a better choice; returns the slot that is left, or -1. */
  private promote(choice: number): number {
    const student = this.studentOf(choice);
    const left = this.choiceOf(student);
    this.touch(student, choice, left);
    if (left >= 0) this.leave(left);
    this.take(student, choice);
    return left < 0 ? -1 : this.slotOf(left);
  }

  /** Where a student gives up a place in line: from the new choice to the one left, or to the end of the list. */
  private touch(student: number, taken: number, left: number): void {
    const { choiceStart, choiceSlot } = this.settled.market;
    const end = left < 0 ? choiceStart[student + 1]! : left + 1;
    for (let choice = taken; choice < end; choice++) this.touched.add(choiceSlot[choice]!);
  }

  /**
   * The best standing among those who would rather have the slot than what they have and could sit down there, if `leaver`, a choice held
   * there, were given up (-1 for nobody); returns the choice, or -1.
   */
  private firstInLine(slot: number, leaver: number): number {
    const { choicesOf } = this.settled;
    const held = leaver < 0 ? this.held(slot) : this.held(slot).filter((choice) => choice !== leaver);
    if (held.length >= this.seatsAt(slot)) return -1;
    const under = new Map<number, number>();
    for (const choice of held) {
      const ceiling = this.ceilingOf(choice);
      under.set(ceiling, (under.get(ceiling) ?? 0) + 1);
    }
    let best = -1;
    for (let at = choicesOf.start[slot]!; at < choicesOf.start[slot + 1]!; at++) {
      const choice = choicesOf.item[at]!;
      if (best >= 0 && this.keyOf(best) < this.keyOf(choice)) continue;
      const student = this.studentOf(choice);
      const has = this.choiceOf(student);
      if (student === this.absent || (has >= 0 && has <= choice)) continue;
      const ceiling = this.ceilingOf(choice);
      if (ceiling < 0 || (under.get(ceiling) ?? 0) < this.ceilingSeats(ceiling)) best = choice;
    }
    return best;
  }

  /**
   * Students each of whom is first in line for the seat of the one before, the first for that of the last (a rotation: Irving & Leather 1986);
   * empty if there are none. Before the change there were none, so any passes through a slot where the line has changed.
   */
  private findCircle(): number[] {
    const walkOf = new Map<number, number>();
    for (const slot of this.touched) {
      for (const start of this.held(slot)) {
        const walk = this.studentOf(start);
        let student = walk;
        while (student >= 0 && !walkOf.has(student)) {
          walkOf.set(student, walk);
          student = this.follower(student);
        }
        if (student < 0 || walkOf.get(student) !== walk) continue;
        const circle = [student];
        for (let next = this.follower(student); next !== student; next = this.follower(next)) circle.push(next);
        return circle;
      }
    }
    return [];
  }

  /** Who would take the student's seat and has one to leave, or -1. */
  private follower(student: number): number {
    const choice = this.choiceOf(student);
    const next = this.firstInLine(this.slotOf(choice), choice);
    if (next < 0) return -1;
    const follower = this.studentOf(next);
    return this.choiceOf(follower) < 0 ? -1 : follower;
  }

  private take(student: number, choice: number): void {
    this.moved.set(student, choice);
    this.heldNow.set(this.slotOf(choice), [...this.held(this.slotOf(choice)), choice]);
  }

  private leave(choice: number): void {
    const slot = this.slotOf(choice);
    this.heldNow.set(
      slot,
      this.held(slot).filter((each) => each !== choice),
    );
  }

  private held(slot: number): readonly number[] {
    const now = this.heldNow.get(slot);
    if (now !== undefined) return now;
    const { start, item } = this.settled.heldAt;
    return Array.from(item.subarray(start[slot], start[slot + 1]));
  }

  private choiceAt(student: number, slot: number): number {
    const { choiceStart, choiceSlot } = this.settled.market;
    return choiceSlot.indexOf(slot, choiceStart[student]);
  }

  private choiceOf(student: number): number {
    return this.moved.get(student) ?? this.settled.choiceOf[student]!;
  }

  private seatsAt(slot: number): number {
    return this.seatsNow.get(slot) ?? this.settled.market.seats[slot]!;
  }

  private ceilingSeats(ceiling: number): number {
    return this.settled.market.ceilings?.seats[ceiling] ?? 0;
  }

  /** Choices of the new list are numbered after those of the market. */
  private added(choice: number): NewChoice | undefined {
    return this.list[choice - this.settled.market.choiceSlot.length];
  }

  private studentOf(choice: number): number {
    return this.settled.studentOf[choice] ?? this.absent;
  }

  private slotOf(choice: number): number {
    return this.settled.market.choiceSlot[choice] ?? this.added(choice)!.slot;
  }

  private keyOf(choice: number): number {
    return this.settled.market.choiceKey[choice] ?? this.added(choice)!.key;
  }

  private ceilingOf(choice: number): number {
    const { ceilings, choiceSlot } = this.settled.market;
    if (choice >= choiceSlot.length) return this.added(choice)!.ceiling;
    return ceilings?.choiceCeiling[choice] ?? -1;
  }

  private endOf(student: number, choice: number): number {
    const { choiceStart, choiceSlot } = this.settled.market;
    return choice >= choiceSlot.length && student === this.absent
      ? choiceSlot.length + this.list.length
      : choiceStart[student + 1]!;
  }
}
