import { PgPlacementTerms, type PresentTerms } from '#clearances';
import { invariant, type AllocationId, type EmployerId, type LocalDate, type SlotId } from '#kernel';
import { PgAllocations, type Allocation } from '#placements';
import type { Transaction } from '#platform';
import type { Placements } from '../application/ports.js';

/** Placements in PostgreSQL, as the staff of the student's school see them. */
export class PgPlacements implements Placements {
  constructor(private readonly tx: Transaction) {}

  lock(id: AllocationId): Promise<Allocation | undefined> {
    return new PgAllocations(this.tx).lock(id);
  }

  async datesOf(id: AllocationId): Promise<{ bornOn: LocalDate; startsOn: LocalDate }> {
    const [dates] = await this.tx.manager.query<{ bornOn: LocalDate; startsOn: LocalDate }[]>(
      `select to_char(i.born_on, 'YYYY-MM-DD') as "bornOn", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn"
       from allocation a join student_identity i on i.student_id = a.student_id join slot s on s.id = a.slot_id where a.id = $1`,
      [id],
    );
    invariant(dates !== undefined, 'the staff of a school see who holds a place of theirs, and when');
    return dates;
  }

  termsOf(slotId: SlotId): Promise<PresentTerms> {
    return new PgPlacementTerms(this.tx).of(slotId);
  }

  async isHostAdult(employerId: EmployerId, email: string): Promise<boolean> {
    const found = await this.tx.manager.query<unknown[]>(
      'select from host_adult where employer_id = $1 and lower(work_email) = lower($2)',
      [employerId, email],
    );
    return found.length > 0;
  }
}
