import type { EmployerId, IdOf, ProgrammeId, Role, SchoolId, SlotId, StudentId, TransitionTable } from '#kernel';

/** What has become of a workplace that a student found. */
export const ownContactStates = ['PROPOSED', 'REFUSED', 'INVITED', 'JOINED', 'KEPT', 'WITHDRAWN'] as const;

export type OwnContactState = (typeof ownContactStates)[number];

/** Who may move it: the school looks first, the workplace comes by itself and is vetted as any other, the coordinator keeps the place. */
export const ownContactTransitions = {
  INVITED: { from: ['PROPOSED'], by: ['CAREERS_LEAD'] },
  REFUSED: { from: ['PROPOSED'], by: ['CAREERS_LEAD'] },
  JOINED: { from: ['INVITED'], by: ['EMPLOYER'] },
  KEPT: { from: ['JOINED', 'KEPT'], by: ['COORDINATOR'] },
  WITHDRAWN: { from: ['PROPOSED', 'INVITED', 'JOINED'], by: ['STUDENT'] },
} as const satisfies TransitionTable<OwnContactState, Role>;

/** How many workplaces a student may have on the way at once. */
export const mostAtOnce = 3;

/** The states in which it is on the way. */
export const pendingStates: readonly OwnContactState[] = ['PROPOSED', 'INVITED', 'JOINED'];

/** "I found it": a workplace, somebody there, and why. */
export interface OwnContactText {
  readonly employerName: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly why: string;
}

/** The same as it is kept. */
export interface OwnContact {
  readonly id: IdOf<'OwnContact'>;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly state: OwnContactState;
  readonly employerName: string;
  /** What the workplace signed up as; null before it did. */
  readonly employerId: EmployerId | null;
  /** The place that is kept for the student. */
  readonly slotId: SlotId | null;
}
