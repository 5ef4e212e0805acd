import { alignment } from './byte-writer.js';
import { TimetableUnreadable } from './timetable-unreadable.js';

const headerBytes = 8;

/** Takes columns out of bytes in the order in which a `ByteWriter` put them there; throws `TimetableUnreadable` where they are not. */
export class ByteReader {
  private at = 0;

  /** The bytes must start where any typed array may. */
  constructor(private readonly bytes: Uint8Array) {}

  /** Bytes as they are, without a copy. */
  rawBytes(): Uint8Array {
    const [length] = this.header([Uint8Array.BYTES_PER_ELEMENT]);
    return new Uint8Array(this.bytes.buffer, this.take(length), length);
  }

  /** Fractions as they are, without a copy. */
  rawFractions(): Float64Array {
    const [length, width] = this.header([Float64Array.BYTES_PER_ELEMENT]);
    return new Float64Array(this.bytes.buffer, this.take(length * width), length);
  }

  /** Whole numbers, in as many bytes each as they were written in; without a copy. */
  numbers(): Uint8Array | Uint16Array | Uint32Array {
    const [length, width] = this.header([1, 2, 4]);
    const offset = this.take(length * width);
    if (width === 1) return new Uint8Array(this.bytes.buffer, offset, length);
    if (width === 2) return new Uint16Array(this.bytes.buffer, offset, length);
    return new Uint32Array(this.bytes.buffer, offset, length);
  }

  /** Whole numbers in four bytes each; a copy unless they were written so. */
  wideNumbers(): Uint32Array {
    const column = this.numbers();
    return column instanceof Uint32Array ? column : Uint32Array.from(column);
  }

  texts(): string[] {
    const lengths = this.numbers();
    const all = new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.rawBytes());
    let start = 0;
    return Array.from(lengths, (length) => all.slice(start, (start += length)));
  }

  words(): string[] {
    const different = this.texts();
    return Array.from(this.numbers(), (place) => different[place]!);
  }

  /** Says that everything was taken. */
  finish(): void {
    if (this.at !== this.bytes.length) throw new TimetableUnreadable('go on after the end of the timetable');
  }

  private header(widths: readonly number[]): [length: number, width: number] {
    const [length = 0, width = 0] = new Uint32Array(this.bytes.buffer, this.take(headerBytes), 2);
    if (!widths.includes(width)) throw new TimetableUnreadable('are not the columns of a timetable');
    return [length, width];
  }

  /** Where the next so many bytes start in the buffer. */
  private take(length: number): number {
    const offset = this.bytes.byteOffset + this.at;
    this.at += Math.ceil(length / alignment) * alignment;
    if (this.at > this.bytes.length) throw new TimetableUnreadable('end before the timetable does');
    return offset;
  }
}
