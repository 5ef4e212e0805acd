import { Module } from '@nestjs/common';
import { EmployerQueries, PgEmployers } from '#employers';
import { newId, ScopedReads, useCases, type Transaction } from '#platform';
import { PgPostcodeDirectory } from '#postcodes';
import { AgreeToLiftStop } from './application/agree-to-lift-stop.use-case.js';
import { ApproveProfile } from './application/approve-profile.use-case.js';
import { ChangeEmployerIdentity } from './application/change-employer-identity.use-case.js';
import { ChangeSiteAddress } from './application/change-site-address.use-case.js';
import { DecideAboutDomain } from './application/decide-about-domain.use-case.js';
import { DeclareActivity } from './application/declare-activity.use-case.js';
import { MoveEmployer } from './application/move-employer.use-case.js';
import { MoveRunningOut } from './application/move-running-out.use-case.js';
import type { VettingTx } from './application/ports.js';
import { RaiseTier } from './application/raise-tier.use-case.js';
import { RecordCallBack } from './application/record-call-back.use-case.js';
import { RecordCheck } from './application/record-check.use-case.js';
import { RecordNotices } from './application/record-notices.use-case.js';
import { RefuseForOwnSchool } from './application/refuse-for-own-school.use-case.js';
import { StartVetting } from './application/start-vetting.use-case.js';
import { StopProfile } from './application/stop-profile.use-case.js';
import { OwnVettingResolver } from './graphql/own-vetting.resolver.js';
import { SchoolVettingResolver } from './graphql/school-vetting.resolver.js';
import { VerificationResolver } from './graphql/verification.resolver.js';
import { VettingResolver } from './graphql/vetting.resolver.js';
import { PgDomainDecisions } from './persistence/domain-decision.repository.js';
import { PgProfiles } from './persistence/profile.repository.js';
import { PgRefusals } from './persistence/refusal.repository.js';
import { VettingQueries } from './persistence/vetting.queries.js';

const repositories = (tx: Transaction): VettingTx => ({
  profiles: new PgProfiles(tx, newId),
  domains: new PgDomainDecisions(tx),
  refusals: new PgRefusals(tx),
  employers: new PgEmployers(tx),
  postcodes: new PgPostcodeDirectory(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [
  StartVetting,
  DeclareActivity,
  ChangeEmployerIdentity,
  ChangeSiteAddress,
  RecordCallBack,
  MoveEmployer,
  DecideAboutDomain,
  RecordCheck,
  RecordNotices,
  RaiseTier,
  ApproveProfile,
  StopProfile,
  AgreeToLiftStop,
  RefuseForOwnSchool,
  MoveRunningOut,
];

/** Whether students may be sent to an employer: who it is, what is done at its sites, and which schools say no to it all the same. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    { provide: VettingQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new VettingQueries(reads) },
    { provide: EmployerQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new EmployerQueries(reads) },
    VerificationResolver,
    OwnVettingResolver,
    VettingResolver,
    SchoolVettingResolver,
  ],
  exports: useCaseClasses,
})
export class VettingModule {}
