import type { Grant } from '#identity';
import { invariant, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { ownSchool } from '#schools';
import type { MentorsTx } from './ports.js';

/** Somebody is to help students of the school. */
export interface AppointMentorCommand {
  /** What the school calls them, so that it can tell one from another. */
  readonly knownAs: string;
  /** Who they are at their issuer: the `iss` and `sub` of their tokens. */
  readonly issuer: string;
  readonly subject: string;
}

/** A careers lead lets somebody act as a mentor for the school; they see nobody until a student is given to them. */
export class AppointMentor {
  constructor(
    private readonly unitOfWork: UnitOfWork<MentorsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { knownAs, issuer, subject }: AppointMentorCommand): Promise<Grant['id']> {
    const { schoolId } = ownSchool(actor);
    const { programmeId } = actor;
    invariant(programmeId !== null, 'whoever acts for a school acts in its programme');
    return this.unitOfWork.run(actor, async ({ grants, mentors, outbox }) => {
      const grant: Grant = {
        id: this.surroundings.newId('Grant'),
        accountId: await grants.accountFor(issuer, subject),
        role: 'MENTOR',
        programmeId,
        schoolId,
        employerId: null,
        studentId: null,
        grantedBy: actor.accountId,
      };
      await grants.add(grant);
      const held = await grants.held(grant);
      if (held !== grant.id) return held;
      const { id: grantId, accountId } = grant;
      await mentors.appoint({ grantId, programmeId, schoolId, accountId, knownAs }, this.surroundings.clock.now());
      await outbox.add({ kind: 'role.granted', subjectId: grantId, programmeId, schoolId });
      return grantId;
    });
  }
}
