import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { PgConcerns } from '#concerns';
import { MarkMessagesRead } from './application/mark-messages-read.use-case.js';
import type { MessagesTx } from './application/ports.js';
import { SendMessage } from './application/send-message.use-case.js';
import { MessageResolver } from './graphql/message.resolver.js';
import { MessageQueries } from './persistence/message.queries.js';
import { PgMessages } from './persistence/message.repository.js';
import { PgThreads } from './persistence/thread.repository.js';

const repositories = (tx: Transaction): MessagesTx => ({
  threads: new PgThreads(tx),
  messages: new PgMessages(tx),
  concerns: new PgConcerns(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [SendMessage, MarkMessagesRead];

/** Messages between a student, the employer and the school about a booking: the only ones there are. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: MessageQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new MessageQueries(reads),
    },
    MessageResolver,
  ],
  exports: useCaseClasses,
})
export class MessagesModule {}
