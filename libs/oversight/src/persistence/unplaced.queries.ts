import {
  idAfter,
  pageOf,
  systemActor,
  type Actor,
  type IdOf,
  type LocalDate,
  type Page,
  type PageRequest,
  type ProgrammeId,
} from '#kernel';
import { allocationStates, holdsPlace } from '#placements';
import { statement, type ScopedReads } from '#platform';
import { shownStates } from '#rounds';
import type { Unplaced } from '../application/ports.js';
import type { Days } from '../domain/safeguarding-digest.js';
import type { UnplacedCount, UnplacedFigures } from '../domain/unplaced-report.js';

/** A report as coordinators read it. */
export interface ListedUnplacedReport {
  readonly id: IdOf<'UnplacedReport'>;
  readonly month: LocalDate;
  /** An instant in UTC, as text. */
  readonly madeAt: string;
  readonly figures: UnplacedFigures;
}

const due = statement<{ id: ProgrammeId }>(
  'unplaced_reports_due',
  `select p.id from programme p
   where not exists (select from unplaced_report u where u.programme_id = p.id and u.month = $1::date) order by p.id`,
);

const holding = allocationStates.filter((state) => holdsPlace[state]);

/** Of the programmes $1, in the school year from $2 to before $3: whoever was in a round that was published, and has not left by $4. */
const counts = statement<UnplacedCount>(
  'unplaced_counts',
  `with part as materialized (
     select st.programme_id, st.gender, st.free_school_meals, st.send_support, st.year_group, st.care_experienced, st.neet_risk,
       exists (select from allocation a where a.student_id = st.id and a.days && daterange($2::date, $3::date)
         and a.state = any($6) and not (a.state = 'OFFERED' and coalesce(a.offer_until < $5::timestamptz, false))) as placed
     from student st
     where st.programme_id = any($1)
       and exists (select from round r join proposal_outcome o on o.proposal_id = r.current_proposal_id
         where r.programme_id = st.programme_id and r.state = any($7) and r.slots_to >= $2::date and r.slots_to < $3::date and o.student_id = st.id)
       and not exists (select from departure d where d.student_id = st.id and d.left_on <= $4::date))
   select p.programme_id as "programmeId", g.ground, g.key,
     count(*) filter (where p.placed)::integer as placed, count(*) filter (where not p.placed)::integer as unplaced
   from part p cross join lateral (values
     ('GENDER', coalesce(p.gender, 'NOT_STATED')),
     ('FREE_SCHOOL_MEALS', case when p.free_school_meals then 'YES' else 'NO' end),
     ('SEND_SUPPORT', case when p.send_support then 'YES' else 'NO' end),
     ('YEAR_GROUP', p.year_group::text),
     ('CARE_EXPERIENCE', case when p.care_experienced then 'YES' else 'NO' end),
     ('RISK_OF_NEET', case when p.neet_risk then 'YES' else 'NO' end)) g (ground, key)
   group by p.programme_id, g.ground, g.key`,
);

const reports = statement<ListedUnplacedReport>(
  'unplaced_reports',
  `select id, to_char(month, 'YYYY-MM-DD') as month, to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt", figures
   from unplaced_report where figures is not null and id < $1 order by id desc limit $2`,
);

const reader = systemActor('make-unplaced-reports');

/** Reads of who has no place: as the service, since no coordinator reads it, and still to be suppressed; and of the reports that came of it. */
export class UnplacedQueries implements Unplaced {
  constructor(private readonly reads: ScopedReads) {}

  async programmesDue(month: LocalDate): Promise<ProgrammeId[]> {
    return (await this.reads.all(reader, due, [month])).map(({ id }) => id);
  }

  counts(
    programmes: readonly ProgrammeId[],
    { from, until }: Days,
    today: LocalDate,
    at: Date,
  ): Promise<UnplacedCount[]> {
    return this.reads.all(reader, counts, [programmes, from, until, today, at, holding, shownStates]);
  }

  /** Those of the programme of the coordinator who asks, the newest first. One statement. */
  async page(actor: Actor, { first, after }: PageRequest): Promise<Page<ListedUnplacedReport>> {
    const rows = await this.reads.all(actor, reports, [idAfter('UnplacedReport', after, '~'), first + 1]);
    return pageOf(rows, first, ({ id }) => [id]);
  }
}
