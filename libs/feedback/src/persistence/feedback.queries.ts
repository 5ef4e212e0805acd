import { isIdOf, pageOf, readCursor, type Actor, type AllocationId, type Page, type PageRequest } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { FeedbackText } from '../domain/employer-feedback.js';
import type { ReflectionText } from '../domain/reflection.js';

/** What an employer said, and when. */
export interface GivenFeedback extends FeedbackText {
  readonly employerName: string;
  /** UTC, to the second. */
  readonly givenAt: string;
}

/** A card as its student reads it. */
export interface OwnReflection extends ReflectionText {
  readonly isReleased: boolean;
}

/** A card that a student has shown to the school. */
export interface ReleasedReflection extends ReflectionText {
  readonly allocationId: AllocationId;
  readonly studentName: string;
  readonly opportunityTitle: string;
  readonly employerName: string;
}

const given = statement<GivenFeedback>(
  'employer_feedback',
  `select f.skills, f.did_well as "didWell", f.next_step as "nextStep", e.name as "employerName",
     to_char(f.given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "givenAt"
   from employer_feedback f join employer e on e.id = f.employer_id where f.allocation_id = $1`,
);

const card = `r.enjoyed, r.changed_plans as "changedPlans", r.would_visit_similar as "wouldVisitSimilar", r.could_be_better as "couldBeBetter"`;

const own = statement<OwnReflection>(
  'own_reflection',
  `select ${card}, r.released_at is not null as "isReleased" from reflection r where r.allocation_id = $1 and r.student_id = $2`,
);

const released = statement<ReleasedReflection>(
  'released_reflections',
  `select r.allocation_id as "allocationId", i.given_name || ' ' || i.family_name as "studentName", o.title as "opportunityTitle",
     e.name as "employerName", ${card}
   from (select * from reflection where school_id = $1 and released_at is not null and allocation_id < $2
     order by allocation_id desc limit $3) r
   join allocation a on a.id = r.allocation_id join student_identity i on i.student_id = r.student_id
   join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id join employer e on e.id = a.employer_id
   order by r.allocation_id desc`,
);

/** After every id. */
const end = '~';

/** Reads of what was said and written after a placement. */
export class FeedbackQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What the employer said of a placement in the actor's reach; `undefined` when nothing. */
  async given(actor: Actor, allocationId: string): Promise<GivenFeedback | undefined> {
    return isIdOf('Allocation', allocationId) ? this.reads.one(actor, given, [allocationId]) : undefined;
  }

  /** The card of the student who asks; `undefined` when there is none. */
  async own(actor: Actor, allocationId: string): Promise<OwnReflection | undefined> {
    return isIdOf('Allocation', allocationId) ? this.reads.one(actor, own, [allocationId, actor.studentId]) : undefined;
  }

  /** The cards that students have shown to the actor's school, the latest placements first. One statement. */
  async released(actor: Actor, { first, after }: PageRequest): Promise<Page<ReleasedReflection>> {
    const before = after === null ? end : String(readCursor(after, 1)?.[0] ?? end);
    const rows = await this.reads.all(actor, released, [actor.schoolId, before, first + 1]);
    return pageOf(rows, first, ({ allocationId }) => [allocationId]);
  }
}
