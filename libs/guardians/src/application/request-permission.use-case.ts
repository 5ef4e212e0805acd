import { isOfSchoolAge } from '#calendar';
import { termsHash } from '#clearances';
import {
  invariant,
  isIdOf,
  NotFound,
  WrongState,
  type Actor,
  type GuardianLinkId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { OnePersonOneRole, pendingStates, type Allocation } from '#placements';
import { daysLater, daysOfLink } from '../domain/guardian-link.js';
import type { Guardian } from '../domain/guardian.js';
import { AskSafeguardingLead } from '../domain/problems.js';
import type { GuardiansTx } from './ports.js';

/** Whom to ask about which placement. */
export interface RequestPermissionCommand {
  readonly allocationId: string;
  /** A contact of the student who holds the place. */
  readonly guardianId: string;
}

/** A link that was made. */
export interface RequestedPermission {
  readonly linkId: GuardianLinkId;
  readonly expiresAt: Date;
}

/** Asks a guardian for permission, by a link that the worker sends to the address the school has supplied; there is no other address to give. */
export class RequestPermission {
  constructor(
    private readonly unitOfWork: UnitOfWork<GuardiansTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState`, `AskSafeguardingLead`, and `OnePersonOneRole` for somebody who hosts students there, acts for the school or is the student. */
  run(actor: Actor, { allocationId, guardianId }: RequestPermissionCommand): Promise<RequestedPermission> {
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const allocation = isIdOf('Allocation', allocationId) ? await tx.placements.lock(allocationId) : undefined;
      if (allocation === undefined) throw new NotFound('Allocation', allocationId);
      await requireNeeded(allocation, tx);
      const guardian = await mayBeAsked(guardianId, allocation, tx);
      invariant(actor.accountId !== null, 'whoever asks has an account');
      const present = await tx.placements.termsOf(allocation.slotId);
      const linkId = newId('GuardianLink');
      const askedAt = clock.now();
      const expiresAt = daysLater(askedAt, daysOfLink.valid);
      await tx.links.add({
        id: linkId,
        allocationId: allocation.id,
        guardianId: guardian.id,
        version: present.version,
        termsHash: termsHash(present.terms, 'GUARDIAN'),
        askedBy: actor.accountId,
        askedAt,
        expiresAt,
      });
      // The student is told that somebody at home was asked.
      const { schoolId, studentId } = allocation;
      await tx.outbox.add({ kind: 'permission.requested', subjectId: allocation.id, schoolId, studentId });
      return { linkId, expiresAt };
    });
  }
}

/** Throws `WrongState` unless the placement is ahead and its student of school age. */
async function requireNeeded({ id, state }: Allocation, { placements }: GuardiansTx): Promise<void> {
  if (!pendingStates.includes(state)) throw new WrongState('Allocation', state, 'PERMITTED', pendingStates);
  const { bornOn, startsOn } = await placements.datesOf(id);
  if (!isOfSchoolAge(bornOn, startsOn)) {
    throw new WrongState('Permission', 'NOT_NEEDED', 'REQUESTED', ['MISSING', 'OUTDATED', 'TO_COUNTERSIGN', 'REFUSED']);
  }
}

async function mayBeAsked(
  guardianId: string,
  { studentId, employerId }: Allocation,
  { guardians, placements }: GuardiansTx,
): Promise<Guardian> {
  const guardian = isIdOf('Guardian', guardianId) ? await guardians.lock(guardianId) : undefined;
  if (guardian === undefined || guardian.studentId !== studentId) throw new NotFound('Guardian', guardianId);
  if (guardian.isContactRestricted) throw new AskSafeguardingLead();
  if (await placements.isHostAdult(employerId, guardian.email)) throw new OnePersonOneRole('GUARDIAN', 'EMPLOYER');
  // The address may have become somebody else's since it was supplied.
  const party = await guardians.partyOf(studentId, guardian.email);
  if (party !== null) throw new OnePersonOneRole('GUARDIAN', party);
  return guardian;
}
