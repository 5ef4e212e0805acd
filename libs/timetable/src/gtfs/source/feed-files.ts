/** The files of one feed, wherever they lie. Only those at its top count: a feed has no folders. */
export interface FeedFiles {
  /** What the feed itself is called in reports: the last part of its path. */
  readonly name: string;
  /** True when there is a file of that name. O(1). */
  has(file: string): boolean;
  /** The bytes of a file that is there, piece by piece; throws `FileUnreadable` at the piece where it finds that it cannot go on. */
  read(file: string): AsyncIterable<Uint8Array>;
  /** Lets go of what is held open; nothing may be read afterwards. */
  close(): void;
}

/** A file of a feed cannot be read to its end, or may not be. */
export class FileUnreadable extends Error {
  override readonly name = 'FileUnreadable';

  constructor(
    /** Reads on after the file's name: "is encrypted". */
    readonly reason: string,
  ) {
    super(`A file of the feed ${reason}.`);
  }
}
