import {
  idAfter,
  pageOf,
  readCursor,
  type Actor,
  type IdOf,
  type LocalDate,
  type Page,
  type PageRequest,
  type StudentId,
} from '#kernel';
import { statement, type Look, type ScopedReads } from '#platform';
import type { FileState } from '../domain/departure.js';

/** Somebody who has left, or will. */
export interface LeftStudent {
  readonly id: IdOf<'Departure'>;
  readonly studentId: StudentId;
  /** Null where who they were is no longer kept here. */
  readonly studentName: string | null;
  readonly leftOn: LocalDate;
  readonly newSchoolName: string | null;
}

/** A file that has to follow somebody, as the safeguarding lead reads of it. */
export interface ListedFile extends Omit<LeftStudent, 'id'> {
  readonly state: FileState;
  readonly dueOn: LocalDate;
  readonly passedOn: LocalDate | null;
}

const of = `d.student_id as "studentId", (select i.given_name || ' ' || i.family_name from student_identity i
    where i.student_id = d.student_id) as "studentName", to_char(d.left_on, 'YYYY-MM-DD') as "leftOn", d.new_school_name as "newSchoolName"`;

const left = statement<LeftStudent>(
  'left_students',
  `select d.id, ${of} from departure d where d.school_id = $1 and d.id < $2 order by d.id desc limit $3`,
);

const files = statement<ListedFile>(
  'files_to_pass_on',
  `select ${of}, case when f.passed_on is null then 'DUE' else 'PASSED_ON' end as state, to_char(f.due_on, 'YYYY-MM-DD') as "dueOn",
     to_char(f.passed_on, 'YYYY-MM-DD') as "passedOn"
   from child_file f join departure d on d.student_id = f.student_id
   where f.school_id = $1 and ($2::text is null or (f.passed_on is null) = ($2 = 'DUE')) and (f.due_on, f.student_id) > ($3::date, $4)
   order by f.due_on, f.student_id limit $5`,
);

/** After every id. */
const end = '~';

/** Reads of who has left, and of what has to follow them. */
export class DepartureQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Those of the actor's school, told last first. One statement. */
  async left(actor: Actor, { first, after }: PageRequest): Promise<Page<LeftStudent>> {
    const rows = await this.reads.all(actor, left, [actor.schoolId, idAfter('Departure', after, end), first + 1]);
    return pageOf(rows, first, ({ id }) => [id]);
  }

  /** Files of the actor's school that have to be passed on, or were, the first due first. One statement, and a look at each whom it names. */
  async files(
    actor: Actor,
    { first, after }: PageRequest,
    state: FileState | null,
    look: Look,
  ): Promise<Page<ListedFile>> {
    const [dueOn, studentId] = (after === null ? undefined : readCursor(after, 2)) ?? ['0001-01-01', ''];
    const parameters = [actor.schoolId, state, dueOn, studentId, first + 1];
    const rows = await this.reads.looking(actor, look, { studentId: 'looked."studentId"', first }, files, parameters);
    return pageOf(rows, first, (row) => [row.dueOn, row.studentId]);
  }
}
