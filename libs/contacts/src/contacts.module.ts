import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Surroundings } from '#kernel';
import { ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { AttestBarredListCheck, DecideOnContact } from './application/contact-decisions.use-cases.js';
import type { ContactsTx } from './application/ports.js';
import { SetRota } from './application/set-rota.use-case.js';
import { ContactResolver } from './graphql/contact.resolver.js';
import { ContactQueries } from './persistence/contact.queries.js';
import { PgContactDecisions, PgRotas } from './persistence/contact.repositories.js';

const repositories = (tx: Transaction): ContactsTx => ({
  rotas: new PgRotas(tx),
  decisions: new PgContactDecisions(tx),
  outbox: tx.outbox,
});

/** Which adults are with which students on which days, over all schools. */
@Module({
  providers: [
    ...useCases(repositories, [SetRota, DecideOnContact]),
    { provide: ContactQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new ContactQueries(reads) },
    {
      provide: AttestBarredListCheck,
      inject: [DataSource, SURROUNDINGS, ContactQueries],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, hosted: ContactQueries) =>
        new AttestBarredListCheck(unitOfWork(dataSource, surroundings, repositories), surroundings, hosted),
    },
    ContactResolver,
  ],
  exports: [ContactQueries],
})
export class ContactsModule {}
