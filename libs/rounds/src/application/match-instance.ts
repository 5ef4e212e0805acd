import { invariant } from '#kernel';
import { allocateFairly, verifyFair, type AllocationInstance, type FairResult } from '#matching';
import type { MatchingMode } from '../domain/matching-mode.js';

/** Matches an instance in a mode. Takes seconds for a large round, in which nothing else happens in the process. */
export function matchInstance(instance: AllocationInstance, mode: MatchingMode): FairResult {
  invariant(mode.kind === 'FAIR' && mode.completion === undefined, 'rounds are matched in the plain fair mode');
  return allocateFairly(instance);
}

/** Has a match checked by code that shares nothing with what made it. Throws `InvariantViolated` with the kinds of what is wrong with it. */
export function checkMatch(instance: AllocationInstance, result: FairResult): void {
  const violations = verifyFair(instance, result);
  invariant(violations.length === 0, `a fair run has no violations (${violations.map(({ kind }) => kind).join(', ')})`);
}
