import {
  idAfter,
  pageOf,
  type Actor,
  type AllocationId,
  type IdOf,
  type LocalDate,
  type Page,
  type PageRequest,
  type SlotRequestId,
  type StudentId,
} from '#kernel';
import { statement, type Look, type ScopedReads, type Statement } from '#platform';
import type { AccidentKind, AccidentState, AccidentTeller, Harm } from '../domain/accident.js';

/** What coordinators read of an accident: no name and none of its words. Instants are text in UTC, to the second. */
export interface AccidentLine extends Harm {
  readonly id: IdOf<'Accident'>;
  readonly studentId: StudentId;
  readonly state: AccidentState;
  readonly isAtWork: boolean;
  readonly occurredAt: string;
  readonly notedAt: string;
  readonly dueOn: LocalDate | null;
  readonly reportedOn: LocalDate | null;
  readonly employerName: string;
  readonly siteName: string;
}

/** An accident as the coordinator lists it. */
export interface ProgrammeAccident extends AccidentLine {
  readonly schoolName: string;
}

/** What was said of an accident at one time. */
export interface AccidentChange extends Harm {
  readonly state: AccidentState;
  readonly madeAs: AccidentTeller;
  readonly madeAt: string;
  readonly reportedOn: LocalDate | null;
  readonly authorityReference: string | null;
}

/** An accident as the school and the employer read it. */
export interface AccidentInWords extends AccidentLine {
  readonly allocationId: AllocationId | null;
  readonly slotRequestId: SlotRequestId | null;
  /** For the employer as much as it knew before; null where it knows no more. */
  readonly studentName: string | null;
  readonly whereInSite: string;
  readonly whatHappened: string;
  readonly notedAs: AccidentTeller;
  readonly authorityReference: string | null;
  /** Oldest first. */
  readonly changes: readonly AccidentChange[];
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const day = (column: string): string => `to_char(${column}, 'YYYY-MM-DD')`;

/** A page is cut out by an index first and then joined. */
const inWords = (owner: string, studentName: string): string =>
  `select a.id, a.student_id as "studentId", a.kind, a.days_unable as "daysUnable", a.state, a.allocation_id is not null as "isAtWork",
     ${instant('a.occurred_at')} as "occurredAt", ${instant('a.noted_at')} as "notedAt", ${day('a.due_on')} as "dueOn",
     ${day('a.reported_on')} as "reportedOn", e.name as "employerName", t.name as "siteName", a.allocation_id as "allocationId",
     a.slot_request_id as "slotRequestId", ${studentName} as "studentName", a.where_in_site as "whereInSite",
     a.what_happened as "whatHappened", a.noted_as as "notedAs", a.authority_reference as "authorityReference",
     (select json_agg(json_build_object('kind', c.kind, 'daysUnable', c.days_unable, 'state', c.state, 'madeAs', c.made_as,
         'madeAt', ${instant('c.made_at')}, 'reportedOn', ${day('c.reported_on')}, 'authorityReference', c.authority_reference) order by c.made_at, c.id)
       from accident_change c where c.accident_id = a.id) as changes
   from (
     select * from accident where ${owner} = $1 and ($2::text is null or state = $2) and id < $3 order by id desc limit $4
   ) a join employer e on e.id = a.employer_id join site t on t.id = a.site_id order by a.id desc`;

const name = `(select i.given_name || ' ' || i.family_name from student_identity i where i.student_id = a.student_id)`;
const ofSchool = statement<AccidentInWords>('school_accidents', inWords('school_id', name));
const ofHost = statement<AccidentInWords>('host_accidents', inWords('employer_id', 'name_in_accident(a.id)'));
const ofProgramme = statement<ProgrammeAccident>(
  'programme_accidents',
  `select id, student_id as "studentId", kind, days_unable as "daysUnable", state, is_at_work as "isAtWork",
     ${instant('occurred_at')} as "occurredAt", ${instant('noted_at')} as "notedAt", ${day('due_on')} as "dueOn",
     ${day('reported_on')} as "reportedOn", employer_name as "employerName", site_name as "siteName", school_name as "schoolName"
   from accidents_of_programme($1, $2, $3, $4) order by id desc`,
);

/** After every id. */
const end = '~';
const studentId = 'looked."studentId"';

/** Reads of accidents, the newest first; each is a look at the health of whom it is about. */
export class AccidentQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Those of students of the actor's school. One statement. */
  ofSchool(actor: Actor, page: PageRequest, state: AccidentState | null, look: Look): Promise<Page<AccidentInWords>> {
    return this.page(actor, ofSchool, actor.schoolId, page, state, look);
  }

  /** Those at the actor's own workplaces. One statement. */
  ofHost(actor: Actor, page: PageRequest, state: AccidentState | null, look: Look): Promise<Page<AccidentInWords>> {
    return this.page(actor, ofHost, actor.employerId, page, state, look);
  }

  /** Those of the actor's programme, by pseudonym. One statement. */
  ofProgramme(
    actor: Actor,
    page: PageRequest,
    state: AccidentState | null,
    look: Look,
  ): Promise<Page<ProgrammeAccident>> {
    return this.page(actor, ofProgramme, actor.programmeId, page, state, look);
  }

  private async page<Row extends AccidentLine & { readonly kind: AccidentKind }>(
    actor: Actor,
    list: Statement<Row>,
    owner: string | null,
    { first, after }: PageRequest,
    state: AccidentState | null,
    look: Look,
  ): Promise<Page<Row>> {
    const parameters = [owner, state, idAfter('Accident', after, end), first + 1];
    const rows = await this.reads.looking(actor, look, { studentId, first }, list, parameters);
    return pageOf(rows, first, ({ id }) => [id]);
  }
}
