import { isIdOf, systemActor, type Actor, type IdOf } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { AuditReads } from '../application/audit-interests.js';
import type { AuditedStudent } from '../domain/interest-audit.js';

/** The proposal that counts in a round, as somebody who may see it. */
const current = statement<{ id: IdOf<'Proposal'> }>(
  'audited_proposal',
  'select p.id from proposal p join round r on r.current_proposal_id = p.id where r.id = $1',
);

const ofProposal = statement<AuditedStudent>(
  'audited_students',
  `select c.id as "schoolId", c.name as "schoolName", st.gender, st.free_school_meals as "freeSchoolMeals",
     st.send_support as "sendSupport", st.year_group as "yearGroup", st.interests, st.statement_answers as answers,
     case when s.id is not null then json_build_object('category', o.category, 'tasks', o.tasks, 'sector', e.sector) end as offer
   from proposal_outcome p join student st on st.id = p.student_id join school c on c.id = st.school_id
   left join slot s on s.id = p.slot_id left join opportunity o on o.id = s.opportunity_id left join employer e on e.id = o.employer_id
   where p.proposal_id = $1 and p.reason -> 'cause' ->> 'kind' <> 'ALREADY_PLACED'`,
);

const reader = systemActor('interest-audit');

/** Reads of outcomes for the audit: as the service, since no coordinator reads them one by one, and still to be suppressed. */
export class InterestAuditQueries implements AuditReads {
  constructor(private readonly reads: ScopedReads) {}

  async audited(
    actor: Actor,
    roundId: string,
  ): Promise<{ proposalId: IdOf<'Proposal'>; students: AuditedStudent[] } | undefined> {
    const found = isIdOf('Round', roundId) ? await this.reads.one(actor, current, [roundId]) : undefined;
    if (found === undefined) return undefined;
    return { proposalId: found.id, students: await this.reads.all(reader, ofProposal, [found.id]) };
  }
}
