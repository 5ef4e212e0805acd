import type { RouteMode } from '#timetable';
import type { JsonField } from '../http/json-field.js';
import type { SearchLimits } from '../travel-engine.js';

/** What a mode of the service may be in our terms. One that is not here (plane, cable_car, car …) is none that anybody is allowed. */
const couldBe: Partial<Record<string, readonly RouteMode[]>> = {
  bus: ['BUS'],
  coach: ['COACH'],
  ferry: ['FERRY'],
  rail_national: ['RAIL'],
  rail_underground: ['METRO'],
  rail_dlr: ['METRO', 'TRAM'],
  rail_overground: ['RAIL', 'TRAM', 'METRO'],
  train: ['RAIL', 'TRAM', 'METRO'],
};

/** One way that the service offers. */
export interface OfferedWay {
  /** Milliseconds since 1970. */
  readonly departsAt: number;
  readonly arrivesAt: number;
  /** Vehicles boarded: parts of the route that are of type public_transport. */
  readonly rides: number;
  readonly longestWalkSeconds: number;
  /** Every ride is of a mode that is allowed, whatever it may be in our terms, and everything between rides is on foot. */
  readonly isByAllowedModes: boolean;
}

/** Reads the `route` of a way. Throws `EngineUnavailable` where it is not as documented. O(parts). */
export function readWay(route: JsonField, modes: readonly RouteMode[]): OfferedWay {
  let rides = 0;
  let walkSeconds = 0;
  let longestWalkSeconds = 0;
  let isByAllowedModes = true;
  for (const part of route.get('parts').list()) {
    const mode = part.get('mode').text();
    if (part.get('type').text() === 'public_transport') {
      rides += 1;
      walkSeconds = 0;
      isByAllowedModes &&= couldBe[mode]?.every((each) => modes.includes(each)) ?? false;
    } else {
      walkSeconds += part.get('travel_time').wholeNumber(0, 86_400);
      longestWalkSeconds = Math.max(longestWalkSeconds, walkSeconds);
      isByAllowedModes &&= mode === 'walk';
    }
  }
  const departsAt = route.get('departure_time').instant();
  const arrivesAt = route.get('arrival_time').instant();
  return { departsAt, arrivesAt, rides, longestWalkSeconds, isByAllowedModes };
}

/** True when nothing in the way breaks a limit; `minutes` are those from home to the clock time, or back. O(1). */
export function isWithin(way: OfferedWay, minutes: number, limits: SearchLimits): boolean {
  return (
    way.isByAllowedModes &&
    minutes <= limits.maxMinutes &&
    way.rides <= limits.maxChanges + 1 &&
    way.longestWalkSeconds <= 60 * limits.maxWalkMinutes
  );
}
