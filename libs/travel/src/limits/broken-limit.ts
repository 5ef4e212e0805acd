import { minutesOf, type LocalTime } from '#kernel';
import type { TravelLimits } from './travel-limits.js';

/** What a way there and back may break besides its changes and walks, which a search keeps to by itself. */
export type BrokenLimit = 'MINUTES' | 'EARLIEST_LEAVE' | 'LATEST_HOME' | 'ESCORT';

/** A way there and back, by its minutes. */
export interface WayMinutes {
  /** From leaving home until due. */
  readonly outMinutes: number;
  /** From finishing until home. */
  readonly backMinutes: number;
}

/** When one has to be there and when one may go, in minutes after midnight. */
export interface DueHours {
  readonly dueMinute: number;
  readonly finishMinute: number;
}

/** Ten minutes in hand before work starts: a bus is late, a door is not found. */
export const arriveEarlyMinutes = 10;

/** When a student is due at a place that starts and finishes then. O(1). */
export function dueHours(startsAt: LocalTime, finishesAt: LocalTime): DueHours {
  return { dueMinute: Math.max(0, minutesOf(startsAt) - arriveEarlyMinutes), finishMinute: minutesOf(finishesAt) };
}

/** The first limit that the way breaks, or null when it keeps them all. O(1). */
export function brokenLimit(
  way: WayMinutes,
  { dueMinute, finishMinute }: DueHours,
  limits: TravelLimits,
): BrokenLimit | null {
  const leaves = dueMinute - way.outMinutes;
  const home = finishMinute + way.backMinutes;
  if (Math.max(way.outMinutes, way.backMinutes) > limits.maxMinutesEachWay) return 'MINUTES';
  if (leaves < 0 || leaves < from(limits.earliestLeave)) return 'EARLIEST_LEAVE';
  if (home > until(limits.latestHome)) return 'LATEST_HOME';
  return escortCannot(way, leaves, home, { dueMinute, finishMinute }, limits) ? 'ESCORT' : null;
}

/**
 * Whoever goes to the stop has to be free when the student leaves and when the student is home again; whoever goes all the way also has
 * to get home alone in the morning and to the workplace alone in the afternoon, which takes as long again.
 */
function escortCannot(
  { outMinutes, backMinutes }: WayMinutes,
  leaves: number,
  home: number,
  { dueMinute, finishMinute }: DueHours,
  { escort }: TravelLimits,
): boolean {
  if (escort.kind === 'NONE' || escort.kind === 'TRAINED_ROUTES') return false;
  const isWhole = escort.kind === 'WHOLE_WAY';
  const morningEnds = isWhole ? dueMinute + outMinutes : leaves;
  const afternoonBegins = isWhole ? finishMinute - backMinutes : home;
  return (
    leaves < from(escort.outFrom) ||
    morningEnds > until(escort.outUntil) ||
    afternoonBegins < from(escort.backFrom) ||
    home > until(escort.backUntil)
  );
}

function from(time: LocalTime | null): number {
  return time === null ? -Infinity : minutesOf(time);
}

function until(time: LocalTime | null): number {
  return time === null ? Infinity : minutesOf(time);
}
