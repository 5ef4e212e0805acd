/** When each story of the model begins. */
export const start = Date.parse('2026-09-14T08:00:00Z');

export const dayMs = 86_400_000;

/** A request for places, or a student's place, as far as it is believed in. */
export interface Held {
  state: string;
  readonly places: number;
  /** Number of the school, or of the student. */
  readonly who: number;
  /** Until when it has to be answered. */
  until: number;
  /** Given back by mistake and offered again, which is done once. */
  isRestored: boolean;
}

export interface Waiting {
  readonly who: number;
  readonly places: number;
  readonly joined: number;
  isWaiting: boolean;
}

/** What is believed of one slot: nothing but numbers and words. */
export class SlotModel {
  isCancelled = false;
  /** In the order in which they were made. */
  readonly held: Held[] = [];
  readonly line: Waiting[] = [];

  constructor(
    public capacity: number,
    private readonly holding: readonly string[],
  ) {}

  get taken(): number {
    return this.holders.reduce((sum, { places }) => sum + places, 0);
  }

  get free(): number {
    return this.capacity - this.taken;
  }

  get holders(): Held[] {
    return this.held.filter(({ state }) => this.holding.includes(state));
  }

  get waiting(): Waiting[] {
    return this.line.filter(({ isWaiting }) => isWaiting);
  }

  hold(state: string, who: number, places: number, until: number): void {
    this.held.push({ state, who, places, until, isRestored: false });
  }

  wait(who: number, places: number, joined: number): void {
    this.line.push({ who, places, joined, isWaiting: true });
  }

  isInLine(who: number): boolean {
    return this.waiting.some((each) => each.who === who);
  }

  /** Offers what is free, first come first served among those that fit; who was passed over stays. */
  offerAll(now: number, mayHave: (who: number) => boolean): void {
    for (;;) {
      const [next] = this.waiting
        .filter(({ places, who }) => places <= this.free && mayHave(who))
        .sort((a, b) => a.joined - b.joined);
      if (next === undefined) return;
      next.isWaiting = false;
      this.hold('OFFERED', next.who, next.places, now + 2 * dayMs);
    }
  }

  endLine(): void {
    for (const each of this.waiting) each.isWaiting = false;
  }

  expire(now: number, states: readonly string[]): void {
    for (const each of this.held) if (states.includes(each.state) && each.until < now) each.state = 'EXPIRED';
  }

  /** Whoever holds a place loses it; the line is not told before the worker comes round. */
  cancel(becomes: string): void {
    for (const each of this.holders) each.state = becomes;
    this.isCancelled = true;
  }
}

/** One of what is held, and where. */
export interface Chosen {
  readonly held: Held;
  readonly at: number;
  readonly index: number;
}

/** What is believed of an employer's slots. */
export class Model {
  now = start;
  isSuspended = false;
  /** By school and key: what was asked for under it. */
  readonly keys = new Map<string, string>();

  constructor(readonly slots: readonly SlotModel[]) {}

  slot(at: number): SlotModel {
    const slot = this.slots[at];
    if (slot === undefined) throw new Error('there is such a slot');
    return slot;
  }

  /**
   * The request or place that a number means at this point, if there is any, with the number of its slot and its own in the slot: mostly one in those
   * states, or most steps would be refused, and now and then any.
   */
  chosen(pick: number, states: readonly string[]): Chosen | undefined {
    const all = this.slots.flatMap((slot, at) => slot.held.map((held, index) => ({ held, at, index })));
    const likely = all.filter(({ held }) => states.includes(held.state));
    const among = likely.length > 0 && pick % 4 > 0 ? likely : all;
    return among[pick % Math.max(1, among.length)];
  }

  /** Whether somebody holds a place in any of the slots. */
  isPlaced(who: number): boolean {
    return this.slots.some(({ holders }) => holders.some((held) => held.who === who));
  }

  /** What the worker does: lets go by what was not answered, and offers what is free. */
  comeRound(unanswered: readonly string[], mayHave: (who: number) => boolean): void {
    for (const slot of this.slots) slot.expire(this.now, unanswered);
    for (const slot of this.slots)
      if (this.isSuspended || slot.isCancelled) slot.endLine();
      else slot.offerAll(this.now, mayHave);
  }
}
