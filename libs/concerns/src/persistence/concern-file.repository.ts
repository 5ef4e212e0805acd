import type { SchoolId } from '#kernel';
import type { Transaction } from '#platform';
import type { ConcernFiles } from '../application/ports.js';
import type { FiledConcern } from '../domain/concern-file.js';
import { concernColumns, concernTables } from './concern-sql.js';

/** Concerns with every note in PostgreSQL; one statement, however many. */
export class PgConcernFiles implements ConcernFiles {
  constructor(private readonly tx: Transaction) {}

  async of(schoolId: SchoolId, studentId: string | null, concernId: string | null): Promise<FiledConcern[]> {
    return this.tx.manager.query<FiledConcern[]>(
      `select ${concernColumns} from concern c ${concernTables}
       where c.school_id = $1 and ($2::text is null or c.student_id = $2) and ($3::text is null or c.id = $3) order by c.id`,
      [schoolId, studentId, concernId],
    );
  }
}
