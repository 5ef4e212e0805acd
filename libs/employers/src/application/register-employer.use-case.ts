import { invariant, isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { Employer } from '../domain/employer.js';
import type { EmployersTx } from './ports.js';

/** An organisation as it introduces itself. */
export interface RegisterEmployerCommand {
  readonly programmeId: string;
  readonly name: string;
  readonly sector: string;
  readonly staffCount: number;
  readonly webDomain: string | null;
  readonly owner: string | null;
}

/** Anybody who is signed in may bring in an employer, and then acts for it; nothing of it is shown before it is verified. */
export class RegisterEmployer {
  constructor(
    private readonly unitOfWork: UnitOfWork<EmployersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, command: RegisterEmployerCommand): Promise<Employer> {
    return this.unitOfWork.run(actor, async ({ employers, grants, outbox }) => {
      const { programmeId } = command;
      if (!isIdOf('Programme', programmeId)) throw new NotFound('Programme', programmeId);
      invariant(actor.accountId !== null, 'whoever registers an employer has an account');
      const employer: Employer = {
        ...command,
        programmeId,
        id: this.surroundings.newId('Employer'),
        state: 'DRAFT',
        registeredBy: actor.accountId,
      };
      await employers.add(employer);
      await grants.grantEmployer(actor.accountId, programmeId, employer.id);
      await outbox.add({ kind: 'employer.registered', subjectId: employer.id, programmeId, employerId: employer.id });
      return employer;
    });
  }
}
