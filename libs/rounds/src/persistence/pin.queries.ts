import {
  emptyPage,
  isIdOf,
  pageOf,
  readCursor,
  type Actor,
  type Page,
  type PageRequest,
  type SlotId,
  type StudentId,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';

/** A placement set aside for a student, as the coordinator knows both: one by its id, the other by its name. */
export interface PinLine {
  readonly studentId: StudentId;
  readonly slotId: SlotId;
  readonly title: string;
  readonly employerName: string;
  /** An instant in UTC, as text. */
  readonly pinnedAt: string;
}

const ofRound = statement<PinLine>(
  'pins_of_round',
  `select p.student_id as "studentId", p.slot_id as "slotId", o.title, e.name as "employerName",
     to_char(p.pinned_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "pinnedAt"
   from round_pin p join slot s on s.id = p.slot_id join opportunity o on o.id = s.opportunity_id join employer e on e.id = s.employer_id
   where p.round_id = $1 and p.student_id > $2 order by p.student_id limit $3`,
);

/** Reads of pinned placements for the coordinator. */
export class PinQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Those of a round of the coordinator's programme, by student id. */
  async ofRound(actor: Actor, roundId: string, { first, after }: PageRequest): Promise<Page<PinLine>> {
    if (!isIdOf('Round', roundId)) return emptyPage;
    const from = (after === null ? undefined : readCursor(after, 1))?.[0] ?? '';
    const rows = await this.reads.all(actor, ofRound, [roundId, String(from), first + 1]);
    return pageOf(rows, first, ({ studentId }) => [studentId]);
  }
}
