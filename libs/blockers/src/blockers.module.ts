import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClearanceFacts } from '#clearances';
import type { Surroundings } from '#kernel';
import { ScopedReads, SURROUNDINGS, unitOfWork, type Transaction } from '#platform';
import { ListBlockers } from './application/list-blockers.js';
import type { BlockersTx } from './application/ports.js';
import { NoteBlockers } from './application/note-blockers.use-case.js';
import { RemindOfBlockers } from './application/remind-of-blockers.use-case.js';
import { BlockerResolver } from './graphql/blocker.resolver.js';
import { PgBlockerNotes } from './persistence/blocker-note.repository.js';
import { PgReminders } from './persistence/reminder.repository.js';
import { WaitingPlaceQueries } from './persistence/waiting-places.queries.js';

const repositories = (tx: Transaction): BlockersTx => ({
  reminders: new PgReminders(tx),
  notes: new PgBlockerNotes(tx),
  outbox: tx.outbox,
});

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
    {
      provide: NoteBlockers,
      inject: [DataSource, ScopedReads, ClearanceFacts, SURROUNDINGS],
      useFactory: (dataSource: DataSource, reads: ScopedReads, facts: ClearanceFacts, surroundings: Surroundings) =>
        new NoteBlockers(
          unitOfWork(dataSource, surroundings, repositories),
          surroundings.clock,
          new WaitingPlaceQueries(reads),
          facts,
        ),
    },
    BlockerResolver,
  ],
  exports: [NoteBlockers],
})
export class BlockersModule {}
