import type { AllocationSlot } from './allocation-instance.js';

/**
 * Students that a slot can take in all: its capacity, or fewer where the room and the adults in it allow no more. With one adult to
 * k students, at most floor(heads x k / (k + 1)) of the heads in a room are students. 0 or more, pinned students included. O(1).
 */
export function effectiveCapacity({ capacity, supervision }: Pick<AllocationSlot, 'capacity' | 'supervision'>): number {
  if (supervision === undefined) return capacity;
  const { headsInRoom, studentsPerAdult } = supervision;
  // The same number as in the formula above, without a product that may be too great to be exact.
  return Math.min(capacity, headsInRoom - Math.ceil(headsInRoom / (studentsPerAdult + 1)));
}
