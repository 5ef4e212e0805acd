import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { OpenAdverts, toListing } from '#opportunities';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { AddFavourite, RemoveFavourite } from '../application/favourites.use-cases.js';
import { SetWeeklyDigest } from '../application/set-weekly-digest.use-case.js';
import { DigestQueries } from '../persistence/digest.repository.js';
import {
  AddFavouritePayload,
  FavouriteInput,
  RemoveFavouritePayload,
  SetWeeklyDigestInput,
  SetWeeklyDigestPayload,
  WeeklyDigestConnection,
} from './finding.types.js';

/** Digests of a page: with ten adverts each, all of them are read at once. */
const mostDigests = 10;

@Resolver()
export class FindingResolver {
  constructor(
    private readonly add: AddFavourite,
    private readonly remove: RemoveFavourite,
    private readonly setDigest: SetWeeklyDigest,
    private readonly digests: DigestQueries,
    private readonly open: OpenAdverts,
  ) {}

  @Command({
    payload: AddFavouritePayload,
    description:
      'Keeps an advert as a favourite; `opportunities(favourites: true)` lists them. Careers leads keep visits and online events. Doing it again changes nothing.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD')
  async addFavourite(
    @CurrentActor() actor: Actor,
    @Input() { opportunityId }: FavouriteInput,
  ): Promise<AddFavouritePayload> {
    return { opportunityId: await this.add.run(actor, opportunityId) };
  }

  @Command({
    payload: RemoveFavouritePayload,
    description: 'Keeps an advert no longer. Doing it again changes nothing.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD')
  async removeFavourite(
    @CurrentActor() actor: Actor,
    @Input() { opportunityId }: FavouriteInput,
  ): Promise<RemoveFavouritePayload> {
    await this.remove.run(actor, opportunityId);
    return { opportunityId };
  }

  @Command({ payload: SetWeeklyDigestPayload, description: 'Turns your weekly digest of new adverts on or off.' })
  @Allow('STUDENT')
  async setWeeklyDigest(
    @CurrentActor() actor: Actor,
    @Input() { isWanted }: SetWeeklyDigestInput,
  ): Promise<SetWeeklyDigestPayload> {
    await this.setDigest.run(actor, isWanted);
    return { isWanted };
  }

  @Query(() => WeeklyDigestConnection, {
    description:
      'What you were told of each week, the latest first; at most ten weeks a page, whatever more you ask for.',
  })
  @Allow('STUDENT')
  async weeklyDigests(@CurrentActor() actor: Actor, @Args() args: PageArgs): Promise<WeeklyDigestConnection> {
    const { first, after } = pageRequest(args);
    const page = await this.digests.own(actor, { first: Math.min(first, mostDigests), after });
    const ids = page.rows.flatMap(({ opportunityIds }) => opportunityIds);
    const rows = await this.open.withIds(actor, ids);
    const listed = new Map(rows.map((advert) => [advert.id, toListing({ advert, near: null, fit: null })]));
    const connection = toConnection(page, ({ id, week, opportunityIds, minutes: ofEach }) => ({
      id,
      week,
      opportunities: opportunityIds.flatMap((opportunityId) => listed.get(opportunityId) ?? []),
      ways: opportunityIds.flatMap((opportunityId, index) => {
        const minutes = ofEach?.[index] ?? null;
        return minutes === null || !listed.has(opportunityId) ? [] : [{ opportunityId, minutes }];
      }),
    }));
    return { ...connection, isWanted: await this.digests.isWanted(actor) };
  }
}
