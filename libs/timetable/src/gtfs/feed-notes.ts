/** What a reader of the timetable should know about how it was read, by kind and with how often; no reason to refuse it. */
export const feedNoteWords = {
  NO_AGENCIES: () => 'agency.txt is missing: who runs a route is not known',
  NO_FEED_INFO: () => 'feed_info.txt is missing: the publisher is taken to be the operators',
  NO_TRANSFERS: () => 'transfers.txt is missing: changes go by the walk between stops alone',
  TRIPS_OF_OTHER_MODES: (count: number) =>
    `${count} trips left out that nobody can count on: by air, by taxi, on demand, or on a bus for one school`,
  TRIPS_OF_ONE_CALL: (count: number) => `${count} trips left out that call at fewer than two stops`,
  TRIPS_WITHOUT_DAYS: (count: number) => `${count} trips run on no day`,
  TRIPS_BY_HEADWAY: (count: number) => `${count} trips written out from "every so many minutes"`,
  TRIPS_BY_LOOSE_HEADWAY: (count: number) => `${count} of the trips by headway do not promise exact times`,
  CALLS_BY_ARRANGEMENT: (count: number) =>
    `${count} calls where getting on or off must be arranged with the operator: nobody gets on or off there`,
  CALLS_TIMED_BY_DISTANCE: (count: number) => `${count} calls without a time, timed by the distance between stops`,
  TRANSFERS_WITHOUT_TIME: (count: number) => `${count} transfers left out that name no time to allow`,
  TRANSFERS_FOR_SOME_TRIPS: (count: number) => `${count} transfers left out that hold for some routes or trips only`,
} as const satisfies Readonly<Record<string, (count: number) => string>>;

/** One of the kinds of notes. */
export type FeedNoteKind = keyof typeof feedNoteWords;

/** How often something of that kind was met; 1 or more. */
export interface FeedNote {
  readonly kind: FeedNoteKind;
  readonly count: number;
}

/** The note on one line of text. */
export function feedNoteLine({ kind, count }: FeedNote): string {
  return feedNoteWords[kind](count);
}

/** Counts notes while a feed is read. */
export class NoteList {
  private readonly counts = new Map<FeedNoteKind, number>();

  /** Adds `times` more of that kind; 0 changes nothing. O(1). */
  add(kind: FeedNoteKind, times = 1): void {
    if (times > 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + times);
  }

  /** Every kind that was met, in the order of the table of kinds. */
  all(): FeedNote[] {
    const kinds = Object.keys(feedNoteWords) as FeedNoteKind[];
    return kinds.flatMap((kind) => {
      const count = this.counts.get(kind);
      return count === undefined ? [] : [{ kind, count }];
    });
  }
}
