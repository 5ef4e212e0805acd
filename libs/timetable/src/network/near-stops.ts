import type { Point } from '#geo';
import type { DayNetwork } from './day-network.js';
import { visitWithin } from './place-index.js';
import { walkRadiusMetres, walkSeconds } from './walk-seconds.js';

/** Stops within a walk of a place, nearest first. */
export interface NearStops {
  readonly point: Point;
  readonly maxWalkMinutes: number;
  /** Numbers of the network's stops. */
  readonly stops: Int32Array;
  readonly walkSeconds: Int32Array;
}

/** The stops within `maxWalkMinutes` on foot, in either direction. Some 20 microseconds in a town. */
export function nearStops(network: DayNetwork, point: Point, maxWalkMinutes: number): NearStops {
  const maxSeconds = maxWalkMinutes * 60;
  const found: { stop: number; seconds: number }[] = [];
  visitWithin(network.stops.index, point, walkRadiusMetres(maxSeconds), (stop, crowMetres) => {
    const seconds = walkSeconds(crowMetres);
    if (seconds <= maxSeconds) found.push({ stop, seconds });
  });
  found.sort((one, other) => one.seconds - other.seconds || one.stop - other.stop);
  return {
    point,
    maxWalkMinutes,
    stops: Int32Array.from(found, ({ stop }) => stop),
    walkSeconds: Int32Array.from(found, ({ seconds }) => seconds),
  };
}
