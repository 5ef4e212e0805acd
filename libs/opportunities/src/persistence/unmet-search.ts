import type { Actor, LocalDate } from '#kernel';
import { statement, type ScopedReads, type Transaction } from '#platform';
import type { UnmetSearch, UnmetSearches } from '../application/finding-ports.js';
import type { AccessFeature } from '../domain/opportunity.js';

/** Counts of searches in PostgreSQL. */
export class PgUnmetSearches implements UnmetSearches {
  constructor(private readonly tx: Transaction) {}

  async count(search: UnmetSearch): Promise<void> {
    const { week, sector, category, kind, tooFar, yearGroup, access, fromMonth, toMonth } = search;
    await this.tx.manager.query('select count_unmet_search($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      week,
      sector,
      category,
      kind,
      tooFar,
      yearGroup,
      access.join(' '),
      fromMonth,
      toMonth,
    ]);
  }
}

/** How often a week's searches for something found nothing in an area; null is no wish of that sort. */
export interface UnmetDemand {
  readonly week: LocalDate;
  readonly area: string;
  readonly sector: string | null;
  readonly category: string | null;
  readonly kind: string | null;
  readonly tooFar: boolean;
  readonly yearGroup: number | null;
  readonly access: AccessFeature[];
  readonly fromMonth: string | null;
  readonly toMonth: string | null;
  readonly searches: number;
}

/** Below it a number is not shown: it could be one child's afternoon. */
export const leastShown = 5;

/** Cells below the least are left out and not even counted into sums: a sum beside the others would tell what they hold. */
const shown = statement<UnmetDemand>(
  'unmet_demand',
  `select to_char(week, 'YYYY-MM-DD') as week, area, nullif(sector, '') as sector, nullif(category, '') as category,
     nullif(kind, '') as kind, too_far as "tooFar", searches, nullif(year_group, 0) as "yearGroup",
     string_to_array(access, ' ') as access, nullif(from_month, '') as "fromMonth", nullif(to_month, '') as "toMonth"
   from unmet_search where programme_id = $1 and week between $2 and $3 and searches >= ${leastShown}
   order by week desc, searches desc, area, sector, category, kind, too_far, year_group, access, from_month, to_month limit 1000`,
);

/** Reads of searches that found nothing. */
export class UnmetDemandQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Of the coordinator's programme, in the weeks from the one of `from` to the one of `to`, the latest first, the most frequent first. One statement. */
  of(actor: Actor, from: LocalDate, to: LocalDate): Promise<UnmetDemand[]> {
    return this.reads.all(actor, shown, [actor.programmeId, from, to]);
  }
}
