import type { AllocationInstance } from '../instance/allocation-instance.js';
import type { FairResult } from '../fair/fair-result.js';
import { checkFairness } from './fairness.js';
import { checkPlaces } from './places.js';
import { checkProcedure } from './procedure.js';
import { checkCounts, checkEmployerRows, checkSlotRows } from './published.js';
import { checkReasons } from './reasons.js';
import { readSeating } from './seating.js';
import type { FairViolationKind, Violation } from './violation.js';

/**
 * Everything that is wrong with a result, judged from the instance and the result alone by code that shares nothing with the solver;
 * empty when it is exactly the fair outcome that students like best, with a true reason for everybody. Each stage needs the one before
 * it: who sits where is a possible allocation; it is fair under the published choice rule; the published procedure, run again in
 * another way, closes the same slots and gives everybody the same; what is published follows from it. The first stage with violations is
 * the last one looked at, except that the rows of slots and employers and the counts are compared for any possible allocation.
 *
 * The instance is taken as sound (`allocateFairly` refuses any other). O(choices x rounds) at worst, as a rule little more than
 * O(choices), with maps: some seconds for 100,000 students; a closure under an employer's ceiling costs a run of its own.
 */
export function verifyFair(instance: AllocationInstance, result: FairResult): Violation<FairViolationKind>[] {
  const seating = readSeating(instance, result);
  const places = checkPlaces(instance, result, seating);
  if (places.length > 0) return places;
  const rows = [
    ...checkSlotRows(result, seating),
    ...checkEmployerRows(result, seating),
    ...checkCounts(result, seating),
  ];
  const unfair = checkFairness(seating);
  if (unfair.length > 0) return [...unfair, ...rows];
  return [...checkProcedure(result, seating), ...rows, ...checkReasons(result, seating)];
}
