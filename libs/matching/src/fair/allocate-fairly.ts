import type { AllocationInstance } from '../instance/allocation-instance.js';
import { compile } from '../instance/compile.js';
import { findInputFaults } from '../instance/input-faults.js';
import { MatchingInputError } from '../instance/matching-input-error.js';
import { acceptWithMinimumGroups } from './closures.js';
import { describeRun } from './describe-run.js';
import type { FairResult } from './fair-result.js';

/**
 * Runs the fair mode: every student gets the best place on the list that no student who stands before them at that slot has a claim to,
 * and a reason. Nobody is better off in any other fair outcome, nor by handing in a false list, as long as no slot is closed for want of
 * students: a closure is a rule of its own, and so is what follows from it. The same instance gives the same result whatever the order
 * of its rows.
 *
 * Throws `MatchingInputError` with every fault of the instance before anything runs. O(choices log capacity), plus sorting students and
 * slots by id; with reserves, employer ceilings or minimum groups as `AcceptanceRun` and `acceptWithMinimumGroups`.
 * Source: Gale & Shapley 1962; Roth 1982.
 */
export function allocateFairly(instance: AllocationInstance): FairResult {
  const faults = findInputFaults(instance);
  if (faults.length > 0) throw new MatchingInputError(faults);
  const compiled = compile(instance);
  return describeRun(compiled, acceptWithMinimumGroups(compiled));
}
