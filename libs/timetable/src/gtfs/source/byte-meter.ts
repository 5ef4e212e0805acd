import { FileUnreadable } from './feed-files.js';
import type { FeedLimits } from './feed-limits.js';

/** Below this nothing can be told from the ratio: a file of one repeated line is small however well it packs. */
const ratioCountsFromBytes = 1_000_000;

/** Counts the bytes that come out of the files of one feed, and stops at the limits. */
export class ByteMeter {
  private total = 0;

  constructor(private readonly limits: FeedLimits) {}

  /** The same pieces; throws `FileUnreadable` at the one that goes beyond a limit. `packedBytes` is what they were unpacked from. */
  async *through(pieces: AsyncIterable<Uint8Array>, packedBytes: number): AsyncGenerator<Uint8Array> {
    const { mostBytesOfFile, mostBytes, mostRatio } = this.limits;
    let ofFile = 0;
    for await (const piece of pieces) {
      ofFile += piece.length;
      this.total += piece.length;
      if (ofFile > mostBytesOfFile) throw new FileUnreadable(`has more than ${mostBytesOfFile} bytes`);
      if (this.total > mostBytes) throw new FileUnreadable(`makes the feed longer than ${mostBytes} bytes`);
      if (ofFile > ratioCountsFromBytes && ofFile > packedBytes * mostRatio)
        throw new FileUnreadable(`unpacks to more than ${mostRatio} times its size`);
      yield piece;
    }
  }
}
