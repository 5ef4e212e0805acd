import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Surroundings } from '#kernel';
import { ChosenMail, MailModule } from '#mail';
import { ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { DeliverEvent } from './application/deliver-event.use-case.js';
import { SendLetter, WriteLetters } from './application/letters.use-cases.js';
import type { NotificationsTx } from './application/ports.js';
import { SendMailCode } from './application/send-mail-code.use-case.js';
import { ChooseLetters, ConfirmMyMail, SetMyMail } from './application/set-my-mail.use-cases.js';
import { MailResolver } from './graphql/mail.resolver.js';
import { NotificationResolver } from './graphql/notification.resolver.js';
import { PgLetters } from './persistence/letter.repository.js';
import { MailAddressQueries } from './persistence/mail-address.queries.js';
import { PgMailAddresses } from './persistence/mail-address.repository.js';
import { NotificationQueries } from './persistence/notification.queries.js';
import { PgNotifications } from './persistence/notification.repository.js';
import { siteAddress } from './site-address.js';

const repositories = (tx: Transaction): NotificationsTx => ({
  notifications: new PgNotifications(tx),
  addresses: new PgMailAddresses(tx),
  letters: new PgLetters(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [DeliverEvent, SetMyMail, ConfirmMyMail, ChooseLetters, WriteLetters];

/** What happened, told to those whom it concerns: on their page, and by letter if they want. */
@Module({
  imports: [MailModule],
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: SendMailCode,
      inject: [DataSource, SURROUNDINGS, ChosenMail],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, mail: ChosenMail) =>
        new SendMailCode(unitOfWork(dataSource, surroundings, repositories), surroundings, mail),
    },
    {
      provide: SendLetter,
      inject: [DataSource, SURROUNDINGS, ChosenMail],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, mail: ChosenMail) =>
        new SendLetter(unitOfWork(dataSource, surroundings, repositories), surroundings, mail, () =>
          siteAddress(process.env),
        ),
    },
    ...[NotificationQueries, MailAddressQueries].map((Queries) => ({
      provide: Queries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new Queries(reads),
    })),
    NotificationResolver,
    MailResolver,
  ],
  exports: [...useCaseClasses, SendMailCode, SendLetter],
})
export class NotificationsModule {}
