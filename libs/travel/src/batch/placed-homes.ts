import type { Point } from '#geo';
import { searchLimitsOf } from '../engine/search-limits-of.js';
import type { SearchLimits } from '../engine/travel-engine.js';
import { centreOf, type HomeCell } from '../home-cell.js';
import type { TravelHome } from '../travel-time-provider.js';

/** Different places that one search serves: those of students whose limits ask for the same search. */
export interface SearchGroup {
  readonly limits: SearchLimits;
  readonly points: readonly Point[];
}

/** A home, and where to find its minutes: at that place of that group. */
export interface PlacedHome<HomeId extends string> {
  readonly home: TravelHome<HomeId>;
  readonly group: SearchGroup;
  readonly place: number;
}

/** Sorts homes into searches; in the order of the homes. A programme has few groups: most of its students have the usual limits. O(homes). */
export function placeHomes<HomeId extends string>(homes: readonly TravelHome<HomeId>[]): PlacedHome<HomeId>[] {
  const groups = new Map<string, SearchGroup & { points: Point[]; places: Map<HomeCell, number> }>();
  return homes.map((home) => {
    const limits = searchLimitsOf(home.limits);
    const key = JSON.stringify(limits);
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { limits, points: [], places: new Map() }));
    let place = group.places.get(home.cell);
    if (place === undefined) {
      place = group.points.push(centreOf(home.cell)) - 1;
      group.places.set(home.cell, place);
    }
    return { home, group, place };
  });
}
