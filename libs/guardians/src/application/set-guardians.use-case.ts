import {
  isIdOf,
  NotFound,
  type Actor,
  type GuardianId,
  type StudentId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { OnePersonOneRole } from '#placements';
import { addressOf, type GuardianContact } from '../domain/guardian.js';
import { AskSafeguardingLead } from '../domain/problems.js';
import type { Guardians, GuardiansTx } from './ports.js';

/** Whom to ask for a student: the whole list. */
export interface SetGuardiansCommand {
  readonly studentId: string;
  /** At most `mostGuardians`, no address twice. */
  readonly guardians: readonly GuardianContact[];
}

/**
 * Puts a list of contacts in place of the one before; contacts are told apart by their address. Links to a contact that is taken off the list are
 * void. Whom a court keeps from contact only the safeguarding lead takes off it.
 */
export class SetGuardians {
  constructor(
    private readonly unitOfWork: UnitOfWork<GuardiansTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The ids of the contacts, in no particular order. Throws `NotFound`, `OnePersonOneRole` and `AskSafeguardingLead`. */
  run(actor: Actor, { studentId, guardians: wanted }: SetGuardiansCommand): Promise<GuardianId[]> {
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ guardians, links, outbox }) => {
      if (!isIdOf('Student', studentId) || !(await guardians.lockOf(studentId))) {
        throw new NotFound('Student', studentId);
      }
      await requireOthers(guardians, studentId, wanted);
      const kept = new Set(wanted.map(addressOf));
      const leaving = (await guardians.of(studentId)).filter((guardian) => !kept.has(addressOf(guardian)));
      const isLead = actor.role === 'SAFEGUARDING_LEAD';
      if (!isLead && leaving.some(({ isContactRestricted }) => isContactRestricted)) throw new AskSafeguardingLead();
      const at = clock.now();
      const gone = leaving.map(({ id }) => id);
      await guardians.remove(gone, at);
      await links.voidOf(gone, at);
      await guardians.keep(
        studentId,
        wanted.map((guardian) => ({ ...guardian, id: newId('Guardian') })),
        at,
      );
      await outbox.add({ kind: 'guardians.set', subjectId: studentId });
      return (await guardians.of(studentId)).map(({ id }) => id);
    });
  }
}

/** Nobody says yes as a guardian who is the student, or who says it for the school. */
async function requireOthers(
  guardians: Guardians,
  studentId: StudentId,
  wanted: readonly GuardianContact[],
): Promise<void> {
  for (const { email } of wanted) {
    const party = await guardians.partyOf(studentId, email);
    if (party !== null) throw new OnePersonOneRole('GUARDIAN', party);
  }
}
