import { InvalidInput, NotFound, type Actor, type ApplicationId, type Surroundings, type UnitOfWork } from '#kernel';
import { liveOnes } from '../domain/application.js';
import { rankingFaults } from '../domain/ranking-faults.js';
import { applicantOf } from './applicant.js';
import { requireOpen } from './open-round.js';
import type { RoundsTx } from './ports.js';

/** A student puts the live applications of a round in order. */
export interface RankApplicationsCommand {
  readonly roundId: string;
  /** Dearest first. */
  readonly applicationIds: readonly string[];
  /** Whom a careers lead acts for; null from a student. */
  readonly studentId: string | null;
}

/** Ranks all the live applications of a student in a round anew. */
export class RankApplications {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, command: RankApplicationsCommand): Promise<ApplicationId[]> {
    const studentId = applicantOf(actor, command.studentId);
    return this.unitOfWork.run(actor, async ({ rounds, applications, outbox }) => {
      const student = await applications.applicant(studentId);
      if (student === undefined) throw new NotFound('Student', studentId);
      const round = await requireOpen(rounds, command.roundId, this.surroundings.clock.now());
      const live = liveOnes(await applications.lockList(round.id, studentId)).map(({ id }) => id);
      const faults = rankingFaults(command.applicationIds, live);
      if (faults.length > 0) throw new InvalidInput(faults);
      const ordered = command.applicationIds.flatMap((sent) => live.filter((id) => id === sent));
      await applications.rank(ordered);
      await outbox.add({ kind: 'applications.ranked', subjectId: round.id, studentId });
      return ordered;
    });
  }
}
