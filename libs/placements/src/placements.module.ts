import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClearanceFacts, PgClearances, PgPlacementTerms } from '#clearances';
import type { Surroundings } from '#kernel';
import { SlotPlaces } from '#opportunities';
import { newId, ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { AlertUnmarked } from './application/alert-unmarked.use-case.js';
import { ConfirmAllocation } from './application/confirm-allocation.use-case.js';
import { CountersignPermission } from './application/countersign-permission.use-case.js';
import { ExpireOffers } from './application/expire-offers.use-case.js';
import { MarkAttendance } from './application/mark-attendance.use-case.js';
import { MoveAllocation } from './application/move-allocation.use-case.js';
import type { PlacementsTx } from './application/ports.js';
import { RecordPermission } from './application/record-permission.use-case.js';
import { RemindToAnswer } from './application/remind-to-answer.use-case.js';
import { RenewAgreement } from './application/renew-agreement.use-case.js';
import { RestoreAllocation } from './application/restore-allocation.use-case.js';
import { WatchHosts } from './application/watch-hosts.use-case.js';
import { AgreementResolver } from './graphql/agreement.resolver.js';
import { AllocationResolver } from './graphql/allocation.resolver.js';
import { PlacementResolver } from './graphql/placement.resolver.js';
import { AgreementQueries } from './persistence/agreement.queries.js';
import { PgAgreements } from './persistence/agreement.repository.js';
import { AllocationQueries } from './persistence/allocation.queries.js';
import { PgAllocations } from './persistence/allocation.repository.js';
import { PgAttendance } from './persistence/attendance.repository.js';
import { PgHosts } from './persistence/host.repository.js';
import { PgPermissions } from './persistence/permission.repository.js';

const repositories = (tx: Transaction): PlacementsTx => ({
  allocations: new PgAllocations(tx),
  hosts: new PgHosts(tx),
  places: new SlotPlaces(tx),
  permissions: new PgPermissions(tx),
  agreements: new PgAgreements(tx),
  terms: new PgPlacementTerms(tx),
  attendance: new PgAttendance(tx),
  clearances: new PgClearances(tx, newId),
  outbox: tx.outbox,
});

const useCaseClasses = [
  MoveAllocation,
  RecordPermission,
  CountersignPermission,
  RenewAgreement,
  MarkAttendance,
  AlertUnmarked,
  ExpireOffers,
  RemindToAnswer,
  RestoreAllocation,
  WatchHosts,
];

/** Placements: what becomes of the places that a round gave, from the offer to the last mark of attendance. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: ConfirmAllocation,
      inject: [DataSource, SURROUNDINGS, ClearanceFacts],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, facts: ClearanceFacts) =>
        new ConfirmAllocation(unitOfWork(dataSource, surroundings, repositories), surroundings, facts),
    },
    {
      provide: AllocationQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new AllocationQueries(reads),
    },
    {
      provide: AgreementQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new AgreementQueries(reads),
    },
    AllocationResolver,
    PlacementResolver,
    AgreementResolver,
  ],
  exports: [...useCaseClasses, ConfirmAllocation],
})
export class PlacementsModule {}
