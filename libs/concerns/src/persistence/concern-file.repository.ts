import type { SchoolId } from '#kernel';
import { entryRow, insertEntries, type Transaction } from '#platform';
import type { ConcernFiles } from '../application/ports.js';
import type { FiledConcern } from '../domain/concern-file.js';
import { concernColumns, concernTables } from './concern-sql.js';

/** Concerns with every note in PostgreSQL; two statements, however many: a file is a look at each child in it. */
export class PgConcernFiles implements ConcernFiles {
  constructor(private readonly tx: Transaction) {}

  async of(schoolId: SchoolId, studentId: string | null, concernId: string | null): Promise<FiledConcern[]> {
    const concerns = await this.tx.manager.query<(FiledConcern & { readonly studentId: string | null })[]>(
      `select ${concernColumns}, c.student_id as "studentId" from concern c ${concernTables}
       where c.school_id = $1 and ($2::text is null or c.student_id = $2) and ($3::text is null or c.id = $3) order by c.id`,
      [schoolId, studentId, concernId],
    );
    const about = new Set(concerns.flatMap((concern) => concern.studentId ?? []));
    const looks = [...about].map((id) =>
      entryRow(this.tx.actor, {
        action: 'read.CONCERNS',
        objectType: 'Student',
        objectId: id,
        studentId: id,
        fields: ['closingNote', 'note', 'studentName', 'text'],
      }),
    );
    await this.tx.manager.query(insertEntries('$1'), [JSON.stringify(looks)]);
    return concerns;
  }
}
