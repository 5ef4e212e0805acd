import type { InputFault } from '#kernel';
import type { AllocationMode } from './allocation-mode.js';

const mostClasses = 16;

/** Every number of a mode that is out of its range. O(1). */
export function findModeFaults(mode: AllocationMode): InputFault[] {
  if (mode.kind === 'MAXIMUM') return wholeFaults('mode.priorityClasses', mode.priorityClasses, mostClasses);
  const { completion } = mode;
  return completion === undefined
    ? []
    : wholeFaults('mode.completion.ranksDown', completion.ranksDown, Number.MAX_SAFE_INTEGER);
}

function wholeFaults(path: string, value: number, highest: number): InputFault[] {
  if (Number.isInteger(value) && value >= 0 && value <= highest) return [];
  return [{ path, value: String(value), message: `is not a whole number from 0 to ${highest}` }];
}
