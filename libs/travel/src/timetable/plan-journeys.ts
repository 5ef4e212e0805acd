import type { LocalDate } from '#kernel';
import {
  earlierOption,
  journeyArrivingBy,
  journeyDepartingAt,
  latestReturn,
  type Journey as TimetableJourney,
} from '#timetable';
import { searchLimitsOf } from '../engine/search-limits-of.js';
import { centreOf } from '../home-cell.js';
import { dueHours } from '../limits/broken-limit.js';
import type { TravelSite } from '../travel-time-provider.js';
import type { Traveller } from '../traveller.js';
import type { TimetableDays } from './timetable-days.js';
import { minutesOf } from '#kernel';

/** A student's way to a workplace and back, leg by leg. Each part is null where there is none within the student's limits. */
export interface JourneyPlan {
  /** The day whose timetable it is. */
  readonly timetableOf: LocalDate;
  /** Leaves as late as will do. */
  readonly out: TimetableJourney | null;
  /** Minutes in hand between arriving and the start of work; null without a way there. */
  readonly minutesInHand: number | null;
  /** What to take so as to be early, or the day after one was missed: the next that leaves before. */
  readonly earlierOut: TimetableJourney | null;
  /** Is home as early as can be. */
  readonly back: TimetableJourney | null;
  /** The last that is home by when the student has to be, or by midnight. */
  readonly latestBack: TimetableJourney | null;
}

const midnightSeconds = 24 * 60 * 60;

/** Plans journeys over the timetable in use. */
export class PlanJourneys {
  constructor(private readonly days: TimetableDays) {}

  /** Null when no timetable covers the day, or home or workplace lie outside it. Five searches of one pair, some 10 ms in a region. */
  async run({ cell, limits }: Traveller, site: TravelSite): Promise<JourneyPlan | null> {
    const day = await this.days.on(site.on);
    const home = centreOf(cell);
    if (day === null || !day.searchable.covers(site.point) || !day.searchable.covers(home)) return null;
    const { network } = day.searchable;
    const search = searchLimitsOf(limits);
    const { dueMinute, finishMinute } = dueHours(site.startsAt, site.finishesAt);
    const out = journeyArrivingBy(network, home, site.point, dueMinute * 60, search);
    const homeBySecond = limits.latestHome === null ? midnightSeconds : minutesOf(limits.latestHome) * 60;
    return {
      timetableOf: day.date,
      out,
      minutesInHand: out === null ? null : minutesOf(site.startsAt) - Math.ceil(out.arrives / 60),
      earlierOut: out === null ? null : earlierOption(network, home, site.point, out, search),
      back: journeyDepartingAt(network, site.point, home, finishMinute * 60, search),
      latestBack: latestReturn(network, site.point, home, homeBySecond, search),
    };
  }
}
