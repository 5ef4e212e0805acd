import type { LocalDate } from '#kernel';

/** How a route runs. What GTFS calls by other names (trolleybus, cable car, funicular …) falls under the nearest of these. */
export const routeModes = ['BUS', 'COACH', 'TRAM', 'METRO', 'RAIL', 'FERRY'] as const;

/** One of the ways in which a route runs. */
export type RouteMode = (typeof routeModes)[number];

/** Whether a wheelchair can get on, as far as the publisher said: in `TimetableStops.stepFree` and `TimetableTrips.stepFree`. */
export const stepFreeCodes = { UNKNOWN: 0, YES: 1, NO: 2 } as const;

/** Bits of `TimetableCalls.boarding`: may one get on, may one get off. */
export const boardingBits = { ON: 1, OFF: 2 } as const;

/** Places where something calls, by position; no other column refers to a stop in any other way. Stops that nothing calls at are left out. */
export interface TimetableStops {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** WGS 84 degrees. */
  readonly latitudes: Float64Array;
  readonly longitudes: Float64Array;
  /** One of `stepFreeCodes`; a stop that says nothing has what its station says. */
  readonly stepFree: Uint8Array;
}

/** Routes by position. */
export interface TimetableRoutes {
  readonly ids: readonly string[];
  /** What stands on the front of the vehicle: "94"; the long name where there is no short one. */
  readonly names: readonly string[];
  readonly operators: readonly string[];
  readonly modes: readonly RouteMode[];
}

/** One run of a vehicle from its first stop to its last, by position. Runs given by a headway stand here one by one. */
export interface TimetableTrips {
  readonly ids: readonly string[];
  readonly headsigns: readonly string[];
  readonly routeOf: Uint32Array;
  readonly serviceOf: Uint32Array;
  /** One of `stepFreeCodes`. */
  readonly stepFree: Uint8Array;
  /** One longer than there are trips: the calls of trip t are `firstCall[t]` up to, not including, `firstCall[t + 1]`; at least two each. */
  readonly firstCall: Uint32Array;
}

/**
 * Calls of all trips one after the other, each trip's in the order of its way. Within a trip no time is earlier than the one before.
 * Times are seconds after the start of the service day ("noon less twelve hours"), and go past 86,400 for what runs on after midnight.
 */
export interface TimetableCalls {
  readonly stopOf: Uint32Array;
  readonly arrives: Int32Array;
  readonly departs: Int32Array;
  /** `boardingBits` together. */
  readonly boarding: Uint8Array;
}

/** Days on which trips run. */
export interface TimetableServices {
  readonly ids: readonly string[];
  /** The first and the last day on which anything may run. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Services by days: `runs[service * days + day]` is 1 when it runs `day` days after `from`; `days` counts both ends. */
  readonly runs: Uint8Array;
}

/** Changes between stops that the publisher spoke about; seconds to allow, or -1 where one cannot change. Empty when it said nothing. */
export interface TimetableTransfers {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly seconds: Int32Array;
}

/** A public timetable read into columns, whatever it was published as. Nothing in it is changed after it was read. */
export interface Timetable {
  readonly publishers: readonly string[];
  readonly stops: TimetableStops;
  readonly routes: TimetableRoutes;
  readonly trips: TimetableTrips;
  readonly calls: TimetableCalls;
  readonly services: TimetableServices;
  readonly transfers: TimetableTransfers;
}
