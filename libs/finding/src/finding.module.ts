import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClearanceFacts } from '#clearances';
import type { Surroundings } from '#kernel';
import { OpenAdverts, OpportunitiesModule } from '#opportunities';
import { CataloguePool, ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { TRAVEL_TIMES, TravelModule, type TravelTimeProvider } from '#travel';
import { AddFavourite, RemoveFavourite } from './application/favourites.use-cases.js';
import { MakeWeeklyDigests } from './application/make-weekly-digests.use-case.js';
import type { FindingTx } from './application/ports.js';
import { SetWeeklyDigest } from './application/set-weekly-digest.use-case.js';
import { FindingResolver } from './graphql/finding.resolver.js';
import { AdvertFeedController } from './http/advert-feed.controller.js';
import { DigestQueries, PgDigestReads, PgDigests } from './persistence/digest.repository.js';
import { PgFavourites } from './persistence/favourite.repository.js';
import { PublicAdvertQueries } from './persistence/public-advert.queries.js';

const repositories = (tx: Transaction): FindingTx => ({
  favourites: new PgFavourites(tx),
  digests: new PgDigests(tx),
  outbox: tx.outbox,
});

/** What helps people to find adverts again, and to hear of new ones. */
@Module({
  imports: [OpportunitiesModule, TravelModule],
  controllers: [AdvertFeedController],
  providers: [
    ...useCases(repositories, [RemoveFavourite, SetWeeklyDigest]),
    {
      provide: AddFavourite,
      inject: [DataSource, SURROUNDINGS, OpenAdverts],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, open: OpenAdverts) =>
        new AddFavourite(unitOfWork(dataSource, surroundings, repositories), surroundings, open),
    },
    {
      provide: MakeWeeklyDigests,
      inject: [DataSource, SURROUNDINGS, ScopedReads, ClearanceFacts, TRAVEL_TIMES],
      useFactory: (
        dataSource: DataSource,
        surroundings: Surroundings,
        reads: ScopedReads,
        facts: ClearanceFacts,
        travelTimes: TravelTimeProvider,
      ) =>
        new MakeWeeklyDigests(
          unitOfWork(dataSource, surroundings, repositories),
          surroundings,
          new PgDigestReads(reads),
          facts,
          travelTimes,
        ),
    },
    {
      provide: DigestQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new DigestQueries(reads),
    },
    {
      provide: PublicAdvertQueries,
      inject: [CataloguePool],
      useFactory: (catalogue: CataloguePool) => new PublicAdvertQueries(catalogue),
    },
    FindingResolver,
  ],
  exports: [MakeWeeklyDigests],
})
export class FindingModule {}
