import type { ReachedStops } from '#timetable';

/** As much as is kept of one day's searches, in bytes: all sites of a city both ways, some 60 kB each in a region. */
const mostBytes = 128 * 1024 * 1024;

/** Searches of a day by what was asked; the longest unused go first when there are too many. */
export class KeptReaches {
  private readonly byQuestion = new Map<string, ReachedStops>();
  private bytes = 0;

  /** The kept answer, or the one that is made now. O(stops) to keep one. */
  get(question: string, search: () => ReachedStops): ReachedStops {
    const known = this.byQuestion.get(question);
    const kept = known ?? copyOf(search());
    if (known === undefined) this.bytes += bytesOf(kept);
    this.byQuestion.delete(question);
    this.byQuestion.set(question, kept);
    for (const [oldest, reached] of this.byQuestion) {
      if (this.bytes <= mostBytes) break;
      this.byQuestion.delete(oldest);
      this.bytes -= bytesOf(reached);
    }
    return kept;
  }
}

/** What a search returns is a view of its memory, which the next search overwrites. */
function copyOf(reached: ReachedStops): ReachedStops {
  const { stops, count, rideAt, rides } = reached;
  return { ...reached, stops: stops.slice(0, count), rideAt: rideAt.slice(), rides: rides.slice() };
}

function bytesOf({ stops, rideAt, rides }: ReachedStops): number {
  return stops.byteLength + rideAt.byteLength + rides.byteLength;
}
