import type { AllocationStudent, Days } from '../../instance/allocation-instance.js';

/** Whether the student is away on none of the days; a slot without days suits everybody. O(spans). */
export function isFreeOn({ unavailable }: AllocationStudent, days: Days | undefined): boolean {
  if (days === undefined) return true;
  return (unavailable ?? []).every((away) => away.to < days.from || days.to < away.from);
}
