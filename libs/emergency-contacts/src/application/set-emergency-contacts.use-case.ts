import { AskSafeguardingLead } from '#guardians';
import {
  invariant,
  isIdOf,
  NotFound,
  type Actor,
  type GuardianId,
  type StudentId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { EmergencyContact, NamedContact } from '../domain/emergency-contact.js';
import type { EmergencyContacts, EmergencyContactsTx } from './ports.js';

/** Whom to ring for a student: the whole list, in the order in which they are rung. */
export interface SetEmergencyContactsCommand {
  readonly studentId: string;
  readonly contacts: readonly (NamedContact & { readonly guardianId: string | null })[];
}

/** Says whom to ring for a student, in place of whoever was named before. Nobody whom a court keeps from contact with the student is. */
export class SetEmergencyContacts {
  constructor(
    private readonly unitOfWork: UnitOfWork<EmergencyContactsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, and `AskSafeguardingLead`, which says nothing of why. */
  run(actor: Actor, { studentId, contacts: wanted }: SetEmergencyContactsCommand): Promise<void> {
    const { clock, newId } = this.surroundings;
    const { accountId } = actor;
    invariant(accountId !== null, 'whoever names contacts has an account');
    return this.unitOfWork.run(actor, async ({ contacts, outbox }) => {
      if (!isIdOf('Student', studentId) || !(await contacts.lockOf(studentId)))
        throw new NotFound('Student', studentId);
      const named: EmergencyContact[] = [];
      for (const { guardianId, ...contact } of wanted) {
        const guardian = guardianId === null ? null : await guardianOf(studentId, guardianId, contacts);
        if (await contacts.isKeptAway(studentId, contact.name, guardian)) throw new AskSafeguardingLead();
        named.push({ ...contact, guardianId: guardian, id: newId('EmergencyContact') });
      }
      await contacts.put(studentId, named, accountId, clock.now());
      await outbox.add({ kind: 'emergency-contacts.set', subjectId: studentId });
    });
  }
}

async function guardianOf(studentId: StudentId, id: string, contacts: EmergencyContacts): Promise<GuardianId> {
  if (isIdOf('Guardian', id) && (await contacts.isGuardianOf(studentId, id))) return id;
  throw new NotFound('Guardian', id);
}
