import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import type { TravelTx } from './application/ports.js';
import { SetProgrammeTravel, SetSchoolTravel, SetStudentTravel } from './application/set-travel-limits.use-cases.js';
import { EngineTravelTimes } from './batch/engine-travel-times.js';
import { EstimateEngine } from './engine/estimate-engine.js';
import { firstToAnswer } from './engine/first-to-answer.js';
import { MotisEngine } from './engine/motis/motis-engine.js';
import type { TravelEngine } from './engine/travel-engine.js';
import { TravelTimeEngine } from './engine/traveltime/traveltime-engine.js';
import { TravelLimitsResolver } from './graphql/travel-limits.resolver.js';
import { SaidLimitsQueries } from './persistence/said-limits.queries.js';
import { PgSaidLimits } from './persistence/said-limits.repository.js';
import { TimetableStore } from './persistence/timetable-store.js';
import { PlanJourneys } from './timetable/plan-journeys.js';
import { TimetableDays } from './timetable/timetable-days.js';
import { TimetableEngine } from './timetable/timetable-engine.js';
import { travelOptionsFrom } from './travel-options.js';

/** The token of the travel times that the service reckons with. */
export const TRAVEL_TIMES = Symbol('TravelTimes');

const repositories = (tx: Transaction): TravelTx => ({ saidLimits: new PgSaidLimits(tx), outbox: tx.outbox });

/** Services that were bought or run beside ours come first; the estimate always has an answer. */
function enginesOf(days: TimetableDays): TravelEngine[] {
  const { motisUrl, travelTime } = travelOptionsFrom(process.env);
  return [
    ...(motisUrl === null ? [] : [new MotisEngine({ baseUrl: motisUrl })]),
    ...(travelTime === null ? [] : [new TravelTimeEngine(travelTime)]),
    new TimetableEngine(days),
    new EstimateEngine(),
  ];
}

/** How long ways take, and how far and how students may travel. */
@Module({
  providers: [
    ...useCases(repositories, [SetProgrammeTravel, SetSchoolTravel, SetStudentTravel]),
    {
      provide: SaidLimitsQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new SaidLimitsQueries(reads),
    },
    {
      provide: TimetableDays,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new TimetableDays(new TimetableStore(reads), () => performance.now()),
    },
    {
      provide: TRAVEL_TIMES,
      inject: [TimetableDays],
      useFactory: (days: TimetableDays) => new EngineTravelTimes(firstToAnswer(enginesOf(days))),
    },
    { provide: PlanJourneys, inject: [TimetableDays], useFactory: (days: TimetableDays) => new PlanJourneys(days) },
    TravelLimitsResolver,
  ],
  exports: [PlanJourneys, TRAVEL_TIMES],
})
export class TravelModule {}
