import { daysBetween, type LocalDate } from '#kernel';
import type { Timetable } from '../timetable.js';

// Kept, because every day of every placement asks again; a timetable does not change.
const kept = new WeakMap<Timetable, Uint32Array>();

/**
 * How many trips set out on each day from the timetable's first to its last. O(trips + services * days) for the first question about a
 * timetable, then O(1).
 */
export function tripsByDay(timetable: Timetable): Uint32Array {
  const known = kept.get(timetable);
  if (known !== undefined) return known;
  const { services, trips } = timetable;
  const days = daysBetween(services.from, services.until) + 1;
  const tripsOfService = new Uint32Array(services.ids.length);
  for (const service of trips.serviceOf) tripsOfService[service]!++;
  const counts = new Uint32Array(days);
  tripsOfService.forEach((count, service) => {
    const runs = services.runs.subarray(service * days, (service + 1) * days);
    runs.forEach((runsThen, day) => (counts[day]! += runsThen * count));
  });
  kept.set(timetable, counts);
  return counts;
}

/** How many trips set out on that day; 0 outside the timetable's days. O(1) after the first question about a timetable. */
export function tripsOn(timetable: Timetable, date: LocalDate): number {
  return tripsByDay(timetable)[daysBetween(timetable.services.from, date)] ?? 0;
}
