import type { AccountId, EmployerId, HostAdultId, IdOf, ProgrammeId, Role, SiteId } from '#kernel';

/** Who may suspend, and who has to agree before a suspension is lifted: one of each, and never the same person. */
export const suspendingRoles = ['SAFEGUARDING_LEAD', 'COORDINATOR'] as const satisfies readonly Role[];

/** One of the two roles. */
export type SuspendingRole = (typeof suspendingRoles)[number];

/** A site or a host adult that nobody is sent to, in the whole programme, until two people of two roles agree that they may be. */
export interface Suspension {
  readonly id: IdOf<'Suspension'>;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  /** Exactly one of the two is there. */
  readonly siteId: SiteId | null;
  readonly hostAdultId: HostAdultId | null;
  readonly suspendedBy: AccountId;
  readonly suspendedAs: SuspendingRole;
  readonly leadAgreedBy: AccountId | null;
  readonly coordinatorAgreedBy: AccountId | null;
  readonly isLifted: boolean;
}

/** The suspension once somebody in that role has agreed to lift it; lifted when both roles have. O(1). */
export function agreed(suspension: Suspension, role: SuspendingRole, by: AccountId): Suspension {
  const agreements =
    role === 'COORDINATOR'
      ? { leadAgreedBy: suspension.leadAgreedBy, coordinatorAgreedBy: by }
      : { leadAgreedBy: by, coordinatorAgreedBy: suspension.coordinatorAgreedBy };
  const isLifted = agreements.leadAgreedBy !== null && agreements.coordinatorAgreedBy !== null;
  return { ...suspension, ...agreements, isLifted };
}

/** True when that person has agreed already in the other role, so that a second person is needed. O(1). */
export function needsSecondPerson(suspension: Suspension, role: SuspendingRole, by: AccountId): boolean {
  return (role === 'COORDINATOR' ? suspension.leadAgreedBy : suspension.coordinatorAgreedBy) === by;
}
