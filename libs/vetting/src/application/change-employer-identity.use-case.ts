import { afterIdentityChange, ownEmployer, type EmployerIdentity, type EmployerState } from '#employers';
import { NotFound, type Actor, type ActivityProfileId, type Surroundings, type UnitOfWork } from '#kernel';
import type { VettingTx } from './ports.js';
import { lapse } from './steps.js';

/** What is another from now on; what is left out stays. */
export type ChangeEmployerIdentityCommand = Partial<EmployerIdentity>;

/** How the employer stands after the change. */
export interface ChangedIdentity {
  readonly state: EmployerState;
  readonly lapsed: readonly ActivityProfileId[];
}

/**
 * The employer has another name, trade, website or owner. All that was approved of it lapses in the same transaction, every call-back is worth
 * nothing, and it is not verified any more. Saying what is known already changes nothing.
 */
export class ChangeEmployerIdentity {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, command: ChangeEmployerIdentityCommand): Promise<ChangedIdentity> {
    const { clock } = this.surroundings;
    const { employerId } = ownEmployer(actor);
    return this.unitOfWork.run(actor, async (tx) => {
      const employer = await tx.employers.lock(employerId);
      if (employer === undefined) throw new NotFound('Employer', employerId);
      const { name, sector, webDomain, owner } = employer;
      const before: EmployerIdentity = { name, sector, webDomain, owner };
      const after: EmployerIdentity = { ...before, ...command };
      if (isSame(before, after)) return { state: employer.state, lapsed: [] };
      const state = afterIdentityChange[employer.state];
      await tx.employers.changeIdentity(employerId, after);
      await tx.employers.setState(employerId, state, null, actor.accountId, clock.now());
      await tx.employers.forgetCallBacks(employerId, null);
      const kind = 'employer.identity-changed';
      await tx.outbox.add({ kind, subjectId: employerId, employerId, coordinatorOf: employer.programmeId });
      return { state, lapsed: await lapse(tx, employerId, null, clock) };
    });
  }
}

function isSame(before: EmployerIdentity, after: EmployerIdentity): boolean {
  return (['name', 'sector', 'webDomain', 'owner'] as const).every((part) => before[part] === after[part]);
}
