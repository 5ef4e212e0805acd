import { isIdOf, pageOf, readCursor, type Actor, type Page, type PageRequest, type StudentId } from '#kernel';
import type { JobCategory, StatementAnswers } from '#interests';
import { statement, type Look, type ScopedReads } from '#platform';
import { maxMinutesOf } from '#travel';
import type { Gender } from '../domain/student.js';

/** A student as the staff of the school know them. */
export interface StudentForStaff {
  readonly id: StudentId;
  readonly givenName: string;
  readonly familyName: string;
  readonly yearGroup: number;
  readonly bornOn: string;
  readonly freeSchoolMeals: boolean;
  readonly sendSupport: boolean;
  readonly careExperienced: boolean;
  readonly neetRisk: boolean;
  readonly interests: JobCategory[];
  readonly maxMinutesEachWay: number;
  readonly adjustments: string | null;
  readonly roughLocation: boolean;
  readonly gender: Gender | null;
}

/** A student as they see themselves. */
export interface StudentSelf {
  readonly givenName: string;
  readonly yearGroup: number;
  readonly interests: JobCategory[];
  readonly statementAnswers: StatementAnswers;
  readonly maxMinutesEachWay: number;
  readonly schoolName: string;
}

const forStaff = `
  select s.id, i.given_name as "givenName", i.family_name as "familyName", s.year_group as "yearGroup",
    to_char(i.born_on, 'YYYY-MM-DD') as "bornOn", s.free_school_meals as "freeSchoolMeals", s.send_support as "sendSupport",
    s.care_experienced as "careExperienced", s.neet_risk as "neetRisk", s.interests, ${maxMinutesOf('s')} as "maxMinutesEachWay",
    s.adjustments, s.location_rough as "roughLocation", s.gender
  from student_identity i join student s on s.id = i.student_id`;

const one = statement<StudentForStaff>('student', `${forStaff} where i.school_id = $1 and i.student_id = $2`);

/** The cursor names the student alone, so that no name of a child travels in it; their place in the order is looked up. */
const ofSchool = statement<StudentForStaff>(
  'students_of_school',
  `with place as (
     select coalesce(max(family_name), '') as family_name, coalesce(max(given_name), '') as given_name, coalesce(max(student_id), '') as id
     from student_identity where school_id = $1 and student_id = $2)
   ${forStaff}, place
   where i.school_id = $1 and (i.family_name, i.given_name, i.student_id) > (place.family_name, place.given_name, place.id)
   order by i.family_name, i.given_name, i.student_id limit $3`,
);

const self = statement<StudentSelf>(
  'student_self',
  `select i.given_name as "givenName", s.year_group as "yearGroup", s.interests, ${maxMinutesOf('s')} as "maxMinutesEachWay",
     s.statement_answers as "statementAnswers", c.name as "schoolName"
   from student s join student_identity i on i.student_id = s.id join school c on c.id = s.school_id where s.id = $1`,
);

/** Reads of students. */
export class StudentQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** A student of the actor's school. */
  async one(actor: Actor, id: string, look: Look): Promise<StudentForStaff | undefined> {
    if (!isIdOf('Student', id)) return undefined;
    return (await this.reads.looking(actor, look, { studentId: 'looked.id' }, one, [actor.schoolId, id]))[0];
  }

  /** Students of the actor's school, by family name and given name. */
  async ofSchool(actor: Actor, { first, after }: PageRequest, look: Look): Promise<Page<StudentForStaff>> {
    const from = after === null ? '' : (readCursor(after, 1)?.[0] ?? '');
    const subjects = { studentId: 'looked.id', first };
    const rows = await this.reads.looking(actor, look, subjects, ofSchool, [actor.schoolId, from, first + 1]);
    return pageOf(rows, first, (node) => [node.id]);
  }

  /** The student who asks. */
  async self(actor: Actor): Promise<StudentSelf | undefined> {
    return this.reads.one(actor, self, [actor.studentId]);
  }
}
