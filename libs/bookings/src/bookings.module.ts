import { Module, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClearanceFacts, EventQueries, PgClearances } from '#clearances';
import type { Surroundings, UnitOfWork } from '#kernel';
import { SlotPlaces } from '#opportunities';
import { newId, ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { BookingRules } from './application/booking-rules.js';
import { ExpireSlotRequests } from './application/expire-slot-requests.use-case.js';
import { MoveSlotRequest } from './application/move-slot-request.use-case.js';
import type { BookingsTx } from './application/ports.js';
import { RemindEmployers } from './application/remind-employers.use-case.js';
import { RequestGroup } from './application/request-group.use-case.js';
import { RequestSlot } from './application/request-slot.use-case.js';
import type { VisitsTx } from './application/visits.ports.js';
import { ConfirmVisit } from './application/confirm-visit.use-case.js';
import { MarkVisit } from './application/mark-visit.use-case.js';
import { RecheckVisitsAfterEvent } from './application/recheck-visits-after-event.use-case.js';
import { RecheckVisits } from './application/recheck-visits.use-case.js';
import { SetVisitRegister } from './application/set-visit-register.use-case.js';
import { SlotRequestResolver } from './graphql/slot-request.resolver.js';
import { VisitResolver } from './graphql/visit.resolver.js';
import { PgAskedSlots } from './persistence/asked-slot.repository.js';
import { SlotRequestQueries } from './persistence/slot-request.queries.js';
import { PgSlotRequests } from './persistence/slot-request.repository.js';
import { VisitQueries } from './persistence/visit.queries.js';
import { PgVisits } from './persistence/visit.repository.js';

/** What the use cases of bookings work with, in a transaction: also for a feature that runs one of them inside a unit of work of its own. */
export const bookingRepositories = (tx: Transaction): BookingsTx => ({
  slots: new PgAskedSlots(tx),
  places: new SlotPlaces(tx),
  requests: new PgSlotRequests(tx, newId),
  clearances: new PgClearances(tx, newId),
  outbox: tx.outbox,
});

const visits = (tx: Transaction): VisitsTx => ({
  visits: new PgVisits(tx),
  clearances: new PgClearances(tx, newId),
  outbox: tx.outbox,
});

const useCaseClasses = [ExpireSlotRequests, RemindEmployers];

/** Use cases that also ask the safeguarding rules. */
type JudgedUseCase = new (work: UnitOfWork<BookingsTx>, surroundings: Surroundings, rules: BookingRules) => object;
const judgedUseCaseClasses: readonly (JudgedUseCase & Type<object>)[] = [MoveSlotRequest, RequestSlot, RequestGroup];

type JudgedVisits = new (work: UnitOfWork<VisitsTx>, surroundings: Surroundings, rules: BookingRules) => object;
const judgedVisits: readonly (JudgedVisits & Type<object>)[] = [ConfirmVisit, RecheckVisits];

/** Bookings: schools ask for places in slots, employers answer, what nobody answers expires. */
@Module({
  providers: [
    ...useCases(bookingRepositories, useCaseClasses),
    ...useCases(visits, [SetVisitRegister, MarkVisit]),
    {
      provide: BookingRules,
      inject: [ClearanceFacts, SURROUNDINGS],
      useFactory: (facts: ClearanceFacts, { clock }: Surroundings) => new BookingRules(facts, clock),
    },
    ...judgedUseCaseClasses.map((UseCase) => ({
      provide: UseCase,
      inject: [DataSource, SURROUNDINGS, BookingRules],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, rules: BookingRules): object =>
        new UseCase(unitOfWork(dataSource, surroundings, bookingRepositories), surroundings, rules),
    })),
    ...judgedVisits.map((UseCase) => ({
      provide: UseCase,
      inject: [DataSource, SURROUNDINGS, BookingRules],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, rules: BookingRules): object =>
        new UseCase(unitOfWork(dataSource, surroundings, visits), surroundings, rules),
    })),
    {
      provide: RecheckVisitsAfterEvent,
      inject: [ScopedReads, RecheckVisits],
      useFactory: (reads: ScopedReads, recheck: RecheckVisits) =>
        new RecheckVisitsAfterEvent(new EventQueries(reads), recheck),
    },
    { provide: VisitQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new VisitQueries(reads) },
    {
      provide: SlotRequestQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new SlotRequestQueries(reads),
    },
    SlotRequestResolver,
    VisitResolver,
  ],
  exports: [...useCaseClasses, ...judgedUseCaseClasses, BookingRules, RecheckVisits, RecheckVisitsAfterEvent],
})
export class BookingsModule {}
