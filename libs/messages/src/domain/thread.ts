import { addDays, WrongState, type LocalDate } from '#kernel';
import { allocationStates, confirmedStates, type AllocationState } from '#placements';
import type { AuthorRole } from './message.js';

/** Whether anything may be written about a booking. */
export const threadStandings = ['NOT_YET', 'OPEN', 'PAUSED', 'CLOSED', 'ENDED'] as const;

export type ThreadStanding = (typeof threadStandings)[number];

const standings = {
  OFFERED: 'NOT_YET',
  ACCEPTED: 'NOT_YET',
  HOST_AGREED: 'NOT_YET',
  CONFIRMED: 'OPEN',
  ATTENDED: 'OPEN',
  DID_NOT_ATTEND: 'OPEN',
  DECLINED: 'ENDED',
  DECLINED_BY_HOST: 'ENDED',
  CANCELLED_BY_HOST: 'ENDED',
  EXPIRED: 'ENDED',
  WITHDRAWN: 'ENDED',
} as const satisfies Record<AllocationState, ThreadStanding>;

/** Who may write while a thread stands so. All of them read all of it, so that no adult ever writes to a child unseen. */
export const threadWriters = {
  NOT_YET: [],
  OPEN: ['STUDENT', 'EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD'],
  PAUSED: ['CAREERS_LEAD', 'SAFEGUARDING_LEAD'],
  CLOSED: [],
  ENDED: [],
} as const satisfies Record<ThreadStanding, readonly AuthorRole[]>;

/** How many days after the last day of a placement somebody may still write about it. */
export const daysOpenAfterwards = 14;

/** What the standing of a thread follows from. */
export interface ThreadFacts {
  readonly state: AllocationState;
  /** Last day of the placement. */
  readonly lastDay: LocalDate;
  /** False while the employer is not verified, or its site or an adult there is suspended: then it may not speak to a child either. */
  readonly isHostInGoodStanding: boolean;
}

/** How the thread of a booking stands on a day. O(1). */
export function standingOf({ state, lastDay, isHostInGoodStanding }: ThreadFacts, today: LocalDate): ThreadStanding {
  const standing = standings[state];
  if (standing !== 'OPEN') return standing;
  if (today > addDays(lastDay, daysOpenAfterwards)) return 'CLOSED';
  return isHostInGoodStanding ? 'OPEN' : 'PAUSED';
}

/** Throws `WrongState` unless somebody in that role may write about the booking on that day. O(1). */
export function requireWriter(facts: ThreadFacts, today: LocalDate, role: AuthorRole): void {
  const isOpenTo = (standing: ThreadStanding): boolean => threadWriters[standing].some((writer) => writer === role);
  const standing = standingOf(facts, today);
  if (!isOpenTo(standing)) throw new WrongState('Thread', standing, 'WRITTEN', threadStandings.filter(isOpenTo));
}

/** The states of a booking in which somebody in that role may read what was written about it. Its school may always. O(1). */
export function readableStates(role: AuthorRole): readonly AllocationState[] {
  switch (role) {
    case 'CAREERS_LEAD':
    case 'SAFEGUARDING_LEAD':
      return allocationStates;
    case 'STUDENT':
    case 'EMPLOYER':
      return confirmedStates;
  }
}
