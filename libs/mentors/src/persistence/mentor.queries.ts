import {
  pageOf,
  readCursor,
  type Actor,
  type AllocationId,
  type IdOf,
  type LocalDate,
  type Page,
  type PageRequest,
  type StudentId,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { Caseloads } from '../application/find-for-student.js';
import type { MeetingPlan } from '../domain/mentor-clearance.js';

/** A student of a caseload as the staff of the school read it. */
export interface Mentored {
  readonly mentoringId: IdOf<'Mentoring'>;
  readonly studentId: StudentId;
  readonly studentName: string;
  /** UTC, to the second. */
  readonly since: string;
}

/** A mentor as the staff of the school reads of them. */
export interface MentorLine {
  readonly grantId: IdOf<'Grant'>;
  readonly knownAs: string;
  /** The last day on which the check that was seen counts; null while none is recorded. */
  readonly checkValidUntil: LocalDate | null;
  /** True while the check counts no longer, or none is recorded: the mentor reaches nobody. */
  readonly isPaused: boolean;
  readonly meetsAt: string | null;
  readonly meetingPlan: MeetingPlan | null;
  readonly caseload: readonly Mentored[];
}

/** Where a student of the caseload has, or had, a place. */
export interface MentoredPlace {
  readonly allocationId: AllocationId;
  readonly opportunityTitle: string;
  readonly employerName: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

/** A student as their mentor sees them: name and year, and nothing of needs, circumstances or home. */
export interface MentoredStudent {
  readonly studentId: StudentId;
  readonly givenName: string;
  readonly familyName: string;
  readonly yearGroup: number;
  /** UTC, to the second. */
  readonly since: string;
  readonly places: readonly MentoredPlace[];
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const mentors = statement<MentorLine>(
  'mentors',
  `select t.grant_id as "grantId", t.known_as as "knownAs",
     to_char(t.check_valid_until, 'YYYY-MM-DD') as "checkValidUntil", (t.check_valid_until >= app_today()) is not true as "isPaused", t.meets_at as "meetsAt", t.meeting_plan as "meetingPlan",
     coalesce((select json_agg(json_build_object('mentoringId', m.id, 'studentId', m.student_id,
         'studentName', i.given_name || ' ' || i.family_name, 'since', ${instant('m.assigned_at')}) order by m.id)
       from mentoring m join student_identity i on i.student_id = m.student_id
       where m.grant_id = t.grant_id and m.ended_at is null), '[]') as caseload
   from mentor t join role_grant g on g.id = t.grant_id
   where t.school_id = $1 and g.revoked_at is null and t.grant_id > $2 order by t.grant_id limit $3`,
);

const caseload = statement<MentoredStudent>(
  'my_caseload',
  `select c.student_id as "studentId", c.given_name as "givenName", c.family_name as "familyName", c.year_group as "yearGroup",
     ${instant('c.since')} as since,
     coalesce((select json_agg(json_build_object('allocationId', p.id, 'opportunityTitle', p.opportunity_title,
         'employerName', p.employer_name, 'startsOn', to_char(p.starts_on, 'YYYY-MM-DD'), 'endsOn', to_char(p.ends_on, 'YYYY-MM-DD'))
         order by p.starts_on, p.id)
       from my_mentored_places() p where p.student_id = c.student_id), '[]') as places
   from my_caseload() c where c.student_id > $1 order by c.student_id limit $2`,
);

const one = statement<{ studentId: StudentId }>(
  'is_of_my_caseload',
  'select student_id as "studentId" from my_caseload() where student_id = $1',
);

/** Reads of mentors and caseloads. */
export class MentorQueries implements Caseloads {
  constructor(private readonly reads: ScopedReads) {}

  /** Those of the actor's school, in the order in which they were appointed, each with whom they help now. One statement. */
  async ofSchool(actor: Actor, page: PageRequest): Promise<Page<MentorLine>> {
    const rows = await this.reads.all(actor, mentors, [actor.schoolId, after(page), page.first + 1]);
    return pageOf(rows, page.first, ({ grantId }) => [grantId]);
  }

  /** The students whom the mentor who acts helps now. One statement. */
  async caseload(actor: Actor, page: PageRequest): Promise<Page<MentoredStudent>> {
    const rows = await this.reads.all(actor, caseload, [after(page), page.first + 1]);
    return pageOf(rows, page.first, ({ studentId }) => [studentId]);
  }

  async isMentorOf(actor: Actor, studentId: StudentId): Promise<boolean> {
    return (await this.reads.one(actor, one, [studentId])) !== undefined;
  }
}

function after({ after: cursor }: PageRequest): string {
  return cursor === null ? '' : String(readCursor(cursor, 1)?.[0] ?? '');
}
