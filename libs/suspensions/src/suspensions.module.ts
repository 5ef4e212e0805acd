import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { AgreeToLift } from './application/agree-to-lift.use-case.js';
import { EscalateSuspensions } from './application/escalate-suspensions.use-case.js';
import { JoinSuspension } from './application/join-suspension.use-case.js';
import type { SuspensionsTx } from './application/ports.js';
import { SuspendHost } from './application/suspend-host.use-case.js';
import { SuspensionResolver } from './graphql/suspension.resolver.js';
import { SuspensionQueries } from './persistence/suspension.queries.js';
import { PgSuspensions } from './persistence/suspension.repository.js';

const repositories = (tx: Transaction): SuspensionsTx => ({ suspensions: new PgSuspensions(tx), outbox: tx.outbox });

const useCaseClasses = [SuspendHost, JoinSuspension, AgreeToLift, EscalateSuspensions];

/** Employers, sites and adults that nobody is sent to. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: SuspensionQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new SuspensionQueries(reads),
    },
    SuspensionResolver,
  ],
  exports: useCaseClasses,
})
export class SuspensionsModule {}
