import type { Point } from '#geo';
import type { ReachQuestion, SearchLimits } from '../travel-engine.js';
import { londonInstantText } from '../http/london-instant.js';

/** Homes in one search, by the service's own bound. */
export const homesASearch = 2_000;

/** Bounds of `travel_time`, in minutes. */
export const travelMinutes = { least: 1, most: 240 } as const;

/** A made-up name for a home: its place among the homes of its search, and nothing else. O(1). */
export function homeId(place: number): string {
  return `h${place}`;
}

/** The name of the one search of a request. */
export const searchId = 'reach';

/** Seconds that a search is asked to go up to: the limit, within the service's bounds. O(1). */
export function travelSeconds({ maxMinutes }: SearchLimits): number {
  return 60 * Math.min(Math.max(maxMinutes, travelMinutes.least), travelMinutes.most);
}

/**
 * The body of `POST /v4/time-filter` for up to `homesASearch` homes: one search, many to one on the way out and one to many on the way
 * back. Source: docs.traveltime.com, "Travel Time Matrix (Time Filter)".
 */
export function timeFilterBody(question: ReachQuestion, homes: readonly Point[]): object {
  const { direction, site, on, minute, limits } = question;
  const ids = homes.map((_, place) => homeId(place));
  const search = {
    id: searchId,
    transportation: transportation(limits),
    travel_time: travelSeconds(limits),
    properties: ['travel_time', 'route'],
  };
  const at = londonInstantText(on, minute);
  return {
    locations: [location('site', site), ...homes.map((home, place) => location(homeId(place), home))],
    ...(direction === 'OUT'
      ? {
          arrival_searches: [{ ...search, arrival_location_id: 'site', departure_location_ids: ids, arrival_time: at }],
        }
      : {
          departure_searches: [
            { ...search, departure_location_id: 'site', arrival_location_ids: ids, departure_time: at },
          ],
        }),
  };
}

/** Five decimals are a metre: no finer than anybody needs to find a door. */
function location(id: string, { latitude, longitude }: Point): object {
  return { id, coords: { lat: Number(latitude.toFixed(5)), lng: Number(longitude.toFixed(5)) } };
}

/** The narrowest kind of transport that has all that is allowed; what else it has is left out of the answer. */
function transportation(limits: SearchLimits): object {
  const { modes, maxChanges, maxWalkMinutes } = limits;
  const narrow = { BUS: 'bus', COACH: 'coach', RAIL: 'train' } as const;
  const [only] = modes.length === 1 ? modes : [];
  return {
    type: only !== undefined && only in narrow ? narrow[only as keyof typeof narrow] : 'public_transport',
    walking_time: Math.min(60 * maxWalkMinutes, travelSeconds(limits)),
    max_changes: { enabled: true, limit: maxChanges },
  };
}
