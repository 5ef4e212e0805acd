import { isLess } from './words.js';

/** Nodes by their distance, the nearest first. A distance may shrink while its node waits. */
export class WordHeap {
  private readonly nodes: Int32Array;
  private readonly placeOf: Int32Array;
  private count = 0;

  /** `distance` holds a word of `width` numbers for each node and belongs to the caller. */
  constructor(
    private readonly distance: Float64Array,
    private readonly width: number,
  ) {
    this.nodes = new Int32Array(distance.length / width);
    this.placeOf = new Int32Array(this.nodes.length).fill(-1);
  }

  /** Whether nobody waits. */
  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Lets a node wait, or moves it forward after its distance has shrunk. O(log nodes). */
  put(node: number): void {
    let at = this.placeOf[node]!;
    if (at < 0) at = this.count++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isNearer(node, this.nodes[parent]!)) break;
      this.set(at, this.nodes[parent]!);
      at = parent;
    }
    this.set(at, node);
  }

  /** Takes the nearest node out; there must be one. O(log nodes). */
  takeNearest(): number {
    const nearest = this.nodes[0]!;
    this.placeOf[nearest] = -1;
    const last = this.nodes[--this.count]!;
    if (this.count === 0) return nearest;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.count) break;
      if (child + 1 < this.count && this.isNearer(this.nodes[child + 1]!, this.nodes[child]!)) child++;
      if (!this.isNearer(this.nodes[child]!, last)) break;
      this.set(at, this.nodes[child]!);
      at = child;
    }
    this.set(at, last);
    return nearest;
  }

  /** Sends everybody away. O(nodes waiting). */
  clear(): void {
    for (let at = 0; at < this.count; at++) this.placeOf[this.nodes[at]!] = -1;
    this.count = 0;
  }

  private set(at: number, node: number): void {
    this.nodes[at] = node;
    this.placeOf[node] = at;
  }

  private isNearer(left: number, right: number): boolean {
    return isLess(this.distance, left * this.width, this.distance, right * this.width, this.width);
  }
}
