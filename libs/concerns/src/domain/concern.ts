import { workingDaysLater } from '#calendar';
import type {
  AccountId,
  AllocationId,
  EmployerId,
  GuardianId,
  HostAdultId,
  IdOf,
  LocalDate,
  ProgrammeId,
  Role,
  SchoolId,
  SiteId,
  StudentId,
  TransitionTable,
} from '#kernel';

/** How far a safeguarding lead has come with a worry: raised, being looked at, passed on to the local authority, closed. */
export const concernStates = ['OPEN', 'LOOKED_AT', 'PASSED_ON', 'CLOSED'] as const;

export type ConcernState = (typeof concernStates)[number];

/** Who may move a concern from where to where. One that was closed may be looked at again. */
export const concernTransitions = {
  LOOKED_AT: { from: ['OPEN', 'CLOSED'], by: ['SAFEGUARDING_LEAD'] },
  PASSED_ON: { from: ['OPEN', 'LOOKED_AT'], by: ['SAFEGUARDING_LEAD'] },
  CLOSED: { from: ['OPEN', 'LOOKED_AT', 'PASSED_ON'], by: ['SAFEGUARDING_LEAD'] },
} as const satisfies TransitionTable<ConcernState, Role>;

/** Who raises one: everybody with an account, and guardians by their link. */
export const concernRaisers = [
  'STUDENT',
  'CAREERS_LEAD',
  'SAFEGUARDING_LEAD',
  'MENTOR',
  'EMPLOYER',
  'COORDINATOR',
  'GUARDIAN',
] as const satisfies readonly (Role | 'GUARDIAN')[];

export type ConcernRaiser = (typeof concernRaisers)[number];

/** Where it is said to have happened: an employer, one of its sites, one of its adults with the site where they work. */
export interface ConcernedHost {
  readonly employerId: EmployerId;
  readonly siteId: SiteId | null;
  readonly hostAdultId: HostAdultId | null;
}

/** A host that can be held: its site is known. */
export interface AllegedHost extends ConcernedHost {
  readonly siteId: SiteId;
}

/** Whom and what a worry is about: a child at a placement, a host, or both. */
export interface ConcernSubject {
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  /** Both or neither. */
  readonly studentId: StudentId | null;
  readonly allocationId: AllocationId | null;
  /** Known where it is about the host, and always for an allegation. */
  readonly host: ConcernedHost | null;
}

/** Who raises a concern: an account, or a guardian by a link. */
export interface RaisedBy {
  readonly raisedAs: ConcernRaiser;
  readonly raisedBy: AccountId | null;
  readonly guardianId: GuardianId | null;
}

/** A worry, for the safeguarding lead of one school and for nobody else. */
export interface Concern extends ConcernSubject, RaisedBy {
  readonly id: IdOf<'Concern'>;
  readonly body: string;
  /** What the student answered in a review; `null` where it was not asked. */
  readonly feltSafe: boolean | null;
  /** For an allegation about an adult: the day by which the local authority's designated officer is told; `null` for any other worry. */
  readonly authorityDueOn: LocalDate | null;
}

/** By when the local authority's designated officer (LADO) has to hear of an allegation that was made on that day: one working day. O(1). */
export function authorityDueOn(on: LocalDate): LocalDate {
  return workingDaysLater(on, 1);
}
