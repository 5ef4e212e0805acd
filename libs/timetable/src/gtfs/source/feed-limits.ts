/**
 * What reading one feed may cost at most, so that a file from elsewhere cannot fill the memory or the day. Bytes are counted as they
 * come out of the archive; what it says about itself is not believed.
 */
export interface FeedLimits {
  /** Files and folders in the archive or the folder. */
  readonly mostEntries: number;
  /** Bytes of one file that is read, unpacked. */
  readonly mostBytesOfFile: number;
  /** Bytes of all files that are read, unpacked. */
  readonly mostBytes: number;
  /** Bytes unpacked for each byte packed, in one file; holds from the second megabyte on. */
  readonly mostRatio: number;
  /** Calls of all trips, after trips by headway were written out. */
  readonly mostCalls: number;
  /** Changes between two stops, after those between stations were written out. */
  readonly mostTransfers: number;
  /** Services times days from the first day to the last. */
  readonly mostServiceDays: number;
}

/**
 * Room for several regions of England at once: one has some 600 MB of stop times, 7 million calls. Newport's stop times are packed
 * 11 : 1; deflate can pack 1,032 : 1, which is what an archive made to burst does.
 */
export const defaultFeedLimits: FeedLimits = {
  mostEntries: 1_000,
  mostBytesOfFile: 4_000_000_000,
  mostBytes: 6_000_000_000,
  mostRatio: 200,
  mostCalls: 50_000_000,
  mostTransfers: 5_000_000,
  mostServiceDays: 200_000_000,
};
