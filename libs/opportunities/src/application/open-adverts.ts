import { today, type Actor, type Clock, type OpportunityId } from '#kernel';
import type { Listed, Listings, Placed, Reader, Readers } from './finding-ports.js';
import type { KeptReach } from './kept-reach.js';

/** Adverts as they are open to whoever looks: to a student only slots whose ways are within the student's limits. */
export class OpenAdverts {
  constructor(
    private readonly listings: Listings,
    private readonly readers: Readers,
    private readonly reach: KeptReach,
    private readonly clock: Clock,
  ) {}

  /** Whoever looks, with what is closed to them. */
  reader(actor: Actor): Promise<Reader> {
    return this.readers.of(actor, today(this.clock));
  }

  /** Those of the adverts, at most 100, that are open to the actor, in the order of the ids. Two reads and a batch of travel times. */
  async withIds(actor: Actor, ids: readonly OpportunityId[]): Promise<Listed[]> {
    const reader = await this.reader(actor);
    return this.withinReach(reader, await this.listings.withIds(reader, ids, today(this.clock)));
  }

  /**
   * The adverts without the slots that are too far for the student who looks, and without those that have no other to come; all of them for anybody
   * else. Nobody travels alone to what a school goes to together, or to what comes to it. One batch of travel times.
   */
  async withinReach(reader: Reader, adverts: readonly Placed[]): Promise<Listed[]> {
    const { gate } = reader;
    if (gate === null) return [...adverts];
    const sites = adverts.flatMap(({ kind, site, slots }) =>
      kind !== 'PLACEMENT' || site === null
        ? []
        : slots.map(({ id, startsOn: on, startsAt, finishesAt }) => ({
            id,
            point: site,
            on,
            startsAt,
            finishesAt,
            others: site.otherSites.map((point) => ({ point, on })),
          })),
    );
    if (sites.length === 0) return [...adverts];
    const reached = await this.reach.of(gate.traveller, sites);
    return adverts.flatMap((advert) => {
      if (advert.kind !== 'PLACEMENT' || advert.slots.length === 0) return [advert];
      const slots = advert.slots.filter(({ id }) => reached.has(id));
      if (slots.length === advert.slots.length) return [advert];
      return slots.length === 0 ? [] : [Object.assign({}, advert, { slots })];
    });
  }
}
