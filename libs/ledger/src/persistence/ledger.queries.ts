import { pageOf, readCursor, systemActor, type Actor, type Page, type PageRequest, type StudentId } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { StudentFacts } from '../domain/ledger.js';
import { activitiesSql, activityJson } from './activities-sql.js';

/** A student of the school, by name. */
export interface ListedStudent {
  readonly id: StudentId;
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * One child is one number (UPN) within a programme, at whichever school; a date of birth that does not agree says that a number was typed
 * wrong, and then they are two.
 */
const factsOf = `select me.student_id as "studentId", to_char(me.born_on, 'YYYY-MM-DD') as "bornOn", n.year_group as "yearGroup",
     coalesce((
       select json_agg(${activityJson.replace('json_build_object(', "json_build_object('isOwnSchool', x.school_id = me.school_id, ")}
         order by s.starts_on, x.id)
       from student_identity i join student p on p.id = i.student_id join ${activitiesSql} on true
       where i.upn = me.upn and i.born_on = me.born_on and p.programme_id = n.programme_id and x.student_id = i.student_id), '[]') as activities
   from student_identity me join student n on n.id = me.student_id`;

const ofStudents = statement<StudentFacts>('ledgers_of_students', `${factsOf} where me.student_id = any($1)`);

const ofSchool = statement<StudentFacts>('ledgers_of_school', `${factsOf} where me.school_id = $1`);

/**
 * Every child of a programme once, at the school that took them last; activities are looked up in one go, because a programme has thousands.
 * Without what is named in them, of which no sum is made.
 */
const ofProgramme = statement<StudentFacts>(
  'ledgers_of_programme',
  `with known as (
     select i.student_id, i.upn, i.born_on, n.year_group from student_identity i join student n on n.id = i.student_id
     where n.programme_id = $1
   ), child as (select distinct on (upn, born_on) * from known order by upn, born_on, student_id desc),
   done as (
     select x.student_id, ${activityJson.replace("'dayPlan', o.day_plan", `'dayPlan', '[]'::json, 'isOwnSchool', true`)} as activity
     from ${activitiesSql} where o.programme_id = $1
   )
   select c.student_id as "studentId", to_char(c.born_on, 'YYYY-MM-DD') as "bornOn", c.year_group as "yearGroup",
     coalesce(json_agg(d.activity) filter (where d.activity is not null), '[]') as activities
   from child c join known k using (upn, born_on) left join done d on d.student_id = k.student_id
   group by c.student_id, c.born_on, c.year_group`,
);

const listed = statement<ListedStudent>(
  'students_with_ledger',
  `select i.student_id as id, i.given_name as "givenName", i.family_name as "familyName" from student_identity i
   where i.school_id = $1 and (i.family_name, i.given_name, i.student_id::text) > ($2, $3, $4)
   order by i.family_name, i.given_name, i.student_id limit $5`,
);

const reader = systemActor('ledger');

/**
 * Reads of hours: as the service, because a student's hours at an earlier school count on, and no school may read another's. What is not the
 * school's own leaves this feature as a sum.
 */
export class LedgerQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What the student who asks went to; `undefined` when the school has taken them off. */
  async ofStudent({ studentId }: Actor): Promise<StudentFacts | undefined> {
    return this.reads.one(reader, ofStudents, [[studentId]]);
  }

  /** What each student of the actor's school went to. One statement. */
  async ofSchool({ schoolId }: Actor): Promise<StudentFacts[]> {
    return this.reads.all(reader, ofSchool, [schoolId]);
  }

  /** What each student of the actor's programme went to, in no order; still to be suppressed. One statement. */
  async ofProgramme({ programmeId }: Actor): Promise<StudentFacts[]> {
    return this.reads.all(reader, ofProgramme, [programmeId]);
  }

  /** A page of the students of the actor's school by name, with what each went to. Two statements, whatever the size of the page. */
  async page(
    actor: Actor,
    { first, after }: PageRequest,
  ): Promise<Page<{ student: ListedStudent; facts: StudentFacts }>> {
    const key = (after === null ? undefined : readCursor(after, 3)) ?? ['', '', ''];
    const students = await this.reads.all(actor, listed, [actor.schoolId, ...key.map(String), first + 1]);
    const facts = await this.reads.all(reader, ofStudents, [students.map(({ id }) => id)]);
    const byId = new Map(facts.map((each) => [each.studentId, each]));
    const rows = students.flatMap((student) => {
      const found = byId.get(student.id);
      return found === undefined ? [] : [{ student, facts: found }];
    });
    return pageOf(rows, first, ({ student: { familyName, givenName, id } }) => [familyName, givenName, id]);
  }
}
