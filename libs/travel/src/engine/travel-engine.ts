import type { Point } from '#geo';
import type { LocalDate } from '#kernel';
import type { RouteMode } from '#timetable';

/** Who worked a journey out: our own search of a timetable, a server beside us, a bought service, or the distance alone. */
export const travelEngines = ['TIMETABLE', 'MOTIS', 'TRAVELTIME', 'ESTIMATE'] as const;

/** One of the engines. */
export type TravelEngineName = (typeof travelEngines)[number];

/** What minutes rest on. One object is shared by all that rests on the same. */
export interface TravelBasis {
  readonly engine: TravelEngineName;
  /** The day whose timetable was used; null where no timetable was. Another day than the one asked for when the timetable does not cover that. */
  readonly timetableOf: LocalDate | null;
  /** True when the minutes come from a distance and not from a timetable: show "about". */
  readonly rough: boolean;
  /** Engines that were asked before this one and did not answer. */
  readonly unanswered: readonly TravelEngineName[];
}

/** What one may use on the way, where it changes the search itself. */
export interface SearchLimits {
  /** From leaving to arriving, waits included. */
  readonly maxMinutes: number;
  /** The longest walk in one go, at either end, between stops, or the whole way. */
  readonly maxWalkMinutes: number;
  /** Getting on again after the first ride. */
  readonly maxChanges: number;
  readonly modes: readonly RouteMode[];
  /** Only rides that take a wheelchair, from stop to stop, where the publisher says so. */
  readonly stepFree: boolean;
  /** Names of the only routes that may be ridden, or null for any: what a student has been trained to travel on. */
  readonly routes: readonly string[] | null;
}

/** The ways between one site and many homes, in one direction, at one clock time. */
export interface ReachQuestion {
  /** OUT ends at the site not later than `minute`; BACK leaves the site not earlier. */
  readonly direction: 'OUT' | 'BACK';
  readonly site: Point;
  readonly on: LocalDate;
  /** Minutes after midnight, local time. */
  readonly minute: number;
  /** An engine may keep what it prepared for an array of homes as long as the caller keeps that array. */
  readonly homes: readonly Point[];
  readonly limits: SearchLimits;
}

/** `Reach.minutes` where there is no way within the limits. */
export const noWay = 0xffff;

/** `Reach.minutes` of a home that lies outside what the engine knows: to be asked elsewhere, never taken for out of reach. */
export const unknownWay = 0xfffe;

/** What an engine found, home by home in the order of the question. */
export interface Reach {
  /** OUT: from leaving home to `minute`; BACK: from `minute` to being home. `noWay` or `unknownWay` where that cannot be said. */
  readonly minutes: Uint16Array;
  /** Vehicles boarded on that way; 0 on foot. */
  readonly rides: Uint8Array;
  readonly basis: TravelBasis;
}

/** An engine could not answer: it is down, slow, refuses us or speaks nonsense. Says which and why; never where anybody lives. */
export class EngineUnavailable extends Error {
  constructor(
    readonly engine: TravelEngineName,
    reason: string,
  ) {
    super(`${engine} did not answer: ${reason}`);
    this.name = 'EngineUnavailable';
  }
}

/** Something that knows how long ways take. */
export interface TravelEngine {
  readonly name: TravelEngineName;
  /**
   * Null when it has nothing to say about that day or place (no timetable covers them): ask the next engine.
   * Throws `EngineUnavailable` when it could not answer.
   */
  reach(question: ReachQuestion): Promise<Reach | null>;
}
