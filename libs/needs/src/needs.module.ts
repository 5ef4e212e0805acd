import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { bookingRepositories, BookingRules, BookingsModule } from '#bookings';
import type { Surroundings } from '#kernel';
import { opportunityRepositories } from '#opportunities';
import { ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { AcceptNeedAnswer } from './application/accept-need-answer.use-case.js';
import { AnswerNeed } from './application/answer-need.use-case.js';
import { CloseNeed, EditNeed, OpenNeed } from './application/change-need.use-cases.js';
import { DeclineNeedAnswer, WithdrawNeedAnswer } from './application/decide-answer.use-cases.js';
import { ExpireNeeds } from './application/expire-needs.use-case.js';
import type { NeedsTx } from './application/ports.js';
import { PostNeed } from './application/post-need.use-case.js';
import { NeedAnswerResolver } from './graphql/need-answer.resolver.js';
import { NeedResolver } from './graphql/need.resolver.js';
import { PgNeedAnswers } from './persistence/need-answer.repository.js';
import { NeedQueries } from './persistence/need.queries.js';
import { PgNeeds } from './persistence/need.repository.js';

const repositories = (tx: Transaction): NeedsTx => ({
  needs: new PgNeeds(tx),
  answers: new PgNeedAnswers(tx),
  bookings: bookingRepositories(tx),
  adverts: opportunityRepositories(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [
  PostNeed,
  EditNeed,
  OpenNeed,
  CloseNeed,
  AnswerNeed,
  DeclineNeedAnswer,
  WithdrawNeedAnswer,
  ExpireNeeds,
];

/** The needs board: schools say what they lack, employers answer with offers, and what is accepted is booked as anything else. */
@Module({
  imports: [BookingsModule],
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: AcceptNeedAnswer,
      inject: [DataSource, SURROUNDINGS, BookingRules],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, rules: BookingRules) =>
        new AcceptNeedAnswer(unitOfWork(dataSource, surroundings, repositories), surroundings, rules),
    },
    { provide: NeedQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new NeedQueries(reads) },
    NeedResolver,
    NeedAnswerResolver,
  ],
  exports: useCaseClasses,
})
export class NeedsModule {}
