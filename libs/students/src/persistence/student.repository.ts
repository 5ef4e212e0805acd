import type { SchoolId, StudentId } from '#kernel';
import type { JobCategory, StatementAnswers, StudentInterests } from '#interests';
import type { Transaction } from '#platform';
import type { Students } from '../application/ports.js';
import type { EnrolledStudent } from '../domain/student.js';

/** Students in PostgreSQL. A whole school is written in two statements, whatever its size. */
export class PgStudents implements Students {
  constructor(private readonly tx: Transaction) {}

  async lockImportsOf(schoolId: SchoolId): Promise<void> {
    await this.tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('students of ' || $1, 0))`, [schoolId]);
  }

  async idsByUpn(schoolId: SchoolId, upns: readonly string[]): Promise<ReadonlyMap<string, StudentId>> {
    const rows = await this.tx.manager.query<{ upn: string; student_id: StudentId }[]>(
      'select upn, student_id from student_identity where school_id = $1 and upn = any($2)',
      [schoolId, upns],
    );
    return new Map(rows.map(({ upn, student_id: id }) => [upn, id]));
  }

  async save(students: readonly EnrolledStudent[]): Promise<void> {
    const { programmeId, schoolId } = this.tx.actor;
    const rows = JSON.stringify(students);
    await this.tx.manager.query(
      `insert into student (id, programme_id, school_id, year_group, home_cell, location_rough, interests, travel_limits, free_school_meals,
         send_support, care_experienced, neet_risk, adjustments, gender)
       select id, $2, $3, "yearGroup", "homeCell", "roughLocation", interests,
         jsonb_strip_nulls(jsonb_build_object('maxMinutesEachWay', "maxMinutesEachWay")), "freeSchoolMeals", "sendSupport", "careExperienced",
         "neetRisk", adjustments, gender
       from json_to_recordset($1) as row (id text, "yearGroup" smallint, "homeCell" text, "roughLocation" boolean, interests text[], "maxMinutesEachWay" smallint,
         "freeSchoolMeals" boolean, "sendSupport" boolean, "careExperienced" boolean, "neetRisk" boolean, adjustments text, gender text)
       on conflict (id) do update set year_group = excluded.year_group, home_cell = excluded.home_cell,
         location_rough = excluded.location_rough,
         interests = case when excluded.interests = '{}' then student.interests else excluded.interests end,
         travel_limits = student.travel_limits || excluded.travel_limits, free_school_meals = excluded.free_school_meals,
         send_support = excluded.send_support, care_experienced = excluded.care_experienced, neet_risk = excluded.neet_risk,
         adjustments = excluded.adjustments, gender = coalesce(excluded.gender, student.gender)`,
      [rows, programmeId, schoolId],
    );
    await this.tx.manager.query(
      `insert into student_identity (student_id, school_id, upn, given_name, family_name, born_on)
       select id, $2, upn, "givenName", "familyName", "bornOn"
       from json_to_recordset($1) as row (id text, upn text, "givenName" text, "familyName" text, "bornOn" date)
       on conflict (student_id) do update set given_name = excluded.given_name, family_name = excluded.family_name,
         born_on = excluded.born_on`,
      [rows, schoolId],
    );
  }

  async setInterests(id: StudentId, interests: readonly JobCategory[]): Promise<boolean> {
    const [, updated] = await this.tx.manager.query<[unknown[], number]>(
      'update student set interests = $2 where id = $1',
      [id, interests],
    );
    return updated === 1;
  }

  async setAnswers(id: StudentId, answers: StatementAnswers): Promise<StudentInterests | undefined> {
    const [updated] = await this.tx.manager.query<[StudentInterests[], number]>(
      'update student set statement_answers = $2 where id = $1 returning interests as categories, statement_answers as answers',
      [id, JSON.stringify(answers)],
    );
    return updated[0];
  }
}
