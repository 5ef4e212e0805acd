import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClearanceFacts } from '#clearances';
import type { Surroundings } from '#kernel';
import { ScopedReads, SURROUNDINGS, unitOfWork, type Transaction } from '#platform';
import { ListBlockers } from './application/list-blockers.js';
import type { BlockersTx } from './application/ports.js';
import { RemindOfBlockers } from './application/remind-of-blockers.use-case.js';
import { BlockerResolver } from './graphql/blocker.resolver.js';
import { PgReminders } from './persistence/reminder.repository.js';
import { WaitingPlaceQueries } from './persistence/waiting-places.queries.js';

const repositories = (tx: Transaction): BlockersTx => ({ reminders: new PgReminders(tx), outbox: tx.outbox });

/** What stands between students and their placements, and who has to do something about it. */
@Module({
  providers: [
    {
      provide: ListBlockers,
      inject: [ScopedReads, ClearanceFacts, SURROUNDINGS],
      useFactory: (reads: ScopedReads, facts: ClearanceFacts, { clock }: Surroundings) =>
        new ListBlockers(new WaitingPlaceQueries(reads), facts, clock),
    },
    {
      provide: RemindOfBlockers,
      inject: [DataSource, SURROUNDINGS, ListBlockers],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, board: ListBlockers) =>
        new RemindOfBlockers(unitOfWork(dataSource, surroundings, repositories), surroundings, board),
    },
    BlockerResolver,
  ],
})
export class BlockersModule {}
