import type { Actor, LocalDate, Surroundings, UnitOfWork } from '#kernel';
import type { Insurance, InsuranceKind } from '../domain/employer.js';
import { ownEmployer } from './own-employer.js';
import type { EmployersTx } from './ports.js';

/** A policy that the employer holds. */
export interface DeclareInsuranceCommand {
  readonly kind: InsuranceKind;
  readonly insurer: string;
  readonly coverPounds: number;
  readonly validTo: LocalDate;
}

/** Declares a policy, in place of the one of that kind declared before. */
export class DeclareInsurance {
  constructor(
    private readonly unitOfWork: UnitOfWork<EmployersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, command: DeclareInsuranceCommand): Promise<Insurance> {
    const { employerId, programmeId } = ownEmployer(actor);
    return this.unitOfWork.run(actor, async ({ employers, outbox }) => {
      const insurance: Insurance = { ...command, employerId, programmeId };
      const id = this.surroundings.newId('Declaration');
      await employers.declareInsurance(id, insurance, actor.accountId);
      await outbox.add({ kind: 'insurance.declared', subjectId: id, employerId });
      return insurance;
    });
  }
}
