import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClearanceFacts } from '#clearances';
import type { Surroundings } from '#kernel';
import { ChosenMail, drawToken, MailModule } from '#mail';
import { ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { PinPlacement, roundsTx } from '#rounds';
import { DecideOnOwnContact } from './application/decide-on-contact.use-case.js';
import { JoinAsContact } from './application/join-as-contact.use-case.js';
import { KeepContactPlace } from './application/keep-contact-place.use-case.js';
import type { OwnContactsTx } from './application/ports.js';
import { ProposeOwnContact } from './application/propose-own-contact.use-case.js';
import { SendContactInvitation } from './application/send-contact-invitation.use-case.js';
import { OwnContactResolver } from './graphql/own-contact.resolver.js';
import { OwnContactQueries } from './persistence/own-contact.queries.js';
import { PgOwnContacts } from './persistence/own-contact.repository.js';

const repositories = (tx: Transaction): OwnContactsTx => ({ ...roundsTx(tx), ownContacts: new PgOwnContacts(tx) });

/** Workplaces that students found by themselves. */
@Module({
  imports: [MailModule],
  providers: [
    ...useCases(repositories, [ProposeOwnContact, DecideOnOwnContact, JoinAsContact]),
    {
      provide: SendContactInvitation,
      inject: [DataSource, SURROUNDINGS, ChosenMail],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, mail: ChosenMail) =>
        new SendContactInvitation(unitOfWork(dataSource, surroundings, repositories), surroundings, mail, drawToken),
    },
    {
      provide: KeepContactPlace,
      inject: [DataSource, SURROUNDINGS, ClearanceFacts],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, facts: ClearanceFacts) =>
        new KeepContactPlace(
          unitOfWork(dataSource, surroundings, repositories),
          surroundings,
          (open) => new PinPlacement(open, surroundings, facts),
        ),
    },
    {
      provide: OwnContactQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new OwnContactQueries(reads),
    },
    OwnContactResolver,
  ],
  exports: [SendContactInvitation],
})
export class OwnContactsModule {}
