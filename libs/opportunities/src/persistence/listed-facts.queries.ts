import type { Actor, EmployerId, SlotId } from '#kernel';
import { statement, type CataloguePool, type ScopedReads } from '#platform';
import { asAdvertisedBy, type AsAdvertised, type ReviewTally } from '../domain/as-advertised.js';

/** What a school has to know of a slot before it asks for places. */
export interface OpenSlotTerms {
  readonly answerWithinDays: number;
  readonly bookingOpensAt: string | null;
  readonly bookingClosesAt: string;
  readonly minimumGroup: number;
  readonly mostPerSchool: number | null;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const terms = statement<OpenSlotTerms & { readonly id: SlotId }>(
  'terms_of_open_slots',
  `select s.id, s.answer_within_days as "answerWithinDays", ${instant('s.booking_opens_at')} as "bookingOpensAt",
     ${instant(`(slot_begins_at(s) - make_interval(hours => s.booking_closes_hours_before))`)} as "bookingClosesAt",
     s.minimum_group as "minimumGroup", s.most_per_school as "mostPerSchool"
   from slot s where s.id = any($1::text[])`,
);

type TallyRow = ReviewTally & { readonly employerId: EmployerId };

const tallies = (title: string, summary: string): ReturnType<typeof statement<TallyRow>> =>
  statement<TallyRow>(
    title,
    `select e.id as "employerId", w.reviews, w.as_advertised as "asAdvertised" from unnest($1::text[]) e (id) cross join lateral ${summary}(e.id) w`,
  );
const inProgramme = tallies('review_tallies', 'employer_review_summary');
const everywhere = tallies('public_review_tallies', 'catalogue_review_summary');

/** What stands in adverts of a list for those who ask for it, beside what the list itself reads. Each is one statement for the whole page. */
export class ListedFactQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly publicReads: CataloguePool,
  ) {}

  async termsOf(actor: Actor, slotIds: readonly SlotId[]): Promise<Map<SlotId, OpenSlotTerms>> {
    const rows = await this.reads.all(actor, terms, [slotIds]);
    return new Map(rows.map(({ id, ...row }) => [id, row]));
  }

  /** Nothing of an employer of whom there are too few reviews. */
  async ratesOf(actor: Actor, employerIds: readonly EmployerId[]): Promise<Map<EmployerId, AsAdvertised>> {
    return ratesIn(await this.reads.all(actor, inProgramme, [employerIds]));
  }

  /** The same for anybody. */
  async publicRatesOf(employerIds: readonly EmployerId[]): Promise<Map<EmployerId, AsAdvertised>> {
    return ratesIn(await this.publicReads.all(everywhere, [employerIds]));
  }
}

function ratesIn(rows: readonly TallyRow[]): Map<EmployerId, AsAdvertised> {
  return new Map(rows.map(({ employerId, ...tally }) => [employerId, asAdvertisedBy(tally)]));
}
