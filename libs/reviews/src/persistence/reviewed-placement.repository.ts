import type { AllocationId } from '#kernel';
import type { Transaction } from '#platform';
import type { ReviewedPlacement, ReviewedPlacements } from '../application/ports.js';

/** Allocations in PostgreSQL, as far as one may say something of them. */
export class PgReviewedPlacements implements ReviewedPlacements {
  constructor(private readonly tx: Transaction) {}

  async find(id: AllocationId): Promise<ReviewedPlacement | undefined> {
    const [placement] = await this.tx.manager.query<ReviewedPlacement[]>(
      `select a.id, a.programme_id as "programmeId", a.school_id as "schoolId", a.student_id as "studentId",
         a.employer_id as "employerId", s.opportunity_id as "opportunityId", a.state, a.placement_version as "placementVersion",
         to_char(s.ends_on, 'YYYY-MM-DD') as "lastDay"
       from allocation a join slot s on s.id = a.slot_id where a.id = $1`,
      [id],
    );
    return placement;
  }
}
