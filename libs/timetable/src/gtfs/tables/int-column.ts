const firstCapacity = 1 << 12;

/** Whole numbers of 32 bits whose count is not known beforehand: 4 bytes each, in an array that doubles when it is full. */
export class IntColumn {
  private column = new Int32Array(firstCapacity);
  private length = 0;

  /** O(1) on the whole. */
  push(value: number): void {
    if (this.length === this.column.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.column);
      this.column = wider;
    }
    this.column[this.length++] = value;
  }

  /** What was pushed, without a copy; to be asked once, at the end. */
  values(): Int32Array {
    return this.column.subarray(0, this.length);
  }
}
