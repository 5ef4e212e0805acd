import type { Acceptance, Ceilings, Market } from './market.js';
import { emptyHeaps, emptyKey, seatAt, type SeatHeaps } from './seat-heaps.js';

/** Students who look for a slot before any of them sits down: few enough for what they need of the slots to stay at hand. */
const blockLength = 512;

/**
 * A run of deferred acceptance without reserves and employers. Whoever is refused waits for the next sweep over the students instead of
 * asking at once: who asks when makes no difference to the outcome, and a sweep walks the rows in the order in which they lie in memory.
 * Students go in blocks. First each of a block looks for the first slot on the list that might take them; then the roots of the heaps of
 * all those slots are read, with no decision in between, so that the processor waits for them all at once; then the students sit down.
 *
 * O(choices log seats of a slot), O(students) for each sweep, and O(seats of the slot) for a refusal by a school ceiling; memory 8 bytes
 * a seat, 8 a slot and 5 a student.
 */
export class HeapRun {
  /** The choice that each student asks for next; what a seated student holds is the one before. -1 for whoever is refused everywhere. */
  private readonly nextChoice: Int32Array;
  /** 1 for each student who has something left to ask for, 0 for those who sit or are refused everywhere. */
  private readonly asks: Uint8Array;
  /** The same memory, four students at a time: the last sweeps, in which hardly anybody asks, pass over the others in strides. */
  private readonly fourAsk: Int32Array;
  private askingCount: number;
  private readonly heaps: SeatHeaps;
  /** What a key must stay below to be looked at: most offers are refused, and are to be refused by one glance at a small array. */
  private readonly bar: Int32Array;
  private readonly ceilingRoom: Int32Array;

  private blockCount = 0;
  private readonly blockStudent = new Int32Array(blockLength);
  private readonly blockSlot = new Int32Array(blockLength);
  private readonly blockKey = new Int32Array(blockLength);
  private readonly blockRoot = new Int32Array(blockLength);
  private readonly blockLast = new Int32Array(blockLength);

  /** Nobody sits yet. O(students + slots + seats), and O(choices) when seats abound. */
  constructor(private readonly market: Market) {
    const { choiceStart, seats, ceilings } = market;
    this.nextChoice = choiceStart.slice(0, -1);
    this.askingCount = this.nextChoice.length;
    this.asks = new Uint8Array(4 * Math.ceil(this.askingCount / 4)).fill(1, 0, this.askingCount);
    this.fourAsk = new Int32Array(this.asks.buffer);
    this.heaps = emptyHeaps(market);
    this.bar = new Int32Array(seats.length);
    for (let slot = 0; slot < seats.length; slot++) this.bar[slot] = seats[slot] === 0 ? -1 : emptyKey;
    this.ceilingRoom = ceilings?.seats.slice() ?? new Int32Array(0);
  }

  /** Lets everybody ask until nobody has anything left to ask for: some ten sweeps, the last ones over a few students. */
  askAll(): void {
    while (this.askingCount > 0) {
      for (let student = 0; student < this.nextChoice.length;) {
        student = this.look(student);
        this.readHeaps();
        this.sitDown();
      }
    }
  }

  /** Who sits where. O(students). */
  acceptance(): Acceptance {
    const { choiceStart } = this.market;
    const { nextChoice } = this;
    const choiceOf = new Int32Array(nextChoice.length);
    let proposals = 0;
    for (let student = 0; student < nextChoice.length; student++) {
      const next = nextChoice[student]!;
      choiceOf[student] = next < 0 ? -1 : next - 1;
      proposals += (next < 0 ? choiceStart[student + 1]! : next) - choiceStart[student]!;
    }
    return { choiceOf, proposals };
  }

  /** Fills the block with those, from a student on, who find a slot that might take them, and says with whom to go on. */
  private look(first: number): number {
    const { nextChoice, asks, fourAsk, bar, blockStudent, blockSlot, blockKey } = this;
    const { choiceStart, choiceSlot, choiceKey } = this.market;
    let count = 0;
    let asked = 0;
    let student = first;
    for (; student < nextChoice.length && count < blockLength; student++) {
      if ((student & 3) === 0 && fourAsk[student >> 2] === 0) {
        student += 3;
        continue;
      }
      if (asks[student] === 0) continue;
      asks[student] = 0;
      asked++;
      const end = choiceStart[student + 1]!;
      let next = -1;
      for (let choice = nextChoice[student]!; choice < end; choice++) {
        const slot = choiceSlot[choice]!;
        const key = choiceKey[choice]!;
        if (key >= bar[slot]!) continue;
        blockStudent[count] = student;
        blockSlot[count] = slot;
        blockKey[count] = key;
        count++;
        next = choice + 1;
        break;
      }
      nextChoice[student] = next;
    }
    this.askingCount -= asked;
    this.blockCount = count;
    return student;
  }

  /** Reads the root of each heap that the block asks at. What is read is written down, or the reading would be left out by the compiler. */
  private readHeaps(): void {
    const { blockSlot, blockRoot, blockLast, blockCount } = this;
    const { start, seats } = this.heaps;
    for (let at = 0; at < blockCount; at++) {
      const root = start[blockSlot[at]!]!;
      blockRoot[at] = root;
      blockLast[at] = seats[root]!;
    }
  }

  /** Seats the block, one after another; whoever is refused, or has to get up, asks on. */
  private sitDown(): void {
    const { asks, bar, heaps, blockStudent, blockSlot, blockKey, blockRoot, blockCount } = this;
    const { ceilings } = this.market;
    let refusedCount = 0;
    for (let at = 0; at < blockCount; at++) {
      const student = blockStudent[at]!;
      const slot = blockSlot[at]!;
      const key = blockKey[at]!;
      const root = blockRoot[at]!;
      let refused = student;
      // Somebody of the same block may have raised the bar.
      if (key < bar[slot]!) {
        const hole = ceilings === undefined ? root : this.seatFor(ceilings, student, slot, key);
        if (hole >= 0) {
          refused = heaps.seats[hole + 1]!;
          seatAt(hole, heaps, slot, key, student);
          bar[slot] = heaps.seats[root]!;
        }
      }
      if (refused < 0) continue;
      asks[refused] = 1;
      refusedCount++;
    }
    this.askingCount += refusedCount;
  }

  /**
   * Whose seat a student takes who stands before the last of the slot: under a full ceiling only that of the last under it, if the
   * student stands before them, otherwise that of the last; -1 for nobody's. Counts the room under ceilings.
   */
  private seatFor({ choiceCeiling }: Ceilings, student: number, slot: number, key: number): number {
    const { nextChoice, ceilingRoom } = this;
    const { start, seats } = this.heaps;
    const root = start[slot]!;
    // What a student holds, or asks for now, is the choice before the next.
    const ceilingOf = (other: number): number => (other < 0 ? -1 : choiceCeiling[nextChoice[other]! - 1]!);
    const ceiling = ceilingOf(student);
    if (ceiling >= 0 && ceilingRoom[ceiling] === 0) {
      let worst = -1;
      for (let at = root; at < start[slot + 1]!; at += 2) {
        if (ceilingOf(seats[at + 1]!) === ceiling && (worst < 0 || seats[at]! > seats[worst]!)) worst = at;
      }
      return worst >= 0 && key < seats[worst]! ? worst : -1;
    }
    const freed = ceilingOf(seats[root + 1]!);
    if (freed >= 0) ceilingRoom[freed]!++;
    if (ceiling >= 0) ceilingRoom[ceiling]!--;
    return root;
  }
}
