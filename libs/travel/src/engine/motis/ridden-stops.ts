import type { JsonField } from '../http/json-field.js';

/** A stop that a ride reaches. */
export interface RiddenStop {
  readonly latitude: number;
  readonly longitude: number;
  /** Between the clock time that was asked for and leaving this stop, or being there; the time it takes to change there included. */
  readonly minutes: number;
  /** 1 or more. */
  readonly rides: number;
}

/**
 * The stops of an answer to one-to-all that a ride reaches, from south to north. Those reached on foot alone are left out: who walks on
 * from there walks the whole way. Throws `EngineUnavailable` where anything in it is not as documented, or beyond what was asked for.
 * O(stops log stops).
 */
export function readRiddenStops(answer: JsonField, maxMinutes: number, maxChanges: number): RiddenStop[] {
  return answer
    .get('all')
    .list()
    .map((each) => {
      const place = each.get('place');
      return {
        latitude: place.get('lat').number(-90, 90),
        longitude: place.get('lon').number(-180, 180),
        minutes: each.get('duration').wholeNumber(0, maxMinutes),
        rides: each.get('k').wholeNumber(0, maxChanges + 1),
      };
    })
    .filter(({ rides }) => rides > 0)
    .sort((left, right) => left.latitude - right.latitude);
}
