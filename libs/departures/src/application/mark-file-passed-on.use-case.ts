import {
  InvalidInput,
  invariant,
  isIdOf,
  NotFound,
  requireMove,
  today,
  type Actor,
  type LocalDate,
  type Role,
  type StudentId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { fileTransitions } from '../domain/departure.js';
import type { DeparturesTx } from './ports.js';

/** Whose file was passed on, and when. */
export interface MarkFilePassedOnCommand {
  readonly studentId: string;
  readonly passedOn: LocalDate;
}

/** The safeguarding lead of the old school has passed a file on, outside Foothold: nothing is sent from here. */
export class MarkFilePassedOn {
  constructor(
    private readonly unitOfWork: UnitOfWork<DeparturesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState` when it was passed on before, and `InvalidInput` for a day that is still to come. */
  run(actor: Actor, { studentId, passedOn }: MarkFilePassedOnCommand): Promise<StudentId> {
    const { clock } = this.surroundings;
    const { accountId } = actor;
    invariant(accountId !== null, 'a safeguarding lead has an account');
    return this.unitOfWork.run(actor, async ({ files, outbox }) => {
      const state = isIdOf('Student', studentId) ? await files.lock(studentId) : undefined;
      if (state === undefined || !isIdOf('Student', studentId)) throw new NotFound('Student', studentId);
      requireMove('File', fileTransitions, state, 'PASSED_ON', actor.role as Role);
      if (passedOn > today(clock)) {
        throw new InvalidInput([{ path: 'passedOn', value: passedOn, message: 'is still to come' }]);
      }
      await files.passOn(studentId, passedOn, accountId, clock.now());
      await outbox.add({ kind: 'file.passed-on', subjectId: studentId });
      return studentId;
    });
  }
}
