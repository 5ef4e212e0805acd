import type { AccountId, ApplicationId, EmployerId, ProgrammeId, Role, RoundId, SchoolId, SlotId, StudentId, TransitionTable } from '#kernel';

/** What became of a student's wish. */
export const applicationStates = ['SUBMITTED', 'WITHDRAWN'] as const;

export type ApplicationState = (typeof applicationStates)[number];

/** Who may move an application; one that was withdrawn comes back only by being submitted anew, with a statement of its own. */
export const applicationTransitions = {
  WITHDRAWN: { from: ['SUBMITTED'], by: ['STUDENT', 'CAREERS_LEAD'] },
} as const satisfies TransitionTable<ApplicationState, Role>;

/** One student's application for one slot in one round. */
export interface Application {
  readonly id: ApplicationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly employerId: EmployerId;
  readonly slotId: SlotId;
  readonly roundId: RoundId;
  readonly state: ApplicationState;
  /** 1 is dearest, without gaps among those that are live; null once withdrawn. */
  readonly rank: number | null;
  /** Why the student wants to go there, in the student's own words. */
  readonly statement: string;
  /** The careers lead who submitted it for the student; null when the student did. */
  readonly onBehalfBy: AccountId | null;
}

/** The live ones of a student's applications in a round, dearest first. */
export function liveOnes(applications: readonly Application[]): Application[] {
  return applications.filter(({ state }) => state === 'SUBMITTED').sort((left, right) => (left.rank ?? 0) - (right.rank ?? 0));
}
