import { haversineMetres, type Point } from '#geo';
import type { DayNetwork } from '../network/day-network.js';
import { walkMetres, walkSeconds } from '../network/walk-seconds.js';
import type { Journey, JourneyLeg, JourneyPlace, JourneyStop, RideLeg, WalkLeg } from './journey.js';
import type { RideStep, RideTrace } from './ride-trace.js';

/** The walk of the whole way, leaving at a second. */
export function walkJourney(from: Point, to: Point, leaves: number): Journey {
  const metres = haversineMetres(from, to);
  return toJourney([walkLeg({ point: from, stop: null }, { point: to, stop: null }, leaves, walkSeconds(metres))]);
}

/** The journey that a traced forward search found to a stop, and from there on foot to the end. */
export function rideJourney(
  network: DayNetwork,
  trace: RideTrace,
  from: Point,
  to: Point,
  last: { readonly stop: number; readonly rides: number },
): Journey {
  const { changeStart, changes, stopAt } = network.forward;
  const legs: JourneyLeg[] = [];
  let stop = last.stop;
  for (let round = last.rides; round > 0; round--) {
    const step = trace.stepAt(round, stop);
    legs.unshift(rideLeg(network, step));
    stop = step.from;
    if (stop < 0 || stop === stopAt[step.boardedAt]) continue;
    let change = 2 * changeStart[stop]!;
    while (changes[change] !== step.boardedAt) change += 2;
    // When it begins is known once the ride before it is.
    legs.unshift(walkLeg(placeOf(network, stop), legs[0]!.from, 0, changes[change + 1]!));
  }
  const first = legs[0]!;
  const lastRide = legs.at(-1)!;
  const access = walkSeconds(haversineMetres(from, first.from.point));
  legs.unshift(walkLeg({ point: from, stop: null }, first.from, first.departs - access, access));
  legs.push(walkLeg(lastRide.to, { point: to, stop: null }, 0, walkSeconds(haversineMetres(lastRide.to.point, to))));
  return toJourney(
    legs.map((leg, at) => (at > 0 && leg.kind === 'WALK' ? departing(leg, legs[at - 1]!.arrives) : leg)),
  );
}

function departing(leg: WalkLeg, departs: number): WalkLeg {
  return { ...leg, departs, arrives: departs + leg.seconds };
}

function toJourney(legs: readonly JourneyLeg[]): Journey {
  return {
    leaves: legs[0]!.departs,
    arrives: legs.at(-1)!.arrives,
    rides: legs.filter(({ kind }) => kind === 'RIDE').length,
    walkSeconds: legs.reduce((sum, leg) => sum + (leg.kind === 'WALK' ? leg.seconds : 0), 0),
    legs,
  };
}

function walkLeg(from: JourneyPlace, to: JourneyPlace, departs: number, seconds: number): WalkLeg {
  const metres = Math.round(walkMetres(haversineMetres(from.point, to.point)));
  return { kind: 'WALK', from, to, metres, seconds, departs, arrives: departs + seconds };
}

function rideLeg(network: DayNetwork, { row, boardedAt, leftAt }: RideStep): RideLeg {
  const { laneOf, stopAt, rowStart, rowProfile, arriveShift, offsets } = network.forward;
  const { trips, routes } = network.timetable;
  const lane = laneOf[boardedAt]!;
  // Each lane has one row more than runs.
  const trip = network.runs.tripOf[network.lanes.runOf[row - lane - 1]!]!;
  const route = trips.routeOf[trip]!;
  const departs = (position: number): number => rowStart[row]! + offsets[rowProfile[row]! + position]!;
  const arrives = (position: number): number => departs(position + arriveShift[lane]!);
  const between = Array.from({ length: leftAt - boardedAt - 1 }, (_, at) => boardedAt + 1 + at);
  return {
    kind: 'RIDE',
    route: routes.names[route]!,
    mode: routes.modes[route]!,
    headsign: trips.headsigns[trip]!,
    operator: routes.operators[route]!,
    tripId: trips.ids[trip]!,
    from: placeOf(network, stopAt[boardedAt]!),
    to: placeOf(network, stopAt[leftAt]!),
    departs: departs(boardedAt),
    arrives: arrives(leftAt),
    calls: between.map((position) => ({
      stop: stopOf(network, stopAt[position]!),
      arrives: arrives(position),
      departs: departs(position),
    })),
  };
}

function placeOf(network: DayNetwork, stop: number): JourneyPlace {
  const { latitudes, longitudes } = network.stops.index.points;
  return { point: { latitude: latitudes[stop]!, longitude: longitudes[stop]! }, stop: stopOf(network, stop) };
}

function stopOf({ timetable, stops }: DayNetwork, stop: number): JourneyStop {
  const at = stops.timetableStop[stop]!;
  return { id: timetable.stops.ids[at]!, name: timetable.stops.names[at]! };
}
