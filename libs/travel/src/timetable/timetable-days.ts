import type { DayKind } from '#calendar';
import type { LocalDate } from '#kernel';
import { dayFingerprint, dayNetwork, referenceDate, type Timetable } from '#timetable';
import type { TimetableSource } from '../persistence/timetable-store.js';
import { kindsOfDay } from './kind-of-day.js';
import { SearchableDay } from './searchable-day.js';

/** A day as the timetable in use has it. */
export interface TimetableDay {
  /** The day whose timetable it is: the day asked for, or the nearest of its kind. */
  readonly date: LocalDate;
  readonly searchable: SearchableDay;
}

/** The timetable in use, with the days of it that were asked for. */
interface Held {
  readonly id: string;
  readonly timetable: Timetable;
  readonly kindOf: (date: LocalDate) => DayKind;
  readonly days: Map<LocalDate, TimetableDay | null>;
}

/** For so long nobody looks whether another timetable was imported. */
const looksAgainAfterMs = 1_000;

/** As many days as are kept ready, some 20 MB each for a region besides what was searched on them. */
const mostDays = 8;

/**
 * The days of the timetable in use, ready to be searched. A day is made ready when it is first asked for (0.1 s for a town, a second for a
 * region) and kept under the fingerprint of what runs on it: a newer timetable that leaves a day as it was takes over that day, and all
 * that was worked out on it.
 */
export class TimetableDays {
  private held: Held | null = null;
  private lookedAt = -Infinity;
  private looking: Promise<Held | null> | null = null;
  private readonly searchables = new Map<string, SearchableDay>();

  constructor(
    private readonly source: TimetableSource,
    private readonly now: () => number,
  ) {}

  /** The day, or null when no timetable was imported or none of its days can stand for it. */
  async on(date: LocalDate): Promise<TimetableDay | null> {
    const held = await this.current();
    if (held === null) return null;
    let day = held.days.get(date);
    if (day === undefined) held.days.set(date, (day = this.dayOf(held, date)));
    return day;
  }

  private dayOf({ timetable, kindOf }: Held, wanted: LocalDate): TimetableDay | null {
    const found = referenceDate(timetable, wanted, kindOf);
    return found === null ? null : { date: found.date, searchable: this.searchableOf(timetable, found.date) };
  }

  private searchableOf(timetable: Timetable, date: LocalDate): SearchableDay {
    const key = dayFingerprint(timetable, date);
    const day = this.searchables.get(key) ?? new SearchableDay(dayNetwork(timetable, date));
    this.searchables.delete(key);
    this.searchables.set(key, day);
    for (const oldest of this.searchables.keys()) {
      if (this.searchables.size <= mostDays) break;
      this.searchables.delete(oldest);
    }
    return day;
  }

  private current(): Promise<Held | null> {
    if (this.now() - this.lookedAt < looksAgainAfterMs) return Promise.resolve(this.held);
    this.looking ??= this.look().finally(() => (this.looking = null));
    return this.looking;
  }

  private async look(): Promise<Held | null> {
    const id = await this.source.currentId();
    if (id !== (this.held?.id ?? null)) this.held = id === null ? null : await this.take(id);
    this.lookedAt = this.now();
    return this.held;
  }

  private async take(id: string): Promise<Held> {
    const [timetable, terms] = [await this.source.read(id), await this.source.terms()];
    return { id, timetable, kindOf: kindsOfDay(terms), days: new Map() };
  }
}
