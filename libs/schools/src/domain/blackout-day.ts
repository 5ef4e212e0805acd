import type { InputFault } from '#kernel';

/** What a school keeps a day free for. INSET: staff are trained, and no student is in school. */
export const blackoutKinds = ['INSET', 'EXAM', 'TRIP', 'OTHER'] as const;

export type BlackoutKind = (typeof blackoutKinds)[number];

/** A day that a school keeps free of placements, and why: "GCSE mathematics". */
export interface BlackoutDay {
  readonly onDay: string;
  readonly kind: BlackoutKind;
  readonly reason: string;
  /** The year groups that it is kept free for, 7 to 13; null for all. */
  readonly yearGroups: readonly number[] | null;
}

/** Everything that is wrong with days in themselves and with each other; `path` is `"<index>.<field>"`, counted from 0. O(days). */
export function blackoutFaults(days: readonly BlackoutDay[]): InputFault[] {
  return [...repeatedDays(days), ...days.flatMap(faultsOfYearGroups)];
}

/** A fault for each day that comes a second time; `path` is `"<index>.onDay"`, counted from 0. O(days). */
export function repeatedDays(days: readonly Pick<BlackoutDay, 'onDay'>[]): InputFault[] {
  const seen = new Set<string>();
  return days.flatMap(({ onDay }, index) => {
    const isRepeated = seen.has(onDay);
    seen.add(onDay);
    return isRepeated ? [{ path: `${index}.onDay`, value: onDay, message: 'comes a second time' }] : [];
  });
}

function faultsOfYearGroups({ kind, yearGroups }: BlackoutDay, index: number): InputFault[] {
  if (yearGroups === null) return [];
  const fault = (message: string): InputFault[] => [
    { path: `${index}.yearGroups`, value: yearGroups.join(', '), message },
  ];
  if (kind === 'INSET') return fault('is not for a day on which staff are trained: that is for everybody');
  if (yearGroups.length === 0) return fault('must name at least one year group, or be left out for all');
  return yearGroups.every((year) => Number.isInteger(year) && year >= 7 && year <= 13)
    ? []
    : fault('must be year groups from 7 to 13');
}
