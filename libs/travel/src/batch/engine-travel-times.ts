import { haversineMetres, walkMinutes } from '#geo';
import { EstimateEngine } from '../engine/estimate-engine.js';
import type { ReachQuestion, TravelEngine } from '../engine/travel-engine.js';
import { centreOf } from '../home-cell.js';
import { dueHours } from '../limits/broken-limit.js';
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
import { askBoth, walked, type WaysByPlace } from './one-way.js';
import { placeHomes, type PlacedHome, type SearchGroup } from './placed-homes.js';

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
    const groups = new Set(placed.map(({ group }) => group));
    const ask = this.askOnce();
    const edges: TravelEdge<SiteId, HomeId>[] = [];
    for (const site of sites) {
      const ways = await Promise.all(placesOf(site).map((place) => this.waysTo(place, placed, groups, ask)));
      placed.forEach(({ home }, index) => {
        const journey = longest(ways.map((toPlace) => toPlace[index] ?? null));
        if (journey !== null) edges.push({ siteId: site.id, homeId: home.id, ...journey });
      });
    }
    return edges;
  }

  /** The way of each home to one place, in their order; null where it is beyond the limits. */
  private async waysTo(
    place: TravelSite,
    placed: readonly PlacedHome<string>[],
    groups: ReadonlySet<SearchGroup>,
    ask: (question: ReachQuestion) => Promise<WaysByPlace>,
  ): Promise<(Journey | null)[]> {
    const hours = dueHours(place.startsAt, place.finishesAt);
    const ways = new Map<SearchGroup, { out: WaysByPlace; back: WaysByPlace }>();
    for (const group of groups) {
      const out = await ask({ ...questionOf(place, group), direction: 'OUT', minute: hours.dueMinute });
      const back = await ask({ ...questionOf(place, group), direction: 'BACK', minute: hours.finishMinute });
      ways.set(group, { out, back });
    }
    return placed.map(({ home, group, place: at }) => {
      const found = ways.get(group);
      const point = group.points[at];
      if (found === undefined || point === undefined) return null;
      const pair = { home: point, site: place.point, hours, limits: home.limits, fare: home.fare };
      return bestJourney(pair, found.out(at), found.back(at));
    });
  }

  async between(home: TravelHome, site: TravelSite): Promise<Journey> {
    const limits: TravelLimits = { ...home.limits, ...howeverLong };
    const [edge] = await this.batch({ sites: [site], homes: [{ ...home, limits }] });
    if (edge === undefined)
      return longest(placesOf(site).map((place) => wholeWayOnFoot(home, place))) ?? wholeWayOnFoot(home, site);
    const { siteId: _site, homeId: _home, ...journey } = edge;
    return journey;
  }

  /** The same question, asked for another slot of a workplace, is not asked again. */
  private askOnce(): (question: ReachQuestion) => Promise<WaysByPlace> {
    const answers = new Map<SearchGroup['points'], Map<string, Promise<WaysByPlace>>>();
    return (question) => {
      const { site, on, minute, direction, homes } = question;
      let ofGroup = answers.get(homes);
      if (ofGroup === undefined) answers.set(homes, (ofGroup = new Map<string, Promise<WaysByPlace>>()));
      const key = `${site.latitude},${site.longitude},${on},${minute},${direction}`;
      let answer = ofGroup.get(key);
      if (answer === undefined) ofGroup.set(key, (answer = askBoth(this.engine, this.estimate, question)));
      return answer;
    };
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

function questionOf(
  { point, on }: TravelSite,
  { points, limits }: SearchGroup,
): Pick<ReachQuestion, 'site' | 'on' | 'homes' | 'limits'> {
  return { site: point, on, homes: points, limits };
}

function wholeWayOnFoot(home: TravelHome, site: TravelSite): Journey {
  const minutes = walkMinutes(haversineMetres(centreOf(home.cell), site.point));
  const way = { outMinutes: minutes, backMinutes: minutes, outRides: 0, backRides: 0, mode: 'WALK' } as const;
  return { ...way, pencePerDay: 0, needsTravelGrant: false, basis: walked };
}
