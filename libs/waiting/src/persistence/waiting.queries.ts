import {
  isIdOf,
  pageOf,
  readCursor,
  type Actor,
  type LocalDate,
  type LocalTime,
  type Page,
  type PageRequest,
  type SlotId,
  type SlotRequestId,
  type AllocationId,
  type StudentId,
  type WaitingPlaceId,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { WaitingState } from '../domain/waiting-place.js';

/** A place in a line as the student, or the school, sees it. Instants are text in UTC. */
export interface ListedWaitingPlace {
  readonly id: WaitingPlaceId;
  readonly state: WaitingState;
  readonly slotId: SlotId;
  readonly studentId: StudentId | null;
  readonly places: number;
  readonly joinedAt: string;
  /** Free places went to somebody further down, for whom they would do. */
  readonly passedOverAt: string | null;
  readonly allocationId: AllocationId | null;
  readonly slotRequestId: SlotRequestId | null;
  readonly offerUntil: string | null;
  readonly opportunityTitle: string;
  readonly employerName: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** A page is cut out by an index first and then joined. */
const pageBy = (owner: 'school_id' | 'student_id'): ReturnType<typeof statement<ListedWaitingPlace>> =>
  statement<ListedWaitingPlace>(
    `waiting_places_by_${owner}`,
    `select w.id, w.state, w.slot_id as "slotId", w.student_id as "studentId", w.places, ${instant('w.joined_at')} as "joinedAt",
       ${instant('w.passed_over_at')} as "passedOverAt", w.allocation_id as "allocationId", w.slot_request_id as "slotRequestId",
       coalesce(${instant('a.offer_until')}, ${instant('r.answer_by')}) as "offerUntil", o.title as "opportunityTitle",
       e.name as "employerName", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
       to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.finishes_at, 'HH24:MI') as "finishesAt"
     from (select * from waiting_place where ${owner} = $1 and id < $2 order by id desc limit $3) w
     join slot s on s.id = w.slot_id join opportunity o on o.id = s.opportunity_id join employer e on e.id = w.employer_id
     left join allocation a on a.id = w.allocation_id left join slot_request r on r.id = w.slot_request_id
     order by w.id desc`,
  );

const bySchool = pageBy('school_id');
const byStudent = pageBy('student_id');

/** After every id. */
const start = '~';

/** Reads of the waiting lists. */
export class WaitingQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Where the student, or the school with its students, waits or waited, newest first. One statement, whatever the size of the page. */
  async page(actor: Actor, { first, after }: PageRequest): Promise<Page<ListedWaitingPlace>> {
    const id = after === null ? undefined : readCursor(after, 1)?.[0];
    const from = typeof id === 'string' && isIdOf('WaitingPlace', id) ? id : start;
    const isStudent = actor.role === 'STUDENT';
    const owner = isStudent ? actor.studentId : actor.schoolId;
    const rows = await this.reads.all(actor, isStudent ? byStudent : bySchool, [owner, from, first + 1]);
    return pageOf(rows, first, (node) => [node.id]);
  }
}
