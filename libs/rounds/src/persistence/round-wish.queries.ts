import { isIdOf, type Actor, type StudentId } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { RoundWish } from '../domain/round-wish.js';

const ofStudent = statement<Omit<RoundWish, 'studentId'>>(
  'wishes_of_student',
  `select excluded_slot_ids::text[] as "excludedSlotIds", agrees_to_move as "agreesToMove"
   from round_wish where round_id = $1 and student_id = $2`,
);

/** Reads of what students said besides their lists. */
export class RoundWishQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What the student said about the round, if anything, and if in the actor's reach. */
  async ofStudent(
    actor: Actor,
    roundId: string,
    studentId: StudentId,
  ): Promise<Omit<RoundWish, 'studentId'> | undefined> {
    return isIdOf('Round', roundId) ? this.reads.one(actor, ofStudent, [roundId, studentId]) : undefined;
  }
}
