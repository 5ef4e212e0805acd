import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import type { AccidentsTx } from './application/ports.js';
import { ReportAccident } from './application/report-accident.use-case.js';
import {
  CloseAccident,
  ConfirmAccidentReported,
  ConfirmNoReportNeeded,
} from './application/settle-accident.use-cases.js';
import { UpdateAccident } from './application/update-accident.use-case.js';
import { WatchAccidents } from './application/watch-accidents.use-case.js';
import { AccidentResolver } from './graphql/accident.resolver.js';
import { PgAccidentPlaces } from './persistence/accident-place.repository.js';
import { AccidentQueries } from './persistence/accident.queries.js';
import { PgAccidents } from './persistence/accident.repository.js';

const repositories = (tx: Transaction): AccidentsTx => ({
  places: new PgAccidentPlaces(tx),
  accidents: new PgAccidents(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [
  ReportAccident,
  UpdateAccident,
  ConfirmAccidentReported,
  ConfirmNoReportNeeded,
  CloseAccident,
  WatchAccidents,
];

/** Accidents of students at workplaces: who has to do what by when, and whether they say that they have. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    { provide: AccidentQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new AccidentQueries(reads) },
    AccidentResolver,
  ],
  exports: useCaseClasses,
})
export class AccidentsModule {}
