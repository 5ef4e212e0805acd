import {
  employerTransitions,
  SecondPersonNeeded,
  type Employer,
  type EmployerState,
  type SiteAdults,
} from '#employers';
import { isIdOf, NotFound, requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { VettingIncomplete } from '../domain/problems.js';
import type { DomainDoubt } from '../domain/domain-doubts.js';
import type { VettingTx } from './ports.js';
import { takeOnIdentified } from './steps.js';

/** A step in an employer's verification. */
export interface MoveEmployerCommand {
  readonly employerId: string;
  readonly to: EmployerState;
  readonly reason: string | null;
}

const adultsNeeded = 2;

/**
 * Submits, verifies, refuses or suspends an employer, as its transition table allows. Verification says who the employer is, for all its profiles at
 * once: those that waited for that alone are taken on in the same step.
 */
export class MoveEmployer {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { employerId, to, reason }: MoveEmployerCommand): Promise<Employer> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const { employers, domains, outbox } = tx;
      const employer = isIdOf('Employer', employerId) ? await employers.lock(employerId) : undefined;
      if (employer === undefined) throw new NotFound('Employer', employerId);
      requireMove('Employer', employerTransitions, employer.state, to, actor.role as Role);
      if (to === 'VERIFIED') {
        if (employer.registeredBy === actor.accountId) throw new SecondPersonNeeded();
        requireKnown(await employers.adultsBySite(employer.id), await domains.openDoubts(employer.id));
      }
      await employers.setState(employer.id, to, reason, actor.accountId, clock.now());
      await outbox.add({ kind: `employer.${to.toLowerCase()}`, subjectId: employer.id, employerId: employer.id });
      if (to === 'VERIFIED') await takeOnIdentified(tx, employer.id, clock);
      return { ...employer, state: to };
    });
  }
}

/** Every site needs a supervisor and a deputy who were found at their work address, and no domain may be in doubt. */
function requireKnown(sites: readonly SiteAdults[], doubts: readonly DomainDoubt[]): void {
  const missing = sites
    .filter(({ calledBack }) => calledBack < adultsNeeded)
    .map(
      ({ siteName, calledBack }) => `${siteName} has ${calledBack} of ${adultsNeeded} host adults called back at work.`,
    );
  if (sites.length === 0) missing.push('There is no site.');
  missing.push(...doubts.map(sentenceOf));
  if (missing.length > 0) throw new VettingIncomplete(missing);
}

function sentenceOf({ domain, like }: DomainDoubt): string {
  return like === null
    ? `Anybody can have an address at ${domain}; decide about it first.`
    : `${domain} can be taken for ${like}; decide about it first.`;
}
