import { addDays, daysBetween, type LocalDate } from '#kernel';
import type { Timetable } from '../timetable.js';

/** Trips on the road on one day, by position: a run is a trip with the seconds by which its times are moved. */
export interface Runs {
  /** Positions in the timetable's trips. */
  readonly tripOf: Uint32Array;
  /** 0, or -86,400 for what set out the day before and goes on after midnight. */
  readonly shiftOf: Int32Array;
}

const daySeconds = 86_400;

/** What runs on a day: the trips of that day, then those of the day before that are still on the road at midnight. None outside the timetable. O(trips). */
export function runsOn(timetable: Timetable, date: LocalDate): Runs {
  const { firstCall } = timetable.trips;
  const today = tripsOf(timetable, date);
  const nightly = tripsOf(timetable, addDays(date, -1)).filter(
    (trip) => timetable.calls.arrives[firstCall[trip + 1]! - 1]! >= daySeconds,
  );
  return {
    tripOf: Uint32Array.from([...today, ...nightly]),
    shiftOf: new Int32Array(today.length + nightly.length).fill(-daySeconds, today.length),
  };
}

function tripsOf({ trips, services }: Timetable, date: LocalDate): number[] {
  if (date < services.from || date > services.until) return [];
  const days = daysBetween(services.from, services.until) + 1;
  const day = daysBetween(services.from, date);
  const running: number[] = [];
  trips.serviceOf.forEach((service, trip) => {
    if (services.runs[service * days + day] === 1) running.push(trip);
  });
  return running;
}
