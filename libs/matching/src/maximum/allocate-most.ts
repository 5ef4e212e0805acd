import { compile } from '../instance/compile.js';
import { findInputFaults } from '../instance/input-faults.js';
import { MatchingInputError } from '../instance/matching-input-error.js';
import type { AllocationInstance } from '../instance/allocation-instance.js';
import { closeSmallGroups } from './close-small-groups.js';
import { describeRounds } from './describe-rounds.js';
import type { MaximumResult } from './maximum-result.js';
import type { MaximumSettings } from './maximum-settings.js';

/**
 * Runs the maximum mode: as many students as possible are placed, among those allocations as many of the priority group as possible, then
 * the ranks are as `settings` say, then travel is least, then the lottery decides. Every stage comes with a proof (`stages`) that
 * `verifyMaximum` checks. Pins, capacities, supervision, school and employer ceilings, unavailable days and minimum groups are respected;
 * distance bands are not looked at, and neither are reserves, whose place the priority group takes: a ceiling counts every seat.
 *
 * The best list to hand in is not always the true one in this mode: who leaves choices out may get a better one of the rest. Take it for
 * programmes in which everybody must get something and lists are completed by the system.
 *
 * The same instance gives the same result whatever the order of its rows. Throws `MatchingInputError` with every fault of the instance
 * before anything runs.
 */
export function allocateMost(instance: AllocationInstance, settings: MaximumSettings): MaximumResult {
  const faults = findInputFaults(instance);
  if (faults.length > 0) throw new MatchingInputError(faults);
  return describeRounds(closeSmallGroups(compile(instance), settings), settings);
}
