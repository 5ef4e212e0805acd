import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BookingRules, BookingsModule } from '#bookings';
import { ClearanceFacts } from '#clearances';
import type { Surroundings } from '#kernel';
import { ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { LiftBlock } from './application/lift-block.use-case.js';
import type { LiftingsTx } from './application/ports.js';
import { RestoreBlock } from './application/restore-block.use-case.js';
import { LiftingResolver } from './graphql/lifting.resolver.js';
import { BlockToLiftQueries } from './persistence/block-to-lift.queries.js';
import { PgLiftings } from './persistence/lifting.repository.js';

const repositories = (tx: Transaction): LiftingsTx => ({ liftings: new PgLiftings(tx), outbox: tx.outbox });

/** Blocks that somebody whose office it is lifts for one place or visit, and stands by with a reason. */
@Module({
  imports: [BookingsModule],
  providers: [
    ...useCases(repositories, [RestoreBlock]),
    {
      provide: LiftBlock,
      inject: [DataSource, SURROUNDINGS, ClearanceFacts, BookingRules],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, facts: ClearanceFacts, visits: BookingRules) =>
        new LiftBlock(unitOfWork(dataSource, surroundings, repositories), surroundings, facts, visits),
    },
    {
      provide: BlockToLiftQueries,
      inject: [ScopedReads, SURROUNDINGS],
      useFactory: (reads: ScopedReads, { clock }: Surroundings) => new BlockToLiftQueries(reads, clock),
    },
    LiftingResolver,
  ],
})
export class LiftingsModule {}
