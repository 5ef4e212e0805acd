import { isIdOf, systemActor, type Actor } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { ComparedStudents } from '../domain/compare-outcomes.js';

/** Both proposals as somebody who may see them: none of it when they are not of one round. */
const comparable = statement<{ round: string }>(
  'comparable_proposals',
  `select b.round_id as round from proposal b join proposal a on a.round_id = b.round_id where b.id = $1 and a.id = $2`,
);

const compared = statement<ComparedStudents>(
  'compared_outcomes',
  `select c.id as "schoolId", c.name as "schoolName", a.priority_class as "priorityClass", t.send_support as "sendSupport",
     b.slot_id is not null as "wasPlaced", a.slot_id is not null as "isPlaced", coalesce(a.slot_id = b.slot_id, false) as "isSameSlot",
     b.choice_rank as "rankBefore", a.choice_rank as "rankAfter", count(*)::integer as students
   from proposal_outcome b join proposal_outcome a on a.student_id = b.student_id and a.proposal_id = $2
   join school c on c.id = a.school_id join student t on t.id = a.student_id
   where b.proposal_id = $1 and b.reason -> 'cause' ->> 'kind' <> 'ALREADY_PLACED' and a.reason -> 'cause' ->> 'kind' <> 'ALREADY_PLACED'
   group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
);

const reader = systemActor('proposal-comparison');

/** Reads of two proposals beside each other for the coordinator. */
export class ComparisonQueries {
  constructor(private readonly reads: ScopedReads) {}

  /**
   * Alike students who took part in both; `undefined` unless both are finished proposals of one round of the coordinator's programme.
   * Read as the service, since no coordinator reads outcomes one by one: still to be suppressed.
   */
  async compared(actor: Actor, before: string, after: string): Promise<ComparedStudents[] | undefined> {
    if (!isIdOf('Proposal', before) || !isIdOf('Proposal', after)) return undefined;
    const found = await this.reads.one(actor, comparable, [before, after]);
    return found === undefined ? undefined : this.reads.all(reader, compared, [before, after]);
  }
}
