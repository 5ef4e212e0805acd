import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { AgreeToLift } from './application/agree-to-lift.use-case.js';
import type { SuspensionsTx } from './application/ports.js';
import { SuspendHost } from './application/suspend-host.use-case.js';
import { SuspensionResolver } from './graphql/suspension.resolver.js';
import { SuspensionQueries } from './persistence/suspension.queries.js';
import { PgSuspensions } from './persistence/suspension.repository.js';

const repositories = (tx: Transaction): SuspensionsTx => ({ suspensions: new PgSuspensions(tx), outbox: tx.outbox });

/** Sites and adults that nobody is sent to. */
@Module({
  providers: [
    ...useCases(repositories, [SuspendHost, AgreeToLift]),
    {
      provide: SuspensionQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new SuspensionQueries(reads),
    },
    SuspensionResolver,
  ],
})
export class SuspensionsModule {}
