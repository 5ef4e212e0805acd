import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor, EmployerId, SlotId } from '#kernel';
import { Batched, CurrentActor, DateTimeScalar } from '#platform';
import type { AsAdvertised } from '../domain/as-advertised.js';
import { ListedFactQueries, type OpenSlotTerms } from '../persistence/listed-facts.queries.js';
import { AsAdvertisedType } from './advert.types.js';
import { OpenSlotType, OpportunityListingType, PublishedOpportunityType } from './listing.types.js';

const rate = {
  nullable: true,
  description: 'What those who went to this employer say, on whichever of its adverts; null while too few have.',
};

/** What is read of adverts in the list of a programme only where somebody selects it. */
@Resolver(() => OpportunityListingType)
export class ListingFactsResolver {
  private readonly rates: Batched<Actor, EmployerId, AsAdvertised>;

  constructor(queries: ListedFactQueries) {
    this.rates = new Batched((actor, employerIds) => queries.ratesOf(actor, employerIds));
  }

  @ResolveField(() => AsAdvertisedType, rate)
  async asAdvertised(
    @CurrentActor() actor: Actor,
    @Parent() { employer }: OpportunityListingType,
  ): Promise<AsAdvertisedType | null> {
    return (await this.rates.of(actor, employer.id as EmployerId)) ?? null;
  }
}

/** The same in the public catalogue. */
@Resolver(() => PublishedOpportunityType)
export class CatalogueFactsResolver {
  private readonly rates: Batched<object, EmployerId, AsAdvertised>;

  constructor(queries: ListedFactQueries) {
    this.rates = new Batched((_, employerIds) => queries.publicRatesOf(employerIds));
  }

  @ResolveField(() => AsAdvertisedType, rate)
  async asAdvertised(
    @Context() request: object,
    @Parent() { employer }: PublishedOpportunityType,
  ): Promise<AsAdvertisedType | null> {
    return (await this.rates.of(request, employer.id as EmployerId)) ?? null;
  }
}

/** Under which terms a school may ask for places in a slot, wherever the slot stands. */
@Resolver(() => OpenSlotType)
export class OpenSlotTermsResolver {
  private readonly terms: Batched<Actor, SlotId, OpenSlotTerms>;

  constructor(queries: ListedFactQueries) {
    this.terms = new Batched((actor, slotIds) => queries.termsOf(actor, slotIds));
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'How soon the employer promises to answer a request, in days.',
  })
  async answerWithinDays(@CurrentActor() actor: Actor, @Parent() slot: OpenSlotType): Promise<number | null> {
    return (await this.of(actor, slot))?.answerWithinDays ?? null;
  }

  @ResolveField(() => DateTimeScalar, {
    nullable: true,
    description: 'From when on schools can ask for places; null is at once.',
  })
  async bookingOpensAt(@CurrentActor() actor: Actor, @Parent() slot: OpenSlotType): Promise<string | null> {
    return (await this.of(actor, slot))?.bookingOpensAt ?? null;
  }

  @ResolveField(() => DateTimeScalar, { nullable: true, description: 'Until when schools can ask for places.' })
  async bookingClosesAt(@CurrentActor() actor: Actor, @Parent() slot: OpenSlotType): Promise<string | null> {
    return (await this.of(actor, slot))?.bookingClosesAt ?? null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'Fewest that may come together.' })
  async minimumGroup(@CurrentActor() actor: Actor, @Parent() slot: OpenSlotType): Promise<number | null> {
    return (await this.of(actor, slot))?.minimumGroup ?? null;
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'Most places that one school may hold; null for all of them.',
  })
  async mostPerSchool(@CurrentActor() actor: Actor, @Parent() slot: OpenSlotType): Promise<number | null> {
    return (await this.of(actor, slot))?.mostPerSchool ?? null;
  }

  /** Nothing of a slot that was cancelled between the two reads and may not be seen any more. */
  private of(actor: Actor, { id }: OpenSlotType): Promise<OpenSlotTerms | undefined> {
    return this.terms.of(actor, id as SlotId);
  }
}
