import type { StudentId } from '#kernel';
import type { PlacementTimes } from '#placements';

/** Why a student of the school cannot be put on the register of a visit. */
export const registerFaults = ['NOT_YOURS', 'YEAR_GROUP', 'ELSEWHERE', 'KEPT_FREE'] as const;

export type RegisterFault = (typeof registerFaults)[number];

/** A student as far as a register goes. */
export interface Visitor {
  readonly id: StudentId;
  readonly yearGroup: number;
  /** Has a place or a visit on a day of this one. */
  readonly isElsewhere: boolean;
  /** The school keeps a day of the visit free for the student's year group. */
  readonly isKeptFree: boolean;
}

/** What stands against a student on the register, in the order of the reasons; empty when nothing does. O(year groups). */
export function faultsOfVisitor(visitor: Visitor | undefined, yearGroups: readonly number[]): RegisterFault[] {
  if (visitor === undefined) return ['NOT_YOURS'];
  const faults: RegisterFault[] = [];
  if (!yearGroups.includes(visitor.yearGroup)) faults.push('YEAR_GROUP');
  if (visitor.isElsewhere) faults.push('ELSEWHERE');
  if (visitor.isKeptFree) faults.push('KEPT_FREE');
  return faults;
}

/**
 * Most students that one adult of the school goes with, by the youngest of them. No law sets a number for secondary schools; this is the
 * least that we take, and the school's own risk assessment may ask for more. Source: OEAP National Guidance 4.3b, starting points.
 */
export const studentsPerAdult: readonly { readonly toYearGroup: number; readonly most: number }[] = [
  { toYearGroup: 9, most: 15 },
  { toYearGroup: 13, most: 20 },
];

/** How many adults of the school have to go with students of these year groups: one at the least. O(students). */
export function adultsNeeded(yearGroups: readonly number[]): number {
  const youngest = Math.min(...yearGroups, 13);
  const most = studentsPerAdult.find(({ toYearGroup }) => youngest <= toYearGroup)?.most ?? 20;
  return Math.max(1, Math.ceil(yearGroups.length / most));
}

/** A visit as its register needs it. */
export interface Visit extends PlacementTimes {
  readonly yearGroupsWelcome: readonly number[];
  readonly isPlacement: boolean;
}
