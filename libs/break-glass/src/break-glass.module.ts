import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { OpenIdentity } from './application/open-identity.use-case.js';
import type { BreakGlassTx } from './application/ports.js';
import { IdentityOpeningResolver } from './graphql/identity-opening.resolver.js';
import { IdentityOpeningQueries } from './persistence/identity-opening.queries.js';
import { PgIdentityOpenings } from './persistence/identity-opening.repository.js';

const repositories = (tx: Transaction): BreakGlassTx => ({ openings: new PgIdentityOpenings(tx), outbox: tx.outbox });

/** Who a student is, opened by somebody who knows students by pseudonyms. */
@Module({
  providers: [
    ...useCases(repositories, [OpenIdentity]),
    {
      provide: IdentityOpeningQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new IdentityOpeningQueries(reads),
    },
    IdentityOpeningResolver,
  ],
})
export class BreakGlassModule {}
