import { isIdOf, NotFound, requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { employerTransitions, type Employer, type EmployerState } from '../domain/employer.js';
import { SecondPersonNeeded, VettingIncomplete } from '../domain/problems.js';
import type { EmployersTx, SiteVetting } from './ports.js';

/** A step in an employer's verification. */
export interface MoveEmployerCommand {
  readonly employerId: string;
  readonly to: EmployerState;
  readonly reason: string | null;
}

const adultsNeeded = 2;

/** Submits, verifies or refuses an employer, as its transition table allows. */
export class MoveEmployer {
  constructor(
    private readonly unitOfWork: UnitOfWork<EmployersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { employerId, to, reason }: MoveEmployerCommand): Promise<Employer> {
    return this.unitOfWork.run(actor, async ({ employers, outbox }) => {
      const employer = isIdOf('Employer', employerId) ? await employers.lock(employerId) : undefined;
      if (employer === undefined) throw new NotFound('Employer', employerId);
      requireMove('Employer', employerTransitions, employer.state, to, actor.role as Role);
      if (to === 'VERIFIED') {
        if (employer.registeredBy === actor.accountId) throw new SecondPersonNeeded();
        requireVetted(await employers.vettingOf(employer.id));
      }
      await employers.setState(employer.id, to, reason, actor.accountId, this.surroundings.clock.now());
      await outbox.add({ kind: `employer.${to.toLowerCase()}`, subjectId: employer.id, employerId: employer.id });
      return { ...employer, state: to };
    });
  }
}

/** Every site needs a supervisor and a deputy who were found at their work address. */
function requireVetted(sites: readonly SiteVetting[]): void {
  const missing = sites
    .filter(({ vettedAdults }) => vettedAdults < adultsNeeded)
    .map(
      ({ siteName, vettedAdults }) =>
        `${siteName} has ${vettedAdults} of ${adultsNeeded} host adults called back at work.`,
    );
  if (sites.length === 0) missing.push('There is no site.');
  if (missing.length > 0) throw new VettingIncomplete(missing);
}
