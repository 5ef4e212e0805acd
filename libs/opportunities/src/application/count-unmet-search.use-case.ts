import { addDays, today, weekdayOf, type Actor, type LocalDate, type Surroundings, type UnitOfWork } from '#kernel';
import type { FindingTx, UnmetSearch } from './finding-ports.js';
import type { ListingFilter } from './listing-filter.js';

/**
 * Counts a search that found nothing, so that a coordinator learns what is missing where. It keeps what was looked for by sector, kind of work,
 * kind of experience, year group, help with access and month, the week and the area of the school; neither who searched nor the words that were
 * typed, nor the days.
 */
export class CountUnmetSearch {
  constructor(
    private readonly unitOfWork: UnitOfWork<FindingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  async run(actor: Actor, filter: ListingFilter, tooFar: boolean): Promise<void> {
    const { sector, category, kind, yearGroup, access = [], startsFrom, startsTo, favourites = false } = filter;
    // Whoever manages a programme looks around; that is no demand. Nor is an empty list of favourites.
    if (favourites || (actor.role !== 'STUDENT' && actor.role !== 'CAREERS_LEAD')) return;
    const week = mondayOf(today(this.surroundings.clock));
    const search: UnmetSearch = {
      week,
      sector: sector ?? '',
      category: category ?? '',
      kind: kind ?? '',
      tooFar,
      yearGroup: yearGroup ?? 0,
      access: [...new Set(access)].sort(),
      fromMonth: startsFrom?.slice(0, 7) ?? '',
      toMonth: startsTo?.slice(0, 7) ?? '',
    };
    await this.unitOfWork.run(actor, ({ unmetSearches }) => unmetSearches.count(search));
  }
}

/** The Monday of the week that a day lies in. O(1). */
export function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, 1 - weekdayOf(day));
}
