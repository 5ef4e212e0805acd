import type { LocalTime } from '#kernel';
import type { RouteMode } from '#timetable';

/** Ways of getting about that a student may be allowed; walking is not one of them, because nobody can be without it. */
export const wheeledModes = ['BUS', 'COACH', 'TRAM', 'METRO', 'RAIL', 'FERRY', 'CYCLE', 'FAMILY_CAR'] as const;

/** A way of getting about other than on foot. */
export type WheeledMode = (typeof wheeledModes)[number];

/** Who goes with a student: nobody; somebody to and from the stop; somebody all the way; or nobody, on routes that the student was trained for. */
export const escortKinds = ['NONE', 'TO_STOP', 'WHOLE_WAY', 'TRAINED_ROUTES'] as const;

/** One of the ways of being accompanied. */
export type EscortKind = (typeof escortKinds)[number];

/** Who goes with a student, and when they can. */
export interface Escort {
  readonly kind: EscortKind;
  /** When the escort is free in the morning and in the afternoon; null is no bound. Nothing but null for NONE and TRAINED_ROUTES. */
  readonly outFrom: LocalTime | null;
  readonly outUntil: LocalTime | null;
  readonly backFrom: LocalTime | null;
  readonly backUntil: LocalTime | null;
  /** Names of the routes that the student may ride alone; empty but for TRAINED_ROUTES. */
  readonly routes: readonly string[];
}

/** How far and how a student may travel. Who sets none of it gets what the school says, then the programme, then ours. */
export interface TravelLimits {
  /** 10 to 120, from leaving home until due at work, and from finishing work until home. */
  readonly maxMinutesEachWay: number;
  /** 5 to 60, the longest walk in one go. */
  readonly maxWalkMinutes: number;
  /** 0 to 4, each way. */
  readonly maxChanges: number;
  readonly earliestLeave: LocalTime | null;
  readonly latestHome: LocalTime | null;
  readonly modes: readonly WheeledMode[];
  readonly stepFree: boolean;
  readonly escort: Escort;
  /** What the family can spend on a day's fares; null where nobody asked. Above it a place keeps its rank, marked as needing a grant. */
  readonly maxPencePerDay: number | null;
  /** Names of the passes that the student holds. */
  readonly passes: readonly string[];
}

/** Nobody goes along, and nobody need. */
export const noEscort: Escort = {
  kind: 'NONE',
  outFrom: null,
  outUntil: null,
  backFrom: null,
  backUntil: null,
  routes: [],
};

/** Bounds that each number lies in, and what it counts. */
export const limitBounds = {
  maxMinutesEachWay: { least: 10, most: 120 },
  maxWalkMinutes: { least: 5, most: 60 },
  maxChanges: { least: 0, most: 4 },
  maxPencePerDay: { least: 0, most: 10_000 },
} as const;

/**
 * What holds where neither student nor school nor programme has said anything. Our own proposal: no English guidance was found that sets
 * a distance or a time for work experience. 60 minutes lies between the guides for the longest journey to school (45 for a primary, 75
 * for a secondary); one change up to Year 10, two later; half an hour's walk is some 1.5 miles. O(1).
 */
export function usualTravelLimits(yearGroup: number): TravelLimits {
  return {
    maxMinutesEachWay: 60,
    maxWalkMinutes: 30,
    maxChanges: yearGroup <= 10 ? 1 : 2,
    earliestLeave: null,
    latestHome: null,
    modes: ['BUS', 'COACH', 'TRAM', 'METRO', 'RAIL', 'FERRY'],
    stepFree: false,
    escort: noEscort,
    maxPencePerDay: null,
    passes: [],
  };
}

/** Said limits over the usual ones: whatever is named in `said` holds. O(1). */
export function travelLimits(yearGroup: number, said: Partial<TravelLimits>): TravelLimits {
  return { ...usualTravelLimits(yearGroup), ...said };
}

/** The modes of a search of timetables among those. O(modes). */
export function routeModesOf(modes: readonly WheeledMode[]): RouteMode[] {
  return modes.filter((mode) => mode !== 'CYCLE' && mode !== 'FAMILY_CAR');
}
