import { Module } from '@nestjs/common';
import type { Surroundings } from '#kernel';
import { ScopedReads, SURROUNDINGS, useCases, type Transaction } from '#platform';
import { CreateCalendarFeed, RevokeCalendarFeed } from './application/calendar-feed.use-cases.js';
import type { CalendarFeedsTx } from './application/ports.js';
import { ReadCalendar } from './application/read-calendar.js';
import { CalendarFeedResolver } from './graphql/calendar-feed.resolver.js';
import { CalendarController } from './http/calendar.controller.js';
import { PgCalendarFeeds } from './persistence/calendar-feed.repository.js';
import { CalendarQueries } from './persistence/calendar.queries.js';

const repositories = (tx: Transaction): CalendarFeedsTx => ({ feeds: new PgCalendarFeeds(tx) });

/** Calendars that any calendar program can subscribe to. */
@Module({
  controllers: [CalendarController],
  providers: [
    ...useCases(repositories, [CreateCalendarFeed, RevokeCalendarFeed]),
    {
      provide: CalendarQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new CalendarQueries(reads),
    },
    {
      provide: ReadCalendar,
      inject: [CalendarQueries, SURROUNDINGS],
      useFactory: (queries: CalendarQueries, { clock }: Surroundings) => new ReadCalendar(queries, clock),
    },
    CalendarFeedResolver,
  ],
})
export class CalendarFeedsModule {}
