import type { LocalDate } from '#kernel';
import type { TravelBasis, TravelEngineName } from '../travel-engine.js';

/** What an engine's minutes rest on where it has a timetable for the very day that is asked for: one object a day. O(1). */
export function basesByDay(engine: TravelEngineName): (on: LocalDate) => TravelBasis {
  const bases = new Map<LocalDate, TravelBasis>();
  return (on) => {
    const known = bases.get(on);
    if (known !== undefined) return known;
    const made: TravelBasis = { engine, timetableOf: on, rough: false, unanswered: [] };
    bases.set(on, made);
    return made;
  };
}
