import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Surroundings } from '#kernel';
import { MentorsModule } from '#mentors';
import { OpportunitiesModule } from '#opportunities';
import { ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { RoundsModule, roundsTx, SubmitApplication } from '#rounds';
import { AnswerApplication } from './application/answer-application.use-case.js';
import { MoveSheet } from './application/move-sheet.use-case.js';
import type { ApplicationFormsTx } from './application/ports.js';
import { SaveSheet } from './application/save-sheet.use-case.js';
import { SendSheet } from './application/send-sheet.use-case.js';
import { SetAdvertQuestions } from './application/set-advert-questions.use-case.js';
import { SetApplicationForm } from './application/set-application-form.use-case.js';
import { FormResolver } from './graphql/form.resolver.js';
import { HostAnswerResolver } from './graphql/host-answer.resolver.js';
import { SheetResolver } from './graphql/sheet.resolver.js';
import { ApplicationFormQueries } from './persistence/application-form.queries.js';
import { PgForms } from './persistence/form.repository.js';
import { PgHostAnswers, PgSheets } from './persistence/sheet.repository.js';

const repositories = (tx: Transaction): ApplicationFormsTx => ({
  ...roundsTx(tx),
  forms: new PgForms(tx),
  sheets: new PgSheets(tx),
  answers: new PgHostAnswers(tx),
});

/** What programmes and employers ask of those who apply, what students write before they send it, and what employers answer. */
@Module({
  imports: [MentorsModule, OpportunitiesModule, RoundsModule],
  providers: [
    ...useCases(repositories, [SetApplicationForm, SetAdvertQuestions, MoveSheet, AnswerApplication]),
    ...[SaveSheet, SendSheet].map((UseCase) => ({
      provide: UseCase,
      inject: [DataSource, SURROUNDINGS, SubmitApplication],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, submit: SubmitApplication): object =>
        new UseCase(unitOfWork(dataSource, surroundings, repositories), surroundings, submit),
    })),
    {
      provide: ApplicationFormQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new ApplicationFormQueries(reads),
    },
    FormResolver,
    SheetResolver,
    HostAnswerResolver,
  ],
})
export class ApplicationFormsModule {}
