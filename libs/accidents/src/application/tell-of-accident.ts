import type { Outbox } from '#kernel';
import type { Accident } from '../domain/accident.js';

/**
 * Tells the two leads of the school, the team of the employer and the coordinators of an accident, by its id alone: who it was and what happened
 * stand on its page, for those who may read it.
 */
export function tellOfAccident(
  outbox: Outbox,
  kind: 'accident.noted' | 'accident.changed',
  {
    id: subjectId,
    programmeId,
    schoolId,
    employerId,
  }: Pick<Accident, 'id' | 'programmeId' | 'schoolId' | 'employerId'>,
): Promise<void> {
  return outbox.add({ kind, subjectId, programmeId, schoolId, employerId, coordinatorOf: programmeId });
}
