import type { RouteMode } from '#timetable';
import type { ReachQuestion } from '../travel-engine.js';
import { londonInstantText } from '../http/london-instant.js';

/** MOTIS's names for ours. Its RAIL would bring the underground in, so its kinds of trains are named one by one. */
const transitModes: Record<RouteMode, readonly string[]> = {
  BUS: ['BUS'],
  COACH: ['COACH'],
  TRAM: ['TRAM'],
  METRO: ['SUBWAY'],
  RAIL: ['HIGHSPEED_RAIL', 'LONG_DISTANCE', 'NIGHT_RAIL', 'REGIONAL_RAIL', 'SUBURBAN'],
  FERRY: ['FERRY'],
};

/**
 * The query of `GET /api/v1/one-to-all`: all stops from which, or to which, one gets within the time. `maxMinutes` is what is asked for,
 * at most what the server allows. Source: openapi.yaml of motis-project/motis, operation oneToAll.
 */
export function oneToAllQuery(question: ReachQuestion, maxMinutes: number): URLSearchParams {
  const { direction, site, on, minute, limits } = question;
  const isOut = direction === 'OUT';
  return new URLSearchParams({
    one: `${site.latitude.toFixed(6)},${site.longitude.toFixed(6)}`,
    time: londonInstantText(on, minute),
    arriveBy: String(isOut),
    maxTravelTime: String(maxMinutes),
    maxTransfers: String(limits.maxChanges),
    transitModes: limits.modes.flatMap((mode) => transitModes[mode]).join(','),
    [isOut ? 'maxPostTransitTime' : 'maxPreTransitTime']: String(60 * limits.maxWalkMinutes),
    ...(limits.stepFree ? { pedestrianProfile: 'WHEELCHAIR', useRoutedTransfers: 'true' } : {}),
  });
}
