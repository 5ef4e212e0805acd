/** A queue of slots by distance, the nearest out first: a binary heap. A slot may be in it several times. */
export class NearestFirst {
  private distances = new Float64Array(1024);
  private slots = new Int32Array(1024);
  /** How many are in the queue. */
  length = 0;

  /** Distance of the nearest; only while there is one. O(1). */
  nearest(): number {
    return this.distances[0]!;
  }

  /** O(log length). */
  push(distance: number, slot: number): void {
    if (this.length === this.distances.length) this.grow();
    const { distances, slots } = this;
    let at = this.length++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (distances[parent]! <= distance) break;
      distances[at] = distances[parent]!;
      slots[at] = slots[parent]!;
      at = parent;
    }
    distances[at] = distance;
    slots[at] = slot;
  }

  /** Takes the nearest out; only while there is one. O(log length). */
  pop(): number {
    const { distances, slots } = this;
    const nearest = slots[0]!;
    const length = --this.length;
    const distance = distances[length]!;
    const slot = slots[length]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && distances[child + 1]! < distances[child]!) child++;
      if (distances[child]! >= distance) break;
      distances[at] = distances[child]!;
      slots[at] = slots[child]!;
      at = child;
    }
    distances[at] = distance;
    slots[at] = slot;
    return nearest;
  }

  private grow(): void {
    const distances = new Float64Array(2 * this.distances.length);
    const slots = new Int32Array(distances.length);
    distances.set(this.distances);
    slots.set(this.slots);
    this.distances = distances;
    this.slots = slots;
  }
}
