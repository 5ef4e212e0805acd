import { haversineMetres, type Point } from '#geo';
import { addDays, daysBetween, type LocalDate } from '#kernel';
import { boardingBits, stepFreeCodes, type Timetable } from '../timetable.js';
import { secondsOnFoot, stopPoint } from './connection-scan.fixture.js';
import type { Journey, JourneyLeg, JourneyPlace, RideLeg } from './journey.js';
import type { SearchLimits } from './search-limits.js';

/** What is asked of a journey. */
export interface JourneyClaim {
  readonly timetable: Timetable;
  readonly date: LocalDate;
  readonly from: Point;
  readonly to: Point;
  readonly limits: SearchLimits;
}

/** What is wrong with a journey, leg by leg against the timetable; nothing where it can be made as it says. */
export function journeyFaults(claim: JourneyClaim, journey: Journey): string[] {
  const { legs } = journey;
  const { limits } = claim;
  const faults: string[] = [];
  const claimThat = (holds: boolean, what: string): void => void (holds || faults.push(what));
  const walks = legs.filter((leg) => leg.kind === 'WALK');
  const rides = legs.filter((leg) => leg.kind === 'RIDE');
  claimThat(isAt(legs[0]?.from, claim.from) && isAt(legs.at(-1)?.to, claim.to), 'does not lead from end to end');
  claimThat(
    journey.leaves === legs[0]?.departs && journey.arrives === legs.at(-1)?.arrives,
    'has other times than its legs',
  );
  claimThat(journey.rides === rides.length, 'counts its rides wrongly');
  claimThat(rides.length <= limits.maxChanges + 1, 'changes too often');
  claimThat(journey.walkSeconds === walks.reduce((sum, { seconds }) => sum + seconds, 0), 'adds its walks wrongly');
  claimThat(journey.arrives - journey.leaves <= limits.maxMinutes * 60, 'takes too long');
  legs.forEach((leg, at) => {
    const next = legs[at + 1];
    claimThat(leg.departs <= leg.arrives, `leg ${at} ends before it begins`);
    if (next !== undefined) {
      claimThat(leg.arrives <= next.departs, `leg ${at + 1} begins before it is reached`);
      claimThat(leg.to.stop?.id === next.from.stop?.id && leg.to.stop !== undefined, `leg ${at + 1} begins elsewhere`);
      claimThat(leg.kind === 'RIDE' || next.kind === 'RIDE', `leg ${at + 1} is a second walk`);
      if (at === 0 && leg.kind === 'WALK') claimThat(leg.arrives === next.departs, 'waits at the start');
      if (leg.kind === 'RIDE' && next.kind === 'RIDE')
        claimThat(
          mayChange(claim.timetable, leg.to, next.departs - leg.arrives),
          `leg ${at + 1} is changed to too quickly`,
        );
    }
    faults.push(
      ...(leg.kind === 'RIDE' ? rideFaults(claim, leg) : walkFaults(claim, leg)).map((fault) => `leg ${at} ${fault}`),
    );
  });
  return faults;
}

function isAt(place: JourneyPlace | undefined, point: Point): boolean {
  return place?.stop === null && place.point.latitude === point.latitude && place.point.longitude === point.longitude;
}

function mayChange({ stops, transfers }: Timetable, { stop }: JourneyPlace, seconds: number): boolean {
  const at = stops.ids.indexOf(stop?.id ?? '');
  const allowed = publishedSeconds(transfers, at, at) ?? 0;
  return allowed >= 0 && allowed <= seconds;
}

function publishedSeconds(
  { from, to, seconds }: Timetable['transfers'],
  one: number,
  other: number,
): number | undefined {
  const rows = [...seconds].filter((_, at) => from[at] === one && to[at] === other);
  return rows.at(-1);
}

function walkFaults({ timetable, limits }: JourneyClaim, leg: JourneyLeg & { kind: 'WALK' }): string[] {
  const faults: string[] = [];
  const [from, to] = [leg.from, leg.to].map(({ stop }) => timetable.stops.ids.indexOf(stop?.id ?? ''));
  const published = from! >= 0 && to! >= 0 ? publishedSeconds(timetable.transfers, from!, to!) : undefined;
  const expected = published ?? secondsOnFoot(leg.from.point, leg.to.point);
  if (leg.seconds !== expected || leg.arrives - leg.departs !== expected)
    faults.push(`takes ${leg.seconds} s, not ${expected} s`);
  if (leg.seconds > limits.maxWalkMinutes * 60) faults.push('is too long a walk');
  if (from! >= 0 && from === to) faults.push('leads nowhere');
  if (from! >= 0 && to! >= 0 && published === undefined && haversineMetres(leg.from.point, leg.to.point) > 500)
    faults.push('is no footpath');
  for (const { stop, point } of [leg.from, leg.to]) {
    const at = timetable.stops.ids.indexOf(stop?.id ?? '');
    if (at >= 0 && haversineMetres(stopPoint(timetable, at), point) > 0) faults.push(`does not touch ${stop!.id}`);
  }
  return faults;
}

/** The ride's trip on the day itself, or as what set out the day before. */
function rideFaults(claim: JourneyClaim, leg: RideLeg): string[] {
  const found = [0, -1].map((day) => faultsOnDay(claim, leg, day));
  return found.find((faults) => faults.length === 0) ?? found[0]!;
}

function faultsOnDay({ timetable, date, limits }: JourneyClaim, leg: RideLeg, day: number): string[] {
  const { trips, calls, routes, services, stops } = timetable;
  const trip = trips.ids.indexOf(leg.tripId);
  const route = trips.routeOf[trip]!;
  const days = daysBetween(services.from, services.until) + 1;
  const on = daysBetween(services.from, addDays(date, day));
  const faults: string[] = [];
  if (on < 0 || on >= days || services.runs[trips.serviceOf[trip]! * days + on] !== 1) faults.push('does not run');
  if (routes.names[route] !== leg.route || routes.modes[route] !== leg.mode) faults.push('is of another route');
  if (routes.operators[route] !== leg.operator || trips.headsigns[trip] !== leg.headsign)
    faults.push('is called otherwise');
  if (!limits.modes.includes(leg.mode) || !(limits.routes?.includes(leg.route) ?? true))
    faults.push('may not be ridden');
  if (limits.stepFree && trips.stepFree[trip] !== stepFreeCodes.YES) faults.push('is not step-free');
  const shift = day * 86_400;
  const start = trips.firstCall[trip]!;
  const length = trips.firstCall[trip + 1]! - start;
  const told = [
    { stop: leg.from.stop, departs: leg.departs },
    ...leg.calls,
    { stop: leg.to.stop, arrives: leg.arrives },
  ];
  const fits = Array.from({ length }, (_, at) => start + at).some((first) =>
    told.every((call, at) => {
      const real = first + at;
      if (real >= start + length || stops.ids[calls.stopOf[real]!] !== call.stop?.id) return false;
      if ('departs' in call && calls.departs[real]! + shift !== call.departs) return false;
      if ('arrives' in call && calls.arrives[real]! + shift !== call.arrives) return false;
      const needed = at === 0 ? boardingBits.ON : at === told.length - 1 ? boardingBits.OFF : 0;
      if ((calls.boarding[real]! & needed) !== needed) return false;
      return needed === 0 || !limits.stepFree || stops.stepFree[calls.stopOf[real]!] === stepFreeCodes.YES;
    }),
  );
  if (!fits) faults.push('does not call so');
  return faults;
}
