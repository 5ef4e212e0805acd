import {
  answeredSql,
  answersSql,
  termsSql,
  type AnsweredWarning,
  type GuardianAnswer,
  type KeptDecision,
  type PresentTerms,
} from '#clearances';
import {
  isIdOf,
  pageOf,
  readCursor,
  systemActor,
  type Actor,
  type AllocationId,
  type LocalDate,
  type LocalTime,
  type OpportunityId,
  type Page,
  type PageRequest,
  type StudentId,
} from '#kernel';
import { statement, type Look, type ScopedReads } from '#platform';
import { confirmedStates, type AllocationState, type NoReason } from '../domain/allocation.js';

/** When and what, in every list. */
interface ListedAllocation {
  readonly id: AllocationId;
  readonly state: AllocationState;
  readonly opportunityTitle: string;
  /** Since when the rules no longer allow what was confirmed; null while they do. */
  readonly heldSince: string | null;
  /** Until when the employer promised to answer a student who has said yes; null where nobody waits for it. */
  readonly hostAnswerBy: string | null;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
}

/** An allocation as its student sees it. */
export interface AllocationOfStudent extends ListedAllocation {
  readonly stateReason: string | null;
  /** Until when the student may answer an offer; null leaves them their time. */
  readonly offerUntil: string | null;
  /** It was declined by mistake and offered again before. */
  readonly wasRestored: boolean;
  readonly opportunityId: OpportunityId;
  readonly employerName: string;
  /** `null` until the placement is confirmed. */
  readonly siteAddress: string | null;
}

/** An allocation as the staff of the student's school see it. */
export interface AllocationOfSchool extends ListedAllocation, PresentTerms {
  readonly stateReason: string | null;
  readonly endedBecause: NoReason | null;
  readonly employerName: string;
  readonly student: { id: StudentId; givenName: string; familyName: string; yearGroup: number };
  readonly bornOn: LocalDate;
  /** What guardians have answered, the latest first. */
  readonly answers: readonly GuardianAnswer[];
  /** Why the school went on though rules warned, the latest of each rule. */
  readonly answered: readonly AnsweredWarning[];
  /** What the safeguarding rules said last. */
  readonly clearance: KeptDecision | null;
}

/** An allocation as its host sees it. */
export interface AllocationOfHost extends ListedAllocation {
  readonly student: { displayName: string | null; yearGroup: number; adjustments: string | null };
}

const columns = `a.id, a.state, o.title as "opportunityTitle",
  to_char(a.held_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "heldSince",
  case when a.state = 'ACCEPTED' then to_char(a.host_answer_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end as "hostAnswerBy",
  to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
  to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.finishes_at, 'HH24:MI') as "finishesAt"`;

const placement = 'join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id';

const ofStudent = statement<AllocationOfStudent>(
  'allocations_of_student',
  `select ${columns}, a.state_reason as "stateReason", a.restored_at is not null as "wasRestored", o.id as "opportunityId",
     to_char(a.offer_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "offerUntil", e.name as "employerName",
     case when a.state in ('${confirmedStates.join("', '")}') then
       concat_ws('; ', concat_ws(', ', t.name, t.address_line, t.postcode), partner_places(o.id)) end as "siteAddress"
   from allocation a ${placement} join site t on t.id = o.site_id join employer e on e.id = a.employer_id
   where a.student_id = $1 order by s.starts_on desc, a.id desc`,
);

/** A page is cut out by an index first and then joined. */
const ofSchool = statement<AllocationOfSchool>(
  'allocations_of_school',
  `select ${columns}, a.state_reason as "stateReason", a.ended_because as "endedBecause", e.name as "employerName", to_char(i.born_on, 'YYYY-MM-DD') as "bornOn", o.version,
     json_build_object('id', n.id, 'givenName', i.given_name, 'familyName', i.family_name, 'yearGroup', n.year_group) as student,
     ${termsSql} as terms, ${answersSql('a.id')} as answers, ${answeredSql('allocation_id', 'a.id')} as answered,
     (select json_build_object('outcome', c.outcome, 'reasons', c.reasons, 'ruleSetVersion', c.rule_set_version,
         'decidedAt', to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
       from clearance c where c.allocation_id = a.id and c.stage = 'CONFIRM' order by c.decided_at desc, c.id desc limit 1) as clearance
   from (
     select * from allocation
     where school_id = $1 and ($2::text is null or state = $2) and id < $3 order by id desc limit $4
   ) a ${placement} join site t on t.id = o.site_id join employer e on e.id = a.employer_id
   join student n on n.id = a.student_id join student_identity i on i.student_id = a.student_id
   order by a.id desc`,
);

/**
 * What an employer may know of a student comes through one function, which reads their tables in its place. What would have to be done
 * differently it reads no longer than the day after the last: nobody is there any more for whom anything could be done.
 */
const ofHost = statement<AllocationOfHost>(
  'allocations_of_host',
  `select ${columns}, json_build_object('displayName', n.display_name, 'yearGroup', n.year_group,
       'adjustments', case when upper(a.days) >= $4::date then n.adjustments end) as student
   from (select * from allocation where employer_id = $1 and id < $2 order by id desc limit $3) a ${placement}
   cross join lateral student_for_employer(a.id) n
   order by a.id desc`,
);

/** The student whose adjustments a row shows; nobody where there is nothing to show. */
const shownToHost = `case when looked.student ->> 'adjustments' is not null then (select student_id from allocation where id = looked.id) end`;

const declined = statement<{ because: NoReason | null; students: number }>(
  'declined_because',
  `select a.ended_because as because, count(distinct a.student_id)::integer as students
   from round r join allocation a on a.round_id = r.id
   where r.id = $1 and r.programme_id = $2 and a.state = 'DECLINED' group by a.ended_because`,
);

/** Counts need what no coordinator may read row by row. */
const counter = systemActor('declined-because');

/** After every id. */
const start = '~';

/** Reads of allocations: each list is one statement, whatever the size of the page. */
export class AllocationQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** All allocations of the student who asks, the latest days first. */
  async ofStudent(actor: Actor): Promise<AllocationOfStudent[]> {
    return this.reads.all(actor, ofStudent, [actor.studentId]);
  }

  /** The allocations of the actor's school, newest first; only those in `state` when it is given. */
  async ofSchool(
    actor: Actor,
    { first, after }: PageRequest,
    state: AllocationState | null,
  ): Promise<Page<AllocationOfSchool>> {
    const parameters = [actor.schoolId, state, startAfter(after), first + 1];
    return pageOf(await this.reads.all(actor, ofSchool, parameters), first, ({ id }) => [id]);
  }

  /** The allocations to the actor's employer, newest first. */
  async ofHost(
    actor: Actor,
    { first, after }: PageRequest,
    on: LocalDate,
    look: Look,
  ): Promise<Page<AllocationOfHost>> {
    const parameters = [actor.employerId, startAfter(after), first + 1, on];
    const rows = await this.reads.looking(actor, look, { studentId: shownToHost, first }, ofHost, parameters);
    return pageOf(rows, first, ({ id }) => [id]);
  }

  /** How many students of a round of the actor's programme said no for which reason; empty for any other round. One statement. */
  async declined(actor: Actor, roundId: string): Promise<ReadonlyMap<NoReason | null, number>> {
    if (!isIdOf('Round', roundId)) return new Map();
    const rows = await this.reads.all(counter, declined, [roundId, actor.programmeId]);
    return new Map(rows.map(({ because, students }) => [because, students]));
  }
}

/** The id that a page begins after; before the newest row when there is no cursor, or one that is not ours. */
function startAfter(cursor: string | null): string {
  const id = cursor === null ? undefined : readCursor(cursor, 1)?.[0];
  return typeof id === 'string' && isIdOf('Allocation', id) ? id : start;
}
