import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { today, type Actor, type LocalDate, type Surroundings } from '#kernel';
import { Allow, CurrentActor, PageArgs, pageRequest, Public, SURROUNDINGS, toConnection } from '#platform';
import { FindAdverts } from '../application/find-adverts.js';
import { FacetQueries } from '../persistence/facet.queries.js';
import { ReadAdvert } from '../application/read-advert.js';
import { ListingQueries } from '../persistence/listing.queries.js';
import { OpportunityQueries, type OpportunityDetail } from '../persistence/opportunity.queries.js';
import { filterOf } from './listing-filter.js';
import {
  CatalogueArgs,
  FacetArgs,
  FacetType,
  ListingArgs,
  OpportunityListingConnection,
  OwnFacetArgs,
  PublishedOpportunityConnection,
  toListing,
} from './listing.types.js';
import { OpportunityFileConnection, OpportunityType } from './opportunity.types.js';

@Resolver()
export class ListingResolver {
  constructor(
    private readonly find: FindAdverts,
    private readonly read: ReadAdvert<OpportunityDetail>,
    private readonly listings: ListingQueries,
    private readonly facets: FacetQueries,
    private readonly queries: OpportunityQueries,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => OpportunityListingConnection, {
    description:
      'Published adverts of your programme, newest first. A student sees those that are open to them by year group, school, safeguarding rules and limits of travel.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  async opportunities(@CurrentActor() actor: Actor, @Args() args: ListingArgs): Promise<OpportunityListingConnection> {
    const wish = { filter: filterOf(args), order: args.sort, maxMinutes: args.maxMinutes ?? null };
    return toConnection(await this.find.page(actor, wish, pageRequest(args)), toListing);
  }

  @Query(() => [FacetType], {
    description:
      'How many of the adverts of `opportunities` there are of each kind, kind of work, sector, year group and help with access, and in all.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  opportunityFacets(@CurrentActor() actor: Actor, @Args() args: OwnFacetArgs): Promise<FacetType[]> {
    return this.find.facets(actor, { filter: filterOf(args), maxMinutes: args.maxMinutes ?? null });
  }

  @Query(() => PublishedOpportunityConnection, {
    description: 'Published adverts everywhere, newest first, as anybody may read them.',
  })
  @Public()
  async publishedOpportunities(@Args() args: CatalogueArgs): Promise<PublishedOpportunityConnection> {
    const order = args.bestMatchFirst ? 'RELEVANCE' : 'NEWEST';
    const page = await this.listings.everywhere(pageRequest(args), this.today(), filterOf(args), order);
    return toConnection(page, (row) => row);
  }

  @Query(() => [FacetType], {
    description:
      'How many of the adverts of `publishedOpportunities` there are of each kind, kind of work, sector, year group and help with access, and in all.',
  })
  @Public()
  publishedOpportunityFacets(@Args() args: FacetArgs): Promise<FacetType[]> {
    return this.facets.everywhere(filterOf(args), this.today());
  }

  @Query(() => OpportunityType, {
    nullable: true,
    description: 'An advert in full; null when there is none that you may see.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  async opportunity(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The advert.' }) id: string,
  ): Promise<OpportunityType | null> {
    return (await this.read.run(actor, id)) ?? null;
  }

  @Query(() => OpportunityFileConnection, {
    description: 'Your adverts in every state with all their slots, newest first.',
  })
  @Allow('EMPLOYER')
  async myOpportunities(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<OpportunityFileConnection> {
    return toConnection(await this.queries.own(actor, pageRequest(page), this.today()), (row) => row);
  }

  private today(): LocalDate {
    return today(this.surroundings.clock);
  }
}
