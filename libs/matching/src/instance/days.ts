import type { AllocationSlot, AllocationStudent, Days } from './allocation-instance.js';

/** True when two spans share a day. Dates of the form `YYYY-MM-DD` compare as text. O(1). */
export function overlap(left: Days, right: Days): boolean {
  return left.from <= right.to && right.from <= left.to;
}

/** Whether the student is free on all days of the slot; a slot without days suits everybody. O(spans of the student). */
export function isAvailable({ unavailable }: AllocationStudent, { days }: AllocationSlot): boolean {
  return days === undefined || !(unavailable ?? []).some((span) => overlap(span, days));
}
