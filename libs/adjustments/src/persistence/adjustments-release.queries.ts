import { isIdOf, type Actor, type AllocationId } from '#kernel';
import { statement, type Look, type ScopedReads } from '#platform';
import type { AdjustmentsStanding } from '../domain/adjustments-release.js';

/** What a student needs, and who has said what to the host's reading it. */
export interface ListedRelease extends AdjustmentsStanding {
  readonly allocationId: AllocationId;
  readonly adjustments: string | null;
  /** The form from home that stands. */
  readonly formId: string | null;
}

const release = statement<ListedRelease>(
  'adjustments_release',
  `select $1::text as "allocationId", adjustments, version, student_says as "studentSays", guardian_says as "guardianSays",
     is_released as "isReleased", case when adjustments is not null then student_id end as "studentId",
     (select x.id from adjustments_release x where x.allocation_id = $1 and x.channel = 'PAPER' and x.answer = 'GIVEN'
       and x.voided_at is null) as "formId"
   from adjustments_release_of($1)`,
);

/** Reads of what was said. */
export class AdjustmentsReleaseQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Of an allocation in the reach of a student or of the staff of a school; `undefined` when there is none. */
  async of(actor: Actor, allocationId: string, look: Look): Promise<ListedRelease | undefined> {
    if (!isIdOf('Allocation', allocationId)) return undefined;
    const [found] = await this.reads.looking(actor, look, { studentId: 'looked."studentId"' }, release, [allocationId]);
    return found;
  }
}
