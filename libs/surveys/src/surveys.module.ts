import { Module } from '@nestjs/common';
import { PgAllocations } from '#placements';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { AnswerExitSurvey } from './application/answer-exit-survey.use-case.js';
import type { SurveysTx } from './application/ports.js';
import { SurveyResolver } from './graphql/survey.resolver.js';
import { PgExitSurveys, PgOwnVisits } from './persistence/exit-survey.repository.js';
import { SurveyQueries } from './persistence/survey.queries.js';

const repositories = (tx: Transaction): SurveysTx => ({
  allocations: new PgAllocations(tx),
  visits: new PgOwnVisits(tx),
  surveys: new PgExitSurveys(tx),
  outbox: tx.outbox,
});

/** What students answer after a placement or a visit, and what the answers of all of them come to. */
@Module({
  providers: [
    ...useCases(repositories, [AnswerExitSurvey]),
    {
      provide: SurveyQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new SurveyQueries(reads),
    },
    SurveyResolver,
  ],
})
export class SurveysModule {}
