import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Surroundings } from '#kernel';
import { ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import type { AuditTx } from './application/ports.js';
import { PublishHead } from './application/publish-head.use-case.js';
import { SealTrail } from './application/seal-trail.use-case.js';
import { LookResolver } from './graphql/look.resolver.js';
import { PgChain } from './persistence/chain.repository.js';
import { HeadFile } from './persistence/head-file.js';
import { LookQueries } from './persistence/look.queries.js';

const repositories = (tx: Transaction): AuditTx => ({ chain: new PgChain(tx) });

/** The audit trail: its chain, where its heads are published, and who may see that somebody looked. Rows are written by the platform. */
@Module({
  providers: [
    ...useCases(repositories, [SealTrail]),
    {
      provide: PublishHead,
      inject: [DataSource, SURROUNDINGS],
      useFactory: (dataSource: DataSource, surroundings: Surroundings) => {
        const publisher = new HeadFile(
          () => process.env['FOOTHOLD_AUDIT_HEADS'],
          (line) => void process.stdout.write(`${line}\n`),
        );
        return new PublishHead(unitOfWork(dataSource, surroundings, repositories), surroundings, publisher);
      },
    },
    { provide: LookQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new LookQueries(reads) },
    LookResolver,
  ],
  exports: [SealTrail, PublishHead],
})
export class AuditModule {}
