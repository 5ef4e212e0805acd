import type { Point } from '#geo';
import type { RouteMode } from '../timetable.js';

/** A stop of the timetable. */
export interface JourneyStop {
  readonly id: string;
  readonly name: string;
}

/** Where a leg begins or ends. */
export interface JourneyPlace {
  readonly point: Point;
  /** Null at the two ends of the whole way. */
  readonly stop: JourneyStop | null;
}

/** A stop that a vehicle calls at on the way, between getting on and off. */
export interface JourneyCall {
  readonly stop: JourneyStop;
  readonly arrives: number;
  readonly departs: number;
}

/** A way on foot, as long as the rule for walks or the publisher says. */
export interface WalkLeg {
  readonly kind: 'WALK';
  readonly from: JourneyPlace;
  readonly to: JourneyPlace;
  /** Length of the path, reckoned from the straight line. */
  readonly metres: number;
  readonly seconds: number;
  readonly departs: number;
  readonly arrives: number;
}

/** A ride in one vehicle. */
export interface RideLeg {
  readonly kind: 'RIDE';
  readonly route: string;
  readonly mode: RouteMode;
  readonly headsign: string;
  readonly operator: string;
  readonly tripId: string;
  readonly from: JourneyPlace;
  readonly to: JourneyPlace;
  readonly departs: number;
  readonly arrives: number;
  readonly calls: readonly JourneyCall[];
}

/** A piece of a journey. Between two rides without a walk one changes at the stop; waits are the gaps between times. */
export type JourneyLeg = WalkLeg | RideLeg;

/**
 * A way from door to door. All times are seconds after the start of the network's service day. No start is earlier than it has to be:
 * the first leg leads straight to the first vehicle.
 */
export interface Journey {
  readonly leaves: number;
  readonly arrives: number;
  /** Vehicles boarded; 0 on foot. */
  readonly rides: number;
  /** All walks together. */
  readonly walkSeconds: number;
  readonly legs: readonly JourneyLeg[];
}

/** A journey with a time to be there by. */
export interface JourneyWithSlack extends Journey {
  /** From arriving to that time. */
  readonly slackSeconds: number;
}
