import { Module } from '@nestjs/common';
import { SlotPlaces } from '#opportunities';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { ExpireSlotRequests } from './application/expire-slot-requests.use-case.js';
import { MoveSlotRequest } from './application/move-slot-request.use-case.js';
import type { BookingsTx } from './application/ports.js';
import { RequestSlot } from './application/request-slot.use-case.js';
import { SlotRequestResolver } from './graphql/slot-request.resolver.js';
import { PgAskedSlots } from './persistence/asked-slot.repository.js';
import { SlotRequestQueries } from './persistence/slot-request.queries.js';
import { PgSlotRequests } from './persistence/slot-request.repository.js';

const repositories = (tx: Transaction): BookingsTx => ({
  slots: new PgAskedSlots(tx),
  places: new SlotPlaces(tx),
  requests: new PgSlotRequests(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [RequestSlot, MoveSlotRequest, ExpireSlotRequests];

/** Bookings: schools ask for places in slots, employers answer, what nobody answers expires. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: SlotRequestQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new SlotRequestQueries(reads),
    },
    SlotRequestResolver,
  ],
  exports: useCaseClasses,
})
export class BookingsModule {}
