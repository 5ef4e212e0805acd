import { Module } from '@nestjs/common';
import { PgGrants } from '#identity';
import { CataloguePool, newId, ScopedReads, useCases, type Transaction } from '#platform';
import { PgPostcodeDirectory } from '#postcodes';
import { AddCoordinator } from './application/add-coordinator.use-case.js';
import type { ProgrammeGrants, SchoolsTx } from './application/ports.js';
import { MarkLowSupply } from './application/mark-low-supply.use-case.js';
import { RegisterSchool } from './application/register-school.use-case.js';
import { SetBlackoutDays } from './application/set-blackout-days.use-case.js';
import { SetCalendar } from './application/set-calendar.use-case.js';
import { SetTerms } from './application/set-terms.use-case.js';
import { StartProgramme } from './application/start-programme.use-case.js';
import { SchoolResolver } from './graphql/school.resolver.js';
import { ProgrammeQueries } from './persistence/programme.queries.js';
import { PgProgrammes } from './persistence/programme.repository.js';
import { SchoolQueries } from './persistence/school.queries.js';
import { PgSchools } from './persistence/school.repository.js';

const repositories = (tx: Transaction): SchoolsTx => ({
  programmes: new PgProgrammes(tx),
  schools: new PgSchools(tx),
  postcodes: new PgPostcodeDirectory(tx),
  grants: coordinatorGrants(new PgGrants(tx, newId)),
  outbox: tx.outbox,
});

const coordinatorGrants = (grants: PgGrants): ProgrammeGrants => ({
  grantCoordinator: async ({ issuer, subject }, programmeId) =>
    grants.add({
      id: newId('Grant'),
      accountId: await grants.accountFor(issuer, subject),
      role: 'COORDINATOR',
      programmeId,
      schoolId: null,
      employerId: null,
      studentId: null,
      grantedBy: null,
    }),
});

const useCaseClasses = [
  StartProgramme,
  AddCoordinator,
  RegisterSchool,
  MarkLowSupply,
  SetTerms,
  SetBlackoutDays,
  SetCalendar,
];

/** Programmes, the schools that take part, and their calendars. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: ProgrammeQueries,
      inject: [CataloguePool],
      useFactory: (catalogue: CataloguePool) => new ProgrammeQueries(catalogue),
    },
    { provide: SchoolQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new SchoolQueries(reads) },
    SchoolResolver,
  ],
  exports: useCaseClasses,
})
export class SchoolsModule {}
