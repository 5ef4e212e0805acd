import type { LocalDate, StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { ChildFiles, DueFile, LateFile } from '../application/ports.js';
import type { FileDates, FileState } from '../domain/departure.js';
import { termsSql } from './departure.repository.js';

const told = `student_id as "studentId", programme_id as "programmeId", school_id as "schoolId"`;

/** Files that follow students, in PostgreSQL. */
export class PgChildFiles implements ChildFiles {
  constructor(private readonly tx: Transaction) {}

  /** Whoever says that somebody has left may not read whether there is anything; the database looks. */
  async open(studentId: StudentId, { remindOn, dueOn }: FileDates, at: Date): Promise<boolean> {
    const [file] = await this.tx.manager.query<{ isNew: boolean }[]>(
      'select open_child_file($1, $2, $3, $4) as "isNew"',
      [studentId, remindOn, dueOn, at],
    );
    return file?.isNew === true;
  }

  async lock(studentId: StudentId): Promise<FileState | undefined> {
    const [file] = await this.tx.manager.query<{ state: FileState }[]>(
      `select case when passed_on is null then 'DUE' else 'PASSED_ON' end as state from child_file where student_id = $1 for update`,
      [studentId],
    );
    return file?.state;
  }

  async passOn(studentId: StudentId, passedOn: LocalDate, by: string, at: Date): Promise<void> {
    await this.tx.manager.query(
      'update child_file set passed_on = $2, passed_on_by = $3, passed_on_noted_at = $4 where student_id = $1',
      [studentId, passedOn, by, at],
    );
  }

  async late(): Promise<LateFile[]> {
    return this.tx.manager.query<LateFile[]>(
      `select n.student_id as "studentId", n.programme_id as "programmeId", n.school_id as "schoolId",
         to_char(n.left_on, 'YYYY-MM-DD') as "leftOn", ${termsSql}
       from departure n
       where n.student_id in (select without_child_file()) order by n.student_id`,
    );
  }

  async toRemindOf(on: LocalDate, at: Date): Promise<DueFile[]> {
    const [rows] = await this.tx.manager.query<[DueFile[], number]>(
      `update child_file set reminded_at = $2
       where passed_on is null and reminded_at is null and remind_on <= $1::date and due_on >= $1::date returning ${told}`,
      [on, at],
    );
    return rows;
  }

  async overdue(on: LocalDate, at: Date): Promise<DueFile[]> {
    const [rows] = await this.tx.manager.query<[DueFile[], number]>(
      `update child_file set overdue_told_at = $2
       where passed_on is null and overdue_told_at is null and due_on < $1::date returning ${told}`,
      [on, at],
    );
    return rows;
  }
}
