import { today, type Clock } from '#kernel';
import type { Suspension } from '../domain/suspension.js';
import type { SuspensionsTx } from './ports.js';

/**
 * Tells the coordinators of the programme, the employer and every school with a booking there that a suspension began or ended, and never why. The
 * event with the employer is the one after which confirmed places are looked at again.
 */
export async function tellOfSuspension(
  { suspensions, outbox }: SuspensionsTx,
  suspension: Suspension,
  what: 'BEGUN' | 'ENDED',
  clock: Clock,
): Promise<void> {
  const { id: subjectId, employerId, programmeId } = suspension;
  const schools = await suspensions.schoolsAt(suspension, today(clock));
  const kind = what === 'BEGUN' ? 'host.suspended' : 'host.suspension-lifted';
  const toSchool = what === 'BEGUN' ? 'suspension.begun' : 'suspension.ended';
  await outbox.add(
    { kind, subjectId, programmeId, employerId, coordinatorOf: programmeId },
    ...schools.map((schoolId) => ({ kind: toSchool, subjectId, programmeId, schoolId })),
  );
}
