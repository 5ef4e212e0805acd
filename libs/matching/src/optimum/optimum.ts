import { solveFlat } from './flat/solve-flat.js';
import type { Optimum, OptimumProblem } from './problem.js';
import { solveNested } from './solve-nested.js';

/**
 * A best way and its proof, by the solver that suits the limits: the quick one where they do not nest and the most are to be placed first,
 * otherwise the general one. Deterministic. Throws nothing; the problem is taken as sound.
 */
export function findOptimum(problem: OptimumProblem): Optimum {
  const { choiceStart, limits, objectives } = problem;
  const isFlat = limits.parent.every((parent) => parent < 0);
  if (!isFlat || objectives[0]?.kind !== 'PLACED') return solveNested(problem);
  return solveFlat({ rows: { start: choiceStart, slot: limits.leafOfChoice }, room: limits.room, objectives });
}
