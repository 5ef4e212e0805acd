import { isIdOf, NotFound, requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { applicationTransitions, liveOnes, type Application } from '../domain/application.js';
import { requireOpen } from './open-round.js';
import type { RoundsTx } from './ports.js';

/** Takes an application back while the round is open; those ranked after it move up. */
export class WithdrawApplication {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, applicationId: string): Promise<Application> {
    return this.unitOfWork.run(actor, async ({ rounds, applications, outbox }) => {
      const found = isIdOf('Application', applicationId) ? await applications.find(applicationId) : undefined;
      if (found === undefined) throw new NotFound('Application', applicationId);
      await requireOpen(rounds, found.roundId, this.surroundings.clock.now());
      const list = await applications.lockList(found.roundId, found.studentId);
      const application = list.find(({ id }) => id === found.id) ?? found;
      requireMove('Application', applicationTransitions, application.state, 'WITHDRAWN', actor.role as Role);
      await applications.withdraw(application.id);
      await applications.rank(liveOnes(list).flatMap(({ id }) => (id === application.id ? [] : [id])));
      const { schoolId, studentId } = application;
      await outbox.add({ kind: 'application.withdrawn', subjectId: application.id, schoolId, studentId });
      return { ...application, state: 'WITHDRAWN', rank: null };
    });
  }
}
