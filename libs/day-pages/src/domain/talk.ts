import type { AllocationId, LocalDate, Role } from '#kernel';
import type { AllocationState } from '#placements';

/** The two sides of the talk about what to expect: whoever tells, and the student who hears. */
export const talkSides = ['GUIDE', 'STUDENT'] as const;

export type TalkSide = (typeof talkSides)[number];

/**
 * On which side somebody speaks: the employer or the school tells what a day is like. The employer knows it best and is the one to hold it; the school
 * stands in for one that cannot be reached, since a talk by somebody who was there before is better than none. Either way nothing is held
 * until the student has said so too.
 */
export const sideOf = {
  STUDENT: 'STUDENT',
  EMPLOYER: 'GUIDE',
  CAREERS_LEAD: 'GUIDE',
  SAFEGUARDING_LEAD: 'GUIDE',
} as const satisfies Partial<Record<Role, TalkSide>>;

/** The states of a placement in which the talk may be held: once the host has agreed, and before its days are over. */
export const talkStates: readonly AllocationState[] = ['HOST_AGREED', 'CONFIRMED'];

/** What one side says: the talk was held on that day. */
export interface TalkConfirmation {
  readonly allocationId: AllocationId;
  readonly side: TalkSide;
  readonly heldOn: LocalDate;
}

/** How a talk stands. */
export const talkStandings = ['TO_COME', 'WAITS_FOR_STUDENT', 'WAITS_FOR_GUIDE', 'HELD'] as const;

export type TalkStanding = (typeof talkStandings)[number];

/** How it stands by what both sides have said. It is held once they say the same day; until then the one who spoke first waits. O(1). */
export function talkStanding(said: Readonly<Record<TalkSide, LocalDate | null>>): TalkStanding {
  const { GUIDE: guide, STUDENT: student } = said;
  if (guide !== null && student !== null) return 'HELD';
  if (guide !== null) return 'WAITS_FOR_STUDENT';
  return student === null ? 'TO_COME' : 'WAITS_FOR_GUIDE';
}
