import { emptyPage, isIdOf, pageOf, readCursor, type Actor, type Page, type PageRequest } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { Outcome } from '../domain/outcome.js';

/** What is shown of an outcome, and for whom it is put into words. */
export type OutcomeRow = { readonly yearGroup: number } & Pick<
  Outcome,
  | 'studentId'
  | 'slotId'
  | 'choiceRank'
  | 'outMinutes'
  | 'backMinutes'
  | 'isTravelRough'
  | 'needsTravelGrant'
  | 'timetableOf'
  | 'reason'
>;

/** An outcome with whose it is, for the staff of the student's school. */
export interface NamedOutcomeRow extends OutcomeRow {
  readonly givenName: string;
  readonly familyName: string;
}

const columns = `o.student_id as "studentId", o.slot_id as "slotId", o.choice_rank as "choiceRank", o.out_minutes as "outMinutes",
  o.back_minutes as "backMinutes", o.is_travel_rough as "isTravelRough", o.needs_travel_grant as "needsTravelGrant",
  to_char(o.timetable_of, 'YYYY-MM-DD') as "timetableOf", o.reason`;

const own = statement<OutcomeRow>(
  'own_outcome',
  `select ${columns}, st.year_group as "yearGroup" from round r join proposal_outcome o on o.proposal_id = r.current_proposal_id
   join student st on st.id = o.student_id where r.id = $1 and o.student_id = $2`,
);

const ofSchool = statement<NamedOutcomeRow>(
  'outcomes_of_school',
  `select ${columns}, i.given_name as "givenName", i.family_name as "familyName", st.year_group as "yearGroup"
   from round r join proposal_outcome o on o.proposal_id = r.current_proposal_id
   join student st on st.id = o.student_id join student_identity i on i.student_id = o.student_id
   where r.id = $1 and o.school_id = $2 and (i.family_name, i.given_name, o.student_id) > ($3, $4, $5)
   order by i.family_name, i.given_name, o.student_id limit $6`,
);

/** Reads of outcomes: row-level security shows them from the day on which the round is published. */
export class OutcomeQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The student's own. */
  async own(actor: Actor, roundId: string): Promise<OutcomeRow | undefined> {
    return isIdOf('Round', roundId) ? this.reads.one(actor, own, [roundId, actor.studentId]) : undefined;
  }

  /** Those of the school that the actor acts for, by family name, given name and id. */
  async ofSchool(actor: Actor, roundId: string, { first, after }: PageRequest): Promise<Page<NamedOutcomeRow>> {
    if (!isIdOf('Round', roundId)) return emptyPage;
    const [familyName, givenName, id] = (after === null ? undefined : readCursor(after, 3)) ?? ['', '', ''];
    const rows = await this.reads.all(actor, ofSchool, [roundId, actor.schoolId, familyName, givenName, id, first + 1]);
    return pageOf(rows, first, (node) => [node.familyName, node.givenName, node.studentId]);
  }
}
