import type { AllocationId } from '#kernel';
import type { Transaction } from '#platform';
import type { Thread, Threads } from '../application/ports.js';

/** Allocations in PostgreSQL, as far as one may write about them. */
export class PgThreads implements Threads {
  constructor(private readonly tx: Transaction) {}

  async lock(id: AllocationId): Promise<Thread | undefined> {
    const [thread] = await this.tx.manager.query<Thread[]>(
      `select a.id, a.programme_id as "programmeId", a.school_id as "schoolId", a.student_id as "studentId",
         a.employer_id as "employerId", a.state, to_char(upper(a.days) - 1, 'YYYY-MM-DD') as "lastDay",
         e.state = 'VERIFIED'
           and not o.id = any(held_adverts()) as "isHostInGoodStanding", t.postcode as "workplacePostcode"
       from allocation a join employer e on e.id = a.employer_id join slot s on s.id = a.slot_id
       join opportunity o on o.id = s.opportunity_id join site t on t.id = o.site_id
       where a.id = $1 for no key update of a`,
      [id],
    );
    return thread;
  }
}
