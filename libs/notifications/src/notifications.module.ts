import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { DeliverEvent } from './application/deliver-event.use-case.js';
import type { NotificationsTx } from './application/ports.js';
import { NotificationResolver } from './graphql/notification.resolver.js';
import { NotificationQueries } from './persistence/notification.queries.js';
import { PgNotifications } from './persistence/notification.repository.js';

const repositories = (tx: Transaction): NotificationsTx => ({ notifications: new PgNotifications(tx) });

/** What happened, told to those whom it concerns. */
@Module({
  providers: [
    ...useCases(repositories, [DeliverEvent]),
    {
      provide: NotificationQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new NotificationQueries(reads),
    },
    NotificationResolver,
  ],
  exports: [DeliverEvent],
})
export class NotificationsModule {}
