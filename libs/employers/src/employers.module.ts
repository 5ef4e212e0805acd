import { Module } from '@nestjs/common';
import { PgGrants } from '#identity';
import { newId, ScopedReads, useCases, type Transaction } from '#platform';
import { PgPostcodeDirectory } from '#postcodes';
import { AddHostAdult } from './application/add-host-adult.use-case.js';
import { AddSite } from './application/add-site.use-case.js';
import { DeclareInsurance } from './application/declare-insurance.use-case.js';
import type { EmployersTx } from './application/ports.js';
import { RegisterEmployer } from './application/register-employer.use-case.js';
import { EmployerResolver } from './graphql/employer.resolver.js';
import { EmployerQueries } from './persistence/employer.queries.js';
import { PgEmployers } from './persistence/employer.repository.js';

const repositories = (tx: Transaction): EmployersTx => ({
  employers: new PgEmployers(tx),
  postcodes: new PgPostcodeDirectory(tx),
  grants: {
    grantEmployer: (accountId, programmeId, employerId) =>
      new PgGrants(tx, newId).add({
        id: newId('Grant'),
        accountId,
        role: 'EMPLOYER',
        programmeId,
        employerId,
        schoolId: null,
        studentId: null,
        grantedBy: accountId,
      }),
  },
  outbox: tx.outbox,
});

const useCaseClasses = [RegisterEmployer, AddSite, AddHostAdult, DeclareInsurance];

/** Employers as they describe themselves: registration, sites, host adults and insurance. Whoever judges them is in the lib `vetting`. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    { provide: EmployerQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new EmployerQueries(reads) },
    EmployerResolver,
  ],
  exports: useCaseClasses,
})
export class EmployersModule {}
