import { completeFairly } from '../completion/complete-fairly.js';
import { allocateFairly } from '../fair/allocate-fairly.js';
import type { AllocationInstance } from '../instance/allocation-instance.js';
import { MatchingInputError } from '../instance/matching-input-error.js';
import { allocateMost } from '../maximum/allocate-most.js';
import type { AllocationMode } from './allocation-mode.js';
import type { AllocationResult } from './allocation-result.js';
import { findModeFaults } from './mode-faults.js';

/**
 * Runs an instance in either mode, by `allocateFairly` (and `completeFairly`) or `allocateMost`, which say what is promised and what it
 * costs. The same instance and mode give the same result, whatever the order of the rows. Throws `MatchingInputError` with every fault of
 * the mode, or else every fault of the instance, before anything runs.
 */
export function allocate(instance: AllocationInstance, mode: AllocationMode): AllocationResult {
  const faults = findModeFaults(mode);
  if (faults.length > 0) throw new MatchingInputError(faults);
  if (mode.kind === 'MAXIMUM') {
    const { priorityClasses, ranks } = mode;
    return { kind: 'MAXIMUM', ...allocateMost(instance, { priorityClasses, ranks }) };
  }
  const fair = allocateFairly(instance);
  if (mode.completion === undefined) return { kind: 'FAIR', ...fair };
  return { kind: 'FAIR', ...fair, completion: completeFairly(instance, fair, mode.completion) };
}
