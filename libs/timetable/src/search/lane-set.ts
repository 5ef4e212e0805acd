/** Lanes by number, each once, in the order in which they were added. Emptied in as many steps as there are in it. */
export class LaneSet {
  /** The first `count`. */
  readonly lanes: Int32Array;
  count = 0;
  /** 1 by lane for those in the set. */
  readonly isIn: Uint8Array;

  constructor(most: number) {
    this.lanes = new Int32Array(most);
    this.isIn = new Uint8Array(most);
  }

  /** Adds a lane unless it is there. O(1). */
  add(lane: number): void {
    if (this.isIn[lane] === 1) return;
    this.isIn[lane] = 1;
    this.lanes[this.count++] = lane;
  }

  /** Takes all out. O(count). */
  clear(): void {
    for (let at = 0; at < this.count; at++) this.isIn[this.lanes[at]!] = 0;
    this.count = 0;
  }
}
