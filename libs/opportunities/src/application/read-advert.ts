import { isIdOf, today, type Actor, type Clock, type LocalDate, type OpportunityId } from '#kernel';
import type { OpenAdverts } from './open-adverts.js';

/** An advert in full, as far as it matters here. */
interface AdvertInFull {
  readonly id: OpportunityId;
  readonly slots: { readonly id: string }[];
}

/** Reads of single adverts, see `OpportunityQueries`. */
export interface SingleAdverts<Advert extends AdvertInFull> {
  one(actor: Actor, id: OpportunityId, today: LocalDate): Promise<Advert | undefined>;
  /** True when the student who acts holds a place there, or was there. */
  isOwnPlace(actor: Actor, id: OpportunityId): Promise<boolean>;
}

/**
 * Reads one advert in full. To a student one that is closed to them is not there, whatever closes it; but where they hold a place they go on
 * reading what it is like.
 */
export class ReadAdvert<Advert extends AdvertInFull> {
  constructor(
    private readonly adverts: SingleAdverts<Advert>,
    private readonly open: OpenAdverts,
    private readonly clock: Clock,
  ) {}

  /** `undefined` when there is none that the actor may see. */
  async run(actor: Actor, id: string): Promise<Advert | undefined> {
    const advert = isIdOf('Opportunity', id) ? await this.adverts.one(actor, id, today(this.clock)) : undefined;
    if (advert === undefined || actor.studentId === null) return advert;
    const [listed] = await this.open.withIds(actor, [advert.id]);
    if (listed === undefined) return (await this.adverts.isOwnPlace(actor, advert.id)) ? advert : undefined;
    const open = new Set<string>(listed.slots.map((slot) => slot.id));
    return { ...advert, slots: advert.slots.filter((slot) => open.has(slot.id)) };
  }
}
