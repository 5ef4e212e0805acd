import { invariant, isIdOf, NotFound, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { VettingTx } from './ports.js';

/** An employer to which the school sends nobody; `reason` is null where it is to be welcome again. */
export interface RefuseForOwnSchoolCommand {
  readonly employerId: string;
  readonly reason: string | null;
}

/**
 * A school says no to an employer that others may well say yes to, or takes that back. Its students are offered no place there from then on, and the
 * places that they have there are looked at again.
 */
export class RefuseForOwnSchool {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, and `WrongState` where it stands so already. */
  run(actor: Actor, { employerId, reason }: RefuseForOwnSchoolCommand): Promise<void> {
    const { schoolId, programmeId } = actor;
    invariant(schoolId !== null && programmeId !== null, 'the staff of a school act for it');
    return this.unitOfWork.run(actor, async ({ refusals, outbox }) => {
      if (!isIdOf('Employer', employerId) || !(await refusals.isEmployerHere(employerId)))
        throw new NotFound('Employer', employerId);
      const isDone =
        reason === null
          ? await refusals.remove(employerId, schoolId)
          : await refusals.add(employerId, programmeId, schoolId, reason, this.surroundings.clock.now());
      const [from, to] = reason === null ? ['WELCOME', 'WELCOME'] : ['REFUSED', 'REFUSED'];
      if (!isDone) throw new WrongState('Employer', from, to, [reason === null ? 'REFUSED' : 'WELCOME']);
      const kind = reason === null ? 'employer-at-school.welcomed' : 'employer-at-school.refused';
      await outbox.add({ kind, subjectId: employerId, schoolId });
    });
  }
}
