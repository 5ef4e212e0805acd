import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { parseLocalDate, today, type Actor, type LocalDate, type Surroundings } from '#kernel';
import { Allow, CurrentActor, PageArgs, pageRequest, Public, SURROUNDINGS, toConnection } from '#platform';
import { ListingQueries } from '../persistence/listing.queries.js';
import { OpportunityQueries } from '../persistence/opportunity.queries.js';
import { ListingArgs, OpportunityListingConnection, PublishedOpportunityConnection } from './listing.types.js';
import { OpportunityFileConnection, OpportunityType } from './opportunity.types.js';

@Resolver()
export class ListingResolver {
  constructor(
    private readonly listings: ListingQueries,
    private readonly queries: OpportunityQueries,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => OpportunityListingConnection, {
    description:
      'Published adverts of your programme, newest first. A student sees those that welcome their year group.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  async opportunities(@CurrentActor() actor: Actor, @Args() args: ListingArgs): Promise<OpportunityListingConnection> {
    const filter = {
      kind: args.kind ?? null,
      category: args.category ?? null,
      startsFrom: dayOf('startsFrom', args.startsFrom),
      startsTo: dayOf('startsTo', args.startsTo),
    };
    return toConnection(await this.listings.ofProgramme(actor, pageRequest(args), filter, this.today()), (row) => row);
  }

  @Query(() => PublishedOpportunityConnection, {
    description: 'Published adverts everywhere, newest first, as anybody may read them.',
  })
  @Public()
  async publishedOpportunities(@Args() page: PageArgs): Promise<PublishedOpportunityConnection> {
    return toConnection(await this.listings.everywhere(pageRequest(page), this.today()), (row) => row);
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
    return (await this.queries.one(actor, id, this.today())) ?? null;
  }

  @Query(() => OpportunityFileConnection, {
    description: 'Your adverts in every state with all their slots, newest first.',
  })
  @Allow('EMPLOYER')
  async myOpportunities(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<OpportunityFileConnection> {
    return toConnection(await this.queries.own(actor, pageRequest(page)), (row) => row);
  }

  private today(): LocalDate {
    return today(this.surroundings.clock);
  }
}

function dayOf(argument: string, text: string | null | undefined): LocalDate | null {
  if (text === null || text === undefined) return null;
  const day = parseLocalDate(text);
  if (day === undefined) throw new GraphQLError(`${argument} must be a day of the form YYYY-MM-DD`);
  return day;
}
