import type { Clock } from '#kernel';
import type { Traveller, TravelSite, TravelTimeProvider } from '#travel';

/** For so long what was found out is taken to hold: a timetable that is replaced shows after that. */
const keptMs = 60_000;
/** Ways; some 100 bytes each. */
const mostKept = 100_000;

/**
 * Which places are within a traveller's limits, kept for a minute: students turn pages, and neighbours look at the same adverts. Home and limits are
 * part of the question, so a change of them shows at once.
 */
export class KeptReach {
  /** By traveller, then by place and hours. */
  private readonly travellers = new Map<string, Map<string, boolean>>();
  private size = 0;
  private began = 0;

  constructor(
    private readonly travelTimes: TravelTimeProvider,
    private readonly clock: Clock,
  ) {}

  /** The ids of those of the sites that the traveller can reach and come back from. One batch of travel times, of what is not known yet. */
  async of<SiteId extends string>(traveller: Traveller, sites: readonly TravelSite<SiteId>[]): Promise<Set<SiteId>> {
    const known = this.knownOf(JSON.stringify(traveller));
    const reached = new Set<SiteId>();
    const unknown: (readonly [key: string, site: TravelSite<SiteId>])[] = [];
    for (const site of sites) {
      const key = keyOf(site);
      const isReached = known.get(key);
      if (isReached === true) reached.add(site.id);
      else if (isReached === undefined) unknown.push([key, site]);
    }
    if (unknown.length === 0) return reached;
    const asked = unknown.map(([, site]) => site);
    for (const { siteId } of await this.travelTimes.batch({ sites: asked, homes: [{ id: 'start', ...traveller }] }))
      reached.add(siteId);
    for (const [key, { id }] of unknown) known.set(key, reached.has(id));
    this.size += unknown.length;
    return reached;
  }

  private knownOf(traveller: string): Map<string, boolean> {
    const now = this.clock.now().getTime();
    if (Math.abs(now - this.began) >= keptMs || this.size >= mostKept) {
      this.travellers.clear();
      [this.size, this.began] = [0, now];
    }
    const known = this.travellers.get(traveller) ?? new Map<string, boolean>();
    this.travellers.set(traveller, known);
    return known;
  }
}

function keyOf({ point, on, startsAt, finishesAt, others = [] }: TravelSite): string {
  const key = `${point.latitude},${point.longitude},${on},${startsAt},${finishesAt}`;
  return others.length === 0 ? key : `${key},${JSON.stringify(others)}`;
}
