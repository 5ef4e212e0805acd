import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import {
  pageOf,
  parseLocalDate,
  readCursor,
  today,
  type Actor,
  type LocalDate,
  type Page,
  type PageRequest,
  type Surroundings,
} from '#kernel';
import { Allow, CurrentActor, PageArgs, pageRequest, Public, SURROUNDINGS, toConnection } from '#platform';
import { toTravel } from '#travel';
import { NearAdverts, type NearAdvert } from '../application/near-adverts.js';
import { ListingQueries, type ListingFilter } from '../persistence/listing.queries.js';
import { OpportunityQueries } from '../persistence/opportunity.queries.js';
import { ListingArgs, OpportunityListingConnection, PublishedOpportunityConnection } from './listing.types.js';
import { OpportunityFileConnection, OpportunityType } from './opportunity.types.js';

@Resolver()
export class ListingResolver {
  constructor(
    private readonly listings: ListingQueries,
    private readonly queries: OpportunityQueries,
    private readonly near: NearAdverts,
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
    const nearest = args.sort === 'NEAREST' ? await this.nearest(actor, args, filter) : null;
    if (nearest !== null) return nearest;
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

  /** Null for those who have nowhere to set out from. */
  private async nearest(
    actor: Actor,
    args: ListingArgs,
    filter: ListingFilter,
  ): Promise<OpportunityListingConnection | null> {
    const today = this.today();
    const near = await this.near.of(actor, await this.listings.onMap(actor, filter, today), args.maxMinutes ?? null);
    if (near === null) return null;
    const page = afterCursor(near, pageRequest(args));
    const rows = await this.listings.withIds(
      actor,
      page.rows.map(({ node }) => node.id),
      today,
    );
    const listed = new Map(rows.map((row) => [row.id, row]));
    const shown = page.rows.flatMap(({ cursor, node }) => {
      const row = listed.get(node.id);
      return row === undefined ? [] : [{ cursor, node: { ...row, travel: toTravel(node.way, node) } }];
    });
    return toConnection({ ...page, rows: shown }, (row) => row);
  }

  private today(): LocalDate {
    return today(this.surroundings.clock);
  }
}

/** The page of the nearest that comes after the cursor. */
function afterCursor(near: readonly NearAdvert[], { first, after }: PageRequest): Page<NearAdvert> {
  const [minutes, id] = (after === null ? undefined : readCursor(after, 2)) ?? [];
  const isLater = (advert: NearAdvert): boolean =>
    typeof minutes !== 'number' ||
    typeof id !== 'string' ||
    advert.minutes > minutes ||
    (advert.minutes === minutes && advert.id > id);
  return pageOf(near.filter(isLater), first, (advert) => [advert.minutes, advert.id]);
}

function dayOf(argument: string, text: string | null | undefined): LocalDate | null {
  if (text === null || text === undefined) return null;
  const day = parseLocalDate(text);
  if (day === undefined) throw new GraphQLError(`${argument} must be a day of the form YYYY-MM-DD`);
  return day;
}
