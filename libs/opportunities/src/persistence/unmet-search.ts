import type { Actor, LocalDate } from '#kernel';
import { statement, type ScopedReads, type Transaction } from '#platform';
import type { UnmetSearch, UnmetSearches } from '../application/finding-ports.js';

/** Counts of searches in PostgreSQL. */
export class PgUnmetSearches implements UnmetSearches {
  constructor(private readonly tx: Transaction) {}

  async count({ week, sector, category, kind, tooFar }: UnmetSearch): Promise<void> {
    await this.tx.manager.query('select count_unmet_search($1, $2, $3, $4, $5)', [
      week,
      sector,
      category,
      kind,
      tooFar,
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
  readonly searches: number;
}

/** Below it a number is not shown: it could be one child's afternoon. */
export const leastShown = 5;

/** Cells below the least are left out and not even counted into sums: a sum beside the others would tell what they hold. */
const shown = statement<UnmetDemand>(
  'unmet_demand',
  `select to_char(week, 'YYYY-MM-DD') as week, area, nullif(sector, '') as sector, nullif(category, '') as category,
     nullif(kind, '') as kind, too_far as "tooFar", searches
   from unmet_search where programme_id = $1 and week between $2 and $3 and searches >= ${leastShown}
   order by week desc, searches desc, area, sector, category, kind, too_far limit 1000`,
);

/** Reads of searches that found nothing. */
export class UnmetDemandQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Of the coordinator's programme, in the weeks from the one of `from` to the one of `to`, the latest first, the most frequent first. One statement. */
  of(actor: Actor, from: LocalDate, to: LocalDate): Promise<UnmetDemand[]> {
    return this.reads.all(actor, shown, [actor.programmeId, from, to]);
  }
}
