import type { Optimum, OptimumProblem } from './problem.js';
import { solveNested } from './solve-nested.js';

/** A best way and its proof, by the solver that suits the limits. Deterministic. Throws nothing; the problem is taken as sound. */
export function findOptimum(problem: OptimumProblem): Optimum {
  return solveNested(problem);
}
