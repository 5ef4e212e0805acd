import { SecondPersonNeeded } from '#employers';
import { isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { VettingTx } from './ports.js';
import { takeOnIdentified } from './steps.js';

/** A doubtful domain is the employer's all the same, and why. */
export interface DecideAboutDomainCommand {
  readonly employerId: string;
  readonly domain: string;
  readonly reason: string;
}

/** A coordinator takes the doubt about a domain away, with a reason; it holds for that employer and that domain alone. */
export class DecideAboutDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, also where nothing is in doubt, and `SecondPersonNeeded`. */
  run(actor: Actor, { employerId, domain, reason }: DecideAboutDomainCommand): Promise<void> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const employer = isIdOf('Employer', employerId) ? await tx.employers.lock(employerId) : undefined;
      if (employer === undefined) throw new NotFound('Employer', employerId);
      if (employer.registeredBy === actor.accountId) throw new SecondPersonNeeded();
      const doubts = await tx.domains.openDoubts(employer.id);
      if (!doubts.some((doubt) => doubt.domain === domain)) throw new NotFound('Domain', domain);
      await tx.domains.add(employer.id, domain, reason, clock.now());
      await tx.outbox.add({ kind: 'employer.domain-decided', subjectId: employer.id, employerId: employer.id });
      await takeOnIdentified(tx, employer.id, clock);
    });
  }
}
