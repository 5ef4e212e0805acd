import { invariant, isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { closingTime, type IdentityOpening } from '../domain/identity-opening.js';
import type { BreakGlassTx } from './ports.js';

/** Who is to be opened, and why. */
export interface OpenIdentityCommand {
  readonly studentId: string;
  readonly reason: string;
}

/**
 * Breaks the glass: a coordinator opens who a student is, for an hour. Careers lead and safeguarding lead of the school are told in the same
 * transaction, with the reason to be read; opening it again while it is open is another opening, and told again.
 */
export class OpenIdentity {
  constructor(
    private readonly unitOfWork: UnitOfWork<BreakGlassTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound` for a student who is not of the programme. */
  run(actor: Actor, { studentId, reason }: OpenIdentityCommand): Promise<IdentityOpening> {
    const { programmeId, accountId: openedBy } = actor;
    invariant(programmeId !== null && openedBy !== null, 'a coordinator acts in a programme');
    return this.unitOfWork.run(actor, async ({ openings, outbox }) => {
      const schoolId = isIdOf('Student', studentId) ? await openings.schoolOf(studentId) : undefined;
      if (!isIdOf('Student', studentId) || schoolId === undefined) throw new NotFound('Student', studentId);
      const openedAt = this.surroundings.clock.now();
      const id = this.surroundings.newId('IdentityOpening');
      const opening = {
        id,
        programmeId,
        schoolId,
        studentId,
        openedBy,
        reason,
        openedAt,
        closesAt: closingTime(openedAt),
      };
      await openings.add(opening);
      const audit = { reason, fields: ['givenName', 'familyName', 'yearGroup'] };
      await outbox.add({ kind: 'student.identity-opened', subjectId: id, schoolId, audit });
      return opening;
    });
  }
}
