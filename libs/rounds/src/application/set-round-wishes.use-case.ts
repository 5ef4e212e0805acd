import { InvalidInput, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { liveOnes } from '../domain/application.js';
import { exclusionFaults } from '../domain/round-wish.js';
import { applicantOf } from './applicant.js';
import { requireOpen } from './open-round.js';
import type { KeptWish, RoundsTx } from './ports.js';

/** What a student says about a round besides the list. */
export interface SetRoundWishesCommand {
  readonly roundId: string;
  readonly excludedSlotIds: readonly string[];
  readonly agreesToMove: boolean;
  /** Whom a careers lead acts for; null from a student. */
  readonly studentId: string | null;
}

/** Says where a student does not want to go, and whether they make room for somebody, in place of what was said before. */
export class SetRoundWishes {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, command: SetRoundWishesCommand): Promise<KeptWish> {
    const studentId = applicantOf(actor, command.studentId);
    return this.unitOfWork.run(actor, async ({ rounds, applications, wishes, outbox }) => {
      const student = await applications.applicant(studentId);
      if (student === undefined) throw new NotFound('Student', studentId);
      const round = await requireOpen(rounds, command.roundId, this.surroundings.clock.now());
      const live = liveOnes(await applications.lockList(round.id, student.id));
      const known = await wishes.known(student.programmeId, command.excludedSlotIds);
      const appliedFor = new Set<string>(live.map(({ slotId }) => slotId));
      const faults = exclusionFaults(command.excludedSlotIds, new Set<string>(known), appliedFor);
      if (faults.length > 0) throw new InvalidInput(faults);
      const wish: KeptWish = {
        roundId: round.id,
        studentId: student.id,
        programmeId: student.programmeId,
        schoolId: student.schoolId,
        excludedSlotIds: command.excludedSlotIds.flatMap((sent) => known.filter((id) => id === sent)),
        agreesToMove: command.agreesToMove,
        onBehalfBy: actor.role === 'STUDENT' ? null : actor.accountId,
      };
      await wishes.set(wish, this.surroundings.clock.now());
      await outbox.add({ kind: 'round-wishes.set', subjectId: round.id, studentId: student.id });
      return wish;
    });
  }
}
