import { isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { Grant, IdentityTx } from './ports.js';

/** A member of staff is to act for a school. */
export interface GrantSchoolRoleCommand {
  readonly schoolId: string;
  readonly role: 'CAREERS_LEAD' | 'SAFEGUARDING_LEAD';
  /** Who they are at their issuer: the `iss` and `sub` of their tokens. */
  readonly issuer: string;
  readonly subject: string;
}

/** A coordinator lets a careers lead or a safeguarding lead act for a school of the programme. */
export class GrantSchoolRole {
  constructor(
    private readonly unitOfWork: UnitOfWork<IdentityTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, command: GrantSchoolRoleCommand): Promise<Grant> {
    return this.unitOfWork.run(actor, async ({ grants, outbox }) => {
      const { schoolId } = command;
      const programmeId = isIdOf('School', schoolId) ? await grants.programmeOfSchool(schoolId) : undefined;
      if (!isIdOf('School', schoolId) || programmeId === undefined) throw new NotFound('School', schoolId);
      const grant: Grant = {
        id: this.surroundings.newId('Grant'),
        accountId: await grants.accountFor(command.issuer, command.subject),
        role: command.role,
        programmeId,
        schoolId,
        employerId: null,
        studentId: null,
        grantedBy: actor.accountId,
      };
      await grants.add(grant);
      await outbox.add({ kind: 'role.granted', subjectId: grant.id, programmeId, schoolId });
      return grant;
    });
  }
}
