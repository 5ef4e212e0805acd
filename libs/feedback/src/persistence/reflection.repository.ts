import type { AllocationId } from '#kernel';
import type { Transaction } from '#platform';
import type { Reflections } from '../application/ports.js';
import type { Reflection, ReflectionText } from '../domain/reflection.js';

/** Students' cards in PostgreSQL. */
export class PgReflections implements Reflections {
  constructor(private readonly tx: Transaction) {}

  async find(id: AllocationId): Promise<ReflectionText | undefined> {
    const [card] = await this.tx.manager.query<ReflectionText[]>(
      `select enjoyed, changed_plans as "changedPlans", would_visit_similar as "wouldVisitSimilar", could_be_better as "couldBeBetter"
       from reflection where allocation_id = $1`,
      [id],
    );
    return card;
  }

  async keep(reflection: Reflection, at: Date): Promise<void> {
    const { allocationId, programmeId, schoolId, studentId } = reflection;
    const { enjoyed, changedPlans, wouldVisitSimilar, couldBeBetter } = reflection;
    await this.tx.manager.query(
      `insert into reflection (allocation_id, programme_id, school_id, student_id, enjoyed, changed_plans, would_visit_similar,
         could_be_better, written_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (allocation_id) do update set enjoyed = excluded.enjoyed, changed_plans = excluded.changed_plans,
         would_visit_similar = excluded.would_visit_similar, could_be_better = excluded.could_be_better, written_at = excluded.written_at`,
      [allocationId, programmeId, schoolId, studentId, enjoyed, changedPlans, wouldVisitSimilar, couldBeBetter, at],
    );
  }

  async release(id: AllocationId, at: Date | null): Promise<boolean> {
    const [, released] = await this.tx.manager.query<[unknown[], number]>(
      'update reflection set released_at = $2 where allocation_id = $1',
      [id, at],
    );
    return released === 1;
  }
}
