import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { ExportLedger } from './application/export-ledger.use-case.js';
import type { LedgerTx } from './application/ports.js';
import { LedgerResolver } from './graphql/ledger.resolver.js';
import { PgLedgerExports } from './persistence/export.repository.js';
import { LedgerQueries } from './persistence/ledger.queries.js';

const repositories = (tx: Transaction): LedgerTx => {
  const exports = new PgLedgerExports(tx);
  return { activities: exports, exports, outbox: tx.outbox };
};

/** The hours of experience that students really had, towards fifty. */
@Module({
  providers: [
    ...useCases(repositories, [ExportLedger]),
    {
      provide: LedgerQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new LedgerQueries(reads),
    },
    LedgerResolver,
  ],
})
export class LedgerModule {}
