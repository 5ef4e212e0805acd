import { invariant, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { RegisterCodes } from '../domain/register.js';
import type { RegistersTx } from './ports.js';

/** Says how the actor's school codes sessions at work in its register. */
export class SetRegisterCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork<RegistersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run({ schoolId, accountId, ...actor }: Actor, codes: RegisterCodes): Promise<void> {
    invariant(schoolId !== null && accountId !== null, 'staff act for a school');
    return this.unitOfWork.run({ ...actor, schoolId, accountId }, async ({ registers, outbox }) => {
      await registers.setCodes(schoolId, codes, accountId, this.surroundings.clock.now());
      await outbox.add({ kind: 'school.register-codes-set', subjectId: schoolId, detail: { ...codes } });
    });
  }
}
