import type { AccountId, EmployerId, HostAdultId, IdOf, ProgrammeId, Role, SiteId, TransitionTable } from '#kernel';

/** Who may suspend, and who has to agree before a suspension is lifted: one of each, and never the same person. */
export const suspendingRoles = ['SAFEGUARDING_LEAD', 'COORDINATOR'] as const satisfies readonly Role[];

/** One of the two roles. */
export type SuspendingRole = (typeof suspendingRoles)[number];

/** As what a suspension came about: by one of the two, or by itself because somebody made an allegation. */
export const suspensionOrigins = [...suspendingRoles, 'ALLEGATION'] as const;

/** One of the three. */
export type SuspensionOrigin = (typeof suspensionOrigins)[number];

/** How a suspension stands. It is in force in every state but the last. */
export const suspensionStates = [
  'PROVISIONAL',
  'ESCALATED',
  'STANDING',
  'AGREED_BY_LEAD',
  'AGREED_BY_COORDINATOR',
  'LIFTED',
] as const;

/** One of them. */
export type SuspensionState = (typeof suspensionStates)[number];

const unlifted = ['PROVISIONAL', 'ESCALATED', 'STANDING'] as const;

/**
 * Who may move a suspension from where to where: a table for each, because what one agreed to only the other can finish. Nobody and nothing
 * lifts one alone; time only makes it louder.
 */
export const suspensionTransitions = {
  SAFEGUARDING_LEAD: {
    AGREED_BY_LEAD: { from: unlifted, by: ['SAFEGUARDING_LEAD'] },
    LIFTED: { from: ['AGREED_BY_COORDINATOR'], by: ['SAFEGUARDING_LEAD'] },
  },
  COORDINATOR: {
    STANDING: { from: ['PROVISIONAL', 'ESCALATED'], by: ['COORDINATOR'] },
    AGREED_BY_COORDINATOR: { from: unlifted, by: ['COORDINATOR'] },
    LIFTED: { from: ['AGREED_BY_LEAD'], by: ['COORDINATOR'] },
  },
  SYSTEM: {
    ESCALATED: { from: ['PROVISIONAL'], by: ['SYSTEM'] },
  },
} as const satisfies Record<SuspendingRole | 'SYSTEM', TransitionTable<SuspensionState, Role | 'SYSTEM'>>;

/** A whole employer, one of its sites or one of its adults. */
export interface SuspendedHost {
  readonly employerId: EmployerId;
  /** At most one of the two is there; neither for the whole employer. */
  readonly siteId: SiteId | null;
  readonly hostAdultId: HostAdultId | null;
}

/** Where nobody is sent, in the whole programme, until two people of two roles agree that they may be. */
export interface Suspension extends SuspendedHost {
  readonly id: IdOf<'Suspension'>;
  readonly programmeId: ProgrammeId;
  readonly suspendedBy: AccountId | null;
  readonly suspendedAs: SuspensionOrigin;
  readonly joinedBy: AccountId | null;
  readonly leadAgreedBy: AccountId | null;
  readonly coordinatorAgreedBy: AccountId | null;
  readonly isEscalated: boolean;
}

const hourMs = 3_600_000;
const hoursAlone = 72;

/** Until when a coordinator has to look at a suspension; null where one made it. O(1). */
export function escalatesAt(suspendedAs: SuspensionOrigin, at: Date): Date | null {
  return suspendedAs === 'COORDINATOR' ? null : new Date(at.getTime() + hoursAlone * hourMs);
}

/** How a suspension stands by who has done what. O(1). */
export function stateOf(suspension: Omit<Suspension, 'id' | 'programmeId' | keyof SuspendedHost>): SuspensionState {
  const { suspendedAs, joinedBy, leadAgreedBy, coordinatorAgreedBy, isEscalated } = suspension;
  if (leadAgreedBy !== null && coordinatorAgreedBy !== null) return 'LIFTED';
  if (leadAgreedBy !== null) return 'AGREED_BY_LEAD';
  if (coordinatorAgreedBy !== null) return 'AGREED_BY_COORDINATOR';
  if (suspendedAs === 'COORDINATOR' || joinedBy !== null) return 'STANDING';
  return isEscalated ? 'ESCALATED' : 'PROVISIONAL';
}

/** Where the agreement of somebody in that role takes a suspension in that state: to its end when the other role has agreed. O(1). */
export function agreementOf(role: SuspendingRole, state: SuspensionState): SuspensionState {
  if (role === 'COORDINATOR') return state === 'AGREED_BY_LEAD' ? 'LIFTED' : 'AGREED_BY_COORDINATOR';
  return state === 'AGREED_BY_COORDINATOR' ? 'LIFTED' : 'AGREED_BY_LEAD';
}

/** Who has agreed so far that a stop may end. */
export type AgreedSoFar = Pick<Suspension, 'leadAgreedBy' | 'coordinatorAgreedBy'>;

/** The stop once somebody in that role has agreed to lift it. O(1). */
export function agreed<Stop extends AgreedSoFar>(stop: Stop, role: SuspendingRole, by: AccountId): Stop {
  return { ...stop, ...(role === 'COORDINATOR' ? { coordinatorAgreedBy: by } : { leadAgreedBy: by }) };
}

/** True when that person has agreed already in the other role, so that a second person is needed. O(1). */
export function needsSecondPerson(agreed: AgreedSoFar, role: SuspendingRole, by: AccountId): boolean {
  return (role === 'COORDINATOR' ? agreed.leadAgreedBy : agreed.coordinatorAgreedBy) === by;
}
