import type { Clock } from '#kernel';
import type { Traveller, TravelSite, TravelTimeProvider } from '#travel';

/** For so long what was found out is taken to hold: a timetable that is replaced shows after that. */
const keptMs = 60_000;
/** Ways; some 300 bytes each. */
const mostKept = 100_000;

/** A way that was asked for, with the answer. */
interface KeptWay {
  readonly site: TravelSite;
  readonly isReached: boolean;
}

/**
 * Which places are within a traveller's limits, kept for a minute: students turn pages, and neighbours look at the same adverts. Home, limits, place
 * and hours are part of the question, so a change of any of them shows at once.
 */
export class KeptReach {
  /** By traveller, then by the id of the site. */
  private readonly travellers = new Map<string, Map<string, KeptWay>>();
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
    const unknown: TravelSite<SiteId>[] = [];
    for (const site of sites) {
      const kept = known.get(site.id);
      if (kept === undefined || !isSameWay(kept.site, site)) unknown.push(site);
      else if (kept.isReached) reached.add(site.id);
    }
    if (unknown.length === 0) return reached;
    for (const { siteId } of await this.travelTimes.batch({ sites: unknown, homes: [{ id: 'start', ...traveller }] }))
      reached.add(siteId);
    for (const site of unknown) known.set(site.id, { site, isReached: reached.has(site.id) });
    this.size += unknown.length;
    return reached;
  }

  private knownOf(traveller: string): Map<string, KeptWay> {
    const now = this.clock.now().getTime();
    if (Math.abs(now - this.began) >= keptMs || this.size >= mostKept) {
      this.travellers.clear();
      [this.size, this.began] = [0, now];
    }
    const known = this.travellers.get(traveller) ?? new Map<string, KeptWay>();
    this.travellers.set(traveller, known);
    return known;
  }
}

function isSameWay(one: TravelSite, other: TravelSite): boolean {
  return (
    one.point.latitude === other.point.latitude &&
    one.point.longitude === other.point.longitude &&
    one.on === other.on &&
    one.startsAt === other.startsAt &&
    one.finishesAt === other.finishesAt &&
    isSameList(one.others ?? [], other.others ?? [])
  );
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && (one.length === 0 || JSON.stringify(one) === JSON.stringify(other));
}
