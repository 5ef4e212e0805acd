import { systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import { daysLater, daysOfLink } from '../domain/guardian-link.js';
import type { GuardiansTx } from './ports.js';

/** Deletes links a fortnight after they ended, with the hashes of their tokens; what was answered by them stays. Run by the worker each night. */
export class PurgeGuardianLinks {
  constructor(
    private readonly unitOfWork: UnitOfWork<GuardiansTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many went. Harmless to repeat. */
  run(): Promise<number> {
    const endedBefore = daysLater(this.surroundings.clock.now(), -daysOfLink.kept);
    return this.unitOfWork.run(systemActor('purge-guardian-links'), ({ links }) => links.purge(endedBefore));
  }
}
