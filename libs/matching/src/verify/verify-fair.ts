import type { AllocationInstance } from '../instance/allocation-instance.js';
import type { FairResult } from '../fair/fair-result.js';
import { checkFairness, checkStudentOptimality } from './fairness.js';
import { checkPlaces } from './places.js';
import { checkCounts, checkReasons, checkSlotRows } from './published.js';
import { readSeating } from './seating.js';
import type { Violation } from './violation.js';

/**
 * Everything that is wrong with a result, judged from the instance and the result alone by code that shares nothing with the solver;
 * empty when it is exactly the fair outcome that students like best, with a true reason for everybody. Each stage needs the one before
 * it: who sits where is a possible allocation; it is fair; no fairer one is better for students; what is published follows from it.
 * The first stage with violations is the last one looked at, except that slot rows and counts are compared for any possible allocation.
 *
 * The instance is taken as sound (`allocateFairly` refuses any other). O(choices + students + slots), with maps: some seconds for
 * 100,000 students.
 */
export function verifyFair(instance: AllocationInstance, result: FairResult): Violation[] {
  const seating = readSeating(instance, result);
  const places = checkPlaces(instance, result, seating);
  if (places.length > 0) return places;
  const rows = [...checkSlotRows(result, seating), ...checkCounts(result, seating)];
  const unfair = checkFairness(seating);
  if (unfair.length > 0) return [...unfair, ...rows];
  return [...checkStudentOptimality(seating), ...rows, ...checkReasons(result, seating)];
}
