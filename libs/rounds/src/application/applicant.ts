import { InvalidInput, invariant, isIdOf, NotFound, type Actor, type StudentId } from '#kernel';

/**
 * Whose list is meant: a student's own, or for a careers lead that of the student named (who may still turn out not to be one of theirs).
 * Throws `InvalidInput` when a student names anybody or a careers lead nobody, `NotFound` for what cannot be an id.
 */
export function applicantOf(actor: Actor, studentId: string | null): StudentId {
  if (actor.role === 'STUDENT') {
    if (studentId !== null) throw fault(studentId, 'is for careers leads; you apply for yourself');
    invariant(actor.studentId !== null, 'a student acts as one');
    return actor.studentId;
  }
  if (studentId === null) throw fault(null, 'must be a student of your school, for whom you act');
  if (!isIdOf('Student', studentId)) throw new NotFound('Student', studentId);
  return studentId;
}

function fault(value: string | null, message: string): InvalidInput {
  return new InvalidInput([{ path: 'studentId', value, message }]);
}
