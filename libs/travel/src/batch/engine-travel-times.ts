import { haversineMetres, walkMinutes } from '#geo';
import { EstimateEngine } from '../engine/estimate-engine.js';
import type { TravelEngine } from '../engine/travel-engine.js';
import { centreOf } from '../home-cell.js';
import { noEscort, type TravelLimits } from '../limits/travel-limits.js';
import type {
  Journey,
  TravelEdge,
  TravelHome,
  TravelRequest,
  TravelSite,
  TravelTimeProvider,
} from '../travel-time-provider.js';
import { bestJourney, longerWay } from './best-journey.js';
import { askBoth, walked } from './one-way.js';
import { placeHomes, type PlacedHome } from './placed-homes.js';
import { Questions, type AskedPlace } from './questions.js';

/** "However long it takes", as far as that can be searched: eight hours each way, whatever changes and hours. */
const howeverLong = {
  maxMinutesEachWay: 480,
  maxChanges: 4,
  earliestLeave: null,
  latestHome: null,
  escort: noEscort,
} as const;

/**
 * Travel times from an engine: one question for each different workplace, clock time, direction and kind of search, however many slots
 * and students share them; then a look-up a pair. Where the engine does not know a home, or says nothing at all, the estimate speaks.
 */
export class EngineTravelTimes implements TravelTimeProvider {
  private readonly estimate = new EstimateEngine();

  constructor(private readonly engine: TravelEngine) {}

  async batch<SiteId extends string, HomeId extends string>({
    sites,
    homes,
  }: TravelRequest<SiteId, HomeId>): Promise<TravelEdge<SiteId, HomeId>[]> {
    const placed = placeHomes(homes);
    const questions = new Questions([...new Set(placed.map(({ group }) => group))]);
    const asked = sites.map((site) => ({ site, places: placesOf(site).map((place) => questions.about(place)) }));
    await questions.ask((question) => askBoth(this.engine, this.estimate, question));
    const edges: TravelEdge<SiteId, HomeId>[] = [];
    for (const { site, places } of asked)
      for (const home of placed) {
        const journey = longest(places.map((place) => wayOf(home, place)));
        if (journey !== null) edges.push({ ...journey, siteId: site.id, homeId: home.home.id });
      }
    return edges;
  }

  async between(home: TravelHome, site: TravelSite): Promise<Journey> {
    const limits: TravelLimits = { ...home.limits, ...howeverLong };
    const [edge] = await this.batch({ sites: [site], homes: [{ ...home, limits }] });
    if (edge === undefined)
      return longest(placesOf(site).map((place) => wholeWayOnFoot(home, place))) ?? wholeWayOnFoot(home, site);
    const { siteId: _site, homeId: _home, ...journey } = edge;
    return journey;
  }
}

/** Every place of a site: itself, and the others on their days. */
function placesOf(site: TravelSite): TravelSite[] {
  return [site, ...(site.others ?? []).map((other) => ({ ...site, ...other }))];
}

/** The longest of the ways; null where one of them is missing, since all of them have to be made. O(ways). */
function longest(ways: readonly (Journey | null)[]): Journey | null {
  return ways.reduce((longer, way) => {
    if (longer === null || way === null) return null;
    return longerWay(way) > longerWay(longer) ? way : longer;
  });
}

/** The way of a home to a place; null where it is beyond the limits. */
function wayOf(
  { home, group, place: at }: PlacedHome<string>,
  { place, hours, out, back }: AskedPlace,
): Journey | null {
  const [point, outbound, homebound] = [group.points[at], out.answers.get(group), back.answers.get(group)];
  if (point === undefined || outbound === undefined || homebound === undefined) return null;
  const pair = { home: point, site: place.point, hours, limits: home.limits, fare: home.fare };
  return bestJourney(pair, outbound(at), homebound(at));
}

function wholeWayOnFoot(home: TravelHome, site: TravelSite): Journey {
  const minutes = walkMinutes(haversineMetres(centreOf(home.cell), site.point));
  const way = { outMinutes: minutes, backMinutes: minutes, outRides: 0, backRides: 0, mode: 'WALK' } as const;
  return { ...way, pencePerDay: 0, needsTravelGrant: false, basis: walked };
}
