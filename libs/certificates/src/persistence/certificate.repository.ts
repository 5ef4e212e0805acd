import { invariant, type AllocationId } from '#kernel';
import { activitiesSql, activityJson } from '#ledger';
import type { Transaction } from '#platform';
import type { Certificates } from '../application/ports.js';
import type { Certificate, CertificateFacts } from '../domain/certificate.js';

/** Certificates in PostgreSQL. */
export class PgCertificates implements Certificates {
  constructor(private readonly tx: Transaction) {}

  async codeOf(allocationId: AllocationId): Promise<string | undefined> {
    const [found] = await this.tx.manager.query<{ code: string }[]>(
      'select code from certificate where allocation_id = $1',
      [allocationId],
    );
    return found?.code;
  }

  async add({ allocationId, programmeId, schoolId, studentId, code }: Certificate, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into certificate (allocation_id, programme_id, school_id, student_id, code, issued_by, issued_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [allocationId, programmeId, schoolId, studentId, code, this.tx.actor.accountId, at],
    );
  }

  async factsOf(allocationId: AllocationId): Promise<CertificateFacts> {
    const [facts] = await this.tx.manager.query<CertificateFacts[]>(
      `select i.given_name as "givenName", i.family_name as "familyName", c.name as "schoolName", ${activityJson} as activity
       from ${activitiesSql} join student_identity i on i.student_id = x.student_id join school c on c.id = x.school_id
       where x.id = $1`,
      [allocationId],
    );
    invariant(facts !== undefined, 'whoever sees an attended placement sees what it says');
    return facts;
  }
}
