import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PgAdjustmentsReleases } from '#adjustments';
import { PgConcerns } from '#concerns';
import type { Surroundings } from '#kernel';
import { ChosenMail, MailModule } from '#mail';
import { ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { PgSuspensions } from '#suspensions';
import { AnswerAdjustmentsLink } from './application/answer-adjustments-link.use-case.js';
import { AnswerGuardianLink } from './application/answer-guardian-link.use-case.js';
import { drawToken } from '#mail';
import { OpenGuardianLink } from './application/open-guardian-link.js';
import type { GuardiansTx } from './application/ports.js';
import { RaiseConcernByLink } from './application/raise-concern-by-link.use-case.js';
import { RequestPermission } from './application/request-permission.use-case.js';
import { RestrictGuardian } from './application/restrict-guardian.use-case.js';
import { SendGuardianLink } from './application/send-guardian-link.use-case.js';
import { SetGuardians } from './application/set-guardians.use-case.js';
import { GuardianLinkResolver } from './graphql/guardian-link.resolver.js';
import { GuardianResolver } from './graphql/guardian.resolver.js';
import { guardianPage } from './guardian-page-address.js';
import { PgGuardianAnswers } from './persistence/guardian-answer.repository.js';
import { PgGuardianLinks } from './persistence/guardian-link.repository.js';
import { GuardianQueries } from './persistence/guardian.queries.js';
import { PgGuardians } from './persistence/guardian.repository.js';
import { PgPlacements } from './persistence/placement.repository.js';

const repositories = (tx: Transaction): GuardiansTx => ({
  guardians: new PgGuardians(tx),
  links: new PgGuardianLinks(tx),
  answers: new PgGuardianAnswers(tx),
  releases: new PgAdjustmentsReleases(tx),
  placements: new PgPlacements(tx),
  concerns: new PgConcerns(tx),
  suspensions: new PgSuspensions(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [
  SetGuardians,
  RestrictGuardian,
  RequestPermission,
  AnswerGuardianLink,
  AnswerAdjustmentsLink,
  RaiseConcernByLink,
];

/** Parents and carers: whom a school may ask, the links that they are asked by, and the page that they answer on. */
@Module({
  imports: [MailModule],
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: SendGuardianLink,
      inject: [DataSource, SURROUNDINGS, ChosenMail],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, mail: ChosenMail) =>
        new SendGuardianLink(
          unitOfWork(dataSource, surroundings, repositories),
          surroundings,
          mail,
          (token) => guardianPage(token, process.env),
          drawToken,
        ),
    },
    { provide: GuardianQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new GuardianQueries(reads) },
    {
      provide: OpenGuardianLink,
      inject: [GuardianQueries, SURROUNDINGS],
      useFactory: (queries: GuardianQueries, { clock }: Surroundings) => new OpenGuardianLink(queries, clock),
    },
    GuardianResolver,
    GuardianLinkResolver,
  ],
  exports: [...useCaseClasses, SendGuardianLink],
})
export class GuardiansModule {}
