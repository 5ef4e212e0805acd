import type { WheeledMode } from './limits/travel-limits.js';

/**
 * Whole minutes by bicycle over that straight-line distance: roads are some 1.45 times as long, at 14 km/h, and two minutes for the lock.
 * The factor was measured on a street map; the pace is ours, for somebody who does not ride every day. O(1).
 */
export function cycleMinutes(crowMetres: number): number {
  return Math.ceil((crowMetres * 1.45) / (14_000 / 60)) + 2;
}

/**
 * Whole minutes in the family's car over that straight-line distance: crow x 1.45 at 28 km/h, and five minutes to park. Rush hour in the
 * West Midlands was 22 km/h in 2015. O(1).
 */
export function carMinutes(crowMetres: number): number {
  return Math.ceil((crowMetres * 1.45) / (28_000 / 60)) + 5;
}

/** The ways on a student's own or the family's wheels, for those that the student may use. */
export const ownWheels = [
  { mode: 'CYCLE', minutes: cycleMinutes },
  { mode: 'FAMILY_CAR', minutes: carMinutes },
] as const satisfies readonly { mode: WheeledMode; minutes: (crowMetres: number) => number }[];
