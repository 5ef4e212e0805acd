import { Module } from '@nestjs/common';
import { PgOpportunities } from '#opportunities';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { PauseSilentEmployers } from './application/pause-silent-employers.use-case.js';
import type { AnswersTx } from './application/ports.js';
import { SetContactCap } from './application/set-contact-cap.use-case.js';
import { AdvertAnswerResolver, AnswerRecords, ListingAnswerResolver } from './graphql/advert-answer.resolver.js';
import { AnswerResolver } from './graphql/answer.resolver.js';
import { AnswerQueries } from './persistence/answer.queries.js';
import { PgAnswers } from './persistence/answer.repository.js';

const repositories = (tx: Transaction): AnswersTx => ({
  answers: new PgAnswers(tx),
  adverts: new PgOpportunities(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [PauseSilentEmployers, SetContactCap];

/** How employers answer schools: what can be seen of it, how many may ask, and what comes of silence. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    { provide: AnswerQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new AnswerQueries(reads) },
    AnswerResolver,
    AnswerRecords,
    AdvertAnswerResolver,
    ListingAnswerResolver,
  ],
  exports: useCaseClasses,
})
export class AnswersModule {}
