import type { EmployerId, ProgrammeId, SchoolId } from '#kernel';
import type { Transaction } from '#platform';
import type { Refusals } from '../application/ports.js';

/** Employers refused by schools, in PostgreSQL. */
export class PgRefusals implements Refusals {
  constructor(private readonly tx: Transaction) {}

  async isEmployerHere(employerId: EmployerId): Promise<boolean> {
    const rows = await this.tx.manager.query<unknown[]>('select from employer where id = $1 and programme_id = $2', [
      employerId,
      this.tx.actor.programmeId,
    ]);
    return rows.length > 0;
  }

  async add(
    employerId: EmployerId,
    programmeId: ProgrammeId,
    schoolId: SchoolId,
    reason: string,
    at: Date,
  ): Promise<boolean> {
    const { accountId, role } = this.tx.actor;
    const added = await this.tx.manager.query<unknown[]>(
      `insert into employer_refusal (school_id, programme_id, employer_id, reason, refused_by, refused_as, refused_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning employer_id`,
      [schoolId, programmeId, employerId, reason, accountId, role, at],
    );
    return added.length === 1;
  }

  async remove(employerId: EmployerId, schoolId: SchoolId): Promise<boolean> {
    const [, removed] = await this.tx.manager.query<[unknown[], number]>(
      'delete from employer_refusal where school_id = $1 and employer_id = $2',
      [schoolId, employerId],
    );
    return removed === 1;
  }
}
