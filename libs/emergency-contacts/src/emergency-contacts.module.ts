import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import type { EmergencyContactsTx } from './application/ports.js';
import { SetEmergencyContacts } from './application/set-emergency-contacts.use-case.js';
import { EmergencyContactResolver } from './graphql/emergency-contact.resolver.js';
import { EmergencyContactQueries } from './persistence/emergency-contact.queries.js';
import { PgEmergencyContacts } from './persistence/emergency-contact.repository.js';

const repositories = (tx: Transaction): EmergencyContactsTx => ({
  contacts: new PgEmergencyContacts(tx),
  outbox: tx.outbox,
});

/** Whom to ring for a student in an emergency: named by the school, and read by a host on the days of the placement alone. */
@Module({
  providers: [
    ...useCases(repositories, [SetEmergencyContacts]),
    {
      provide: EmergencyContactQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new EmergencyContactQueries(reads),
    },
    EmergencyContactResolver,
  ],
})
export class EmergencyContactsModule {}
