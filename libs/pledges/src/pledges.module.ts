import { Module } from '@nestjs/common';
import { PgHosts } from '#opportunities';
import { ScopedReads, useCases, type Transaction } from '#platform';
import type { PledgesTx } from './application/ports.js';
import { SetPledge } from './application/set-pledge.use-case.js';
import { PledgeResolver } from './graphql/pledge.resolver.js';
import { PledgeQueries } from './persistence/pledge.queries.js';
import { PgPledges } from './persistence/pledge.repository.js';

const repositories = (tx: Transaction): PledgesTx => ({
  pledges: new PgPledges(tx),
  employers: new PgHosts(tx),
  outbox: tx.outbox,
});

/** What employers pledge for a quarter and an area, held against what they really did. */
@Module({
  providers: [
    ...useCases(repositories, [SetPledge]),
    { provide: PledgeQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new PledgeQueries(reads) },
    PledgeResolver,
  ],
  exports: [SetPledge],
})
export class PledgesModule {}
