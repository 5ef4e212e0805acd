import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Surroundings } from '#kernel';
import { ChosenMail, drawToken, MailModule } from '#mail';
import { ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { JourneyQueries } from '#rounds';
import { PlanJourneys, TravelModule } from '#travel';
import { ConfirmTalk } from './application/confirm-talk.use-case.js';
import { MakeDayPage } from './application/make-day-page.js';
import type { DayPagesTx } from './application/ports.js';
import { OpenDayPage } from './application/open-day-page.use-case.js';
import { PostDayPage } from './application/post-day-page.use-case.js';
import { RequireTalk } from './application/require-talk.use-case.js';
import { SendDayPage } from './application/send-day-page.use-case.js';
import { dayPageAddress } from './day-page-address.js';
import { DayPageResolver } from './graphql/day-page.resolver.js';
import { DayPageController } from './http/day-page.controller.js';
import { PgDayPageLinks } from './persistence/day-page-link.repository.js';
import { DayPageQueries } from './persistence/day-page.queries.js';
import { PgTalks } from './persistence/talk.repository.js';

const repositories = (tx: Transaction): DayPagesTx => ({
  links: new PgDayPageLinks(tx),
  talks: new PgTalks(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [ConfirmTalk, RequireTalk, SendDayPage];

/** The page before a placement, for the student and for the family, and the talk about what to expect. */
@Module({
  imports: [MailModule, TravelModule],
  controllers: [DayPageController],
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: PostDayPage,
      inject: [DataSource, SURROUNDINGS, ChosenMail],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, mail: ChosenMail) =>
        new PostDayPage(
          unitOfWork(dataSource, surroundings, repositories),
          surroundings,
          mail,
          (token) => dayPageAddress(token, process.env),
          drawToken,
        ),
    },
    {
      provide: MakeDayPage,
      inject: [ScopedReads, PlanJourneys, SURROUNDINGS],
      useFactory: (reads: ScopedReads, plans: PlanJourneys, { clock }: Surroundings) =>
        new MakeDayPage(new DayPageQueries(reads), new JourneyQueries(reads), plans, clock),
    },
    {
      provide: OpenDayPage,
      inject: [DataSource, SURROUNDINGS, MakeDayPage],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, make: MakeDayPage) =>
        new OpenDayPage(unitOfWork(dataSource, surroundings, repositories), make),
    },
    DayPageResolver,
  ],
  exports: [...useCaseClasses, PostDayPage, MakeDayPage],
})
export class DayPagesModule {}
