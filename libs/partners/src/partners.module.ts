import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { AcceptPartnership } from './application/accept-partnership.use-case.js';
import { InvitePartner } from './application/invite-partner.use-case.js';
import { LeavePartnership } from './application/leave-partnership.use-case.js';
import type { PartnersTx } from './application/ports.js';
import { RemovePartner } from './application/remove-partner.use-case.js';
import { PartnershipResolver } from './graphql/partnership.resolver.js';
import { PartnershipQueries } from './persistence/partnership.queries.js';
import { PgPartnerships } from './persistence/partnership.repository.js';

const repositories = (tx: Transaction): PartnersTx => ({ partnerships: new PgPartnerships(tx), outbox: tx.outbox });

/** Several employers in one placement: who has which of its days. */
@Module({
  providers: [
    ...useCases(repositories, [InvitePartner, AcceptPartnership, LeavePartnership, RemovePartner]),
    {
      provide: PartnershipQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new PartnershipQueries(reads),
    },
    PartnershipResolver,
  ],
})
export class PartnersModule {}
