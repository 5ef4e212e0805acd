import type { InputFault } from '#kernel';

/** A day that a school keeps free of placements, and why: "GCSE mathematics". */
export interface BlackoutDay {
  readonly onDay: string;
  readonly reason: string;
}

/** A fault for each day that comes a second time; `path` is `"<index>.onDay"`, counted from 0. O(days). */
export function repeatedDays(days: readonly BlackoutDay[]): InputFault[] {
  const seen = new Set<string>();
  return days.flatMap(({ onDay }, index) => {
    const isRepeated = seen.has(onDay);
    seen.add(onDay);
    return isRepeated ? [{ path: `${index}.onDay`, value: onDay, message: 'comes a second time' }] : [];
  });
}
