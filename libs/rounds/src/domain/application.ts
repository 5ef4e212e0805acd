import type {
  AccountId,
  ApplicationId,
  EmployerId,
  ProgrammeId,
  Role,
  RoundId,
  SchoolId,
  SlotId,
  StudentId,
  TransitionTable,
} from '#kernel';

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

/** An application that takes part, with its rank. */
export interface LiveApplication extends Application {
  readonly state: 'SUBMITTED';
  readonly rank: number;
}

/** The live ones of a student's applications in a round, dearest first. O(n log n). */
export function liveOnes(applications: readonly Application[]): LiveApplication[] {
  return applications.filter(isLive).sort((left, right) => left.rank - right.rank);
}

function isLive(application: Application): application is LiveApplication {
  return application.state === 'SUBMITTED' && application.rank !== null;
}
