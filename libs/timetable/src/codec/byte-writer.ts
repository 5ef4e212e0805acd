/** Columns start where any typed array may. */
export const alignment = 8;

const firstCapacity = 1 << 12;

/** Columns one after the other, each with its length before it, in the fewest bytes a number that hold its largest one. */
export class ByteWriter {
  private bytes = new Uint8Array(firstCapacity);
  private length = 0;

  /** As they are; for what is read without a copy. */
  raw(column: Uint8Array | Float64Array): void {
    this.header(column.length, column.BYTES_PER_ELEMENT);
    this.append(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  }

  /** Whole numbers, 0 to 4,294,967,295. */
  numbers(column: ArrayLike<number>): void {
    let largest = 0;
    for (let at = 0; at < column.length; at++) largest = Math.max(largest, column[at]!);
    const Narrow = largest < 1 << 8 ? Uint8Array : largest < 1 << 16 ? Uint16Array : Uint32Array;
    const values = new Narrow(column);
    this.header(values.length, values.BYTES_PER_ELEMENT);
    this.append(new Uint8Array(values.buffer));
  }

  /** Texts that mostly differ: one long text, and how many UTF-16 units each has of it. Half a surrogate pair is not kept. */
  texts(column: readonly string[]): void {
    this.numbers(column.map((text) => text.length));
    this.raw(new TextEncoder().encode(column.join('')));
  }

  /** Texts that mostly repeat: those that differ, by their first appearance, and which of them each is. */
  words(column: readonly string[]): void {
    const places = new Map<string, number>();
    for (const text of column) if (!places.has(text)) places.set(text, places.size);
    this.texts([...places.keys()]);
    this.numbers(column.map((text) => places.get(text)!));
  }

  /** What was written, without a copy. */
  finish(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private header(length: number, bytesPerElement: number): void {
    this.append(new Uint8Array(Uint32Array.of(length, bytesPerElement).buffer));
  }

  private append(bytes: Uint8Array): void {
    const end = this.length + Math.ceil(bytes.length / alignment) * alignment;
    if (end > this.bytes.length) {
      const wider = new Uint8Array(Math.max(end, this.bytes.length * 2));
      wider.set(this.bytes.subarray(0, this.length));
      this.bytes = wider;
    }
    this.bytes.set(bytes, this.length);
    this.length = end;
  }
}
