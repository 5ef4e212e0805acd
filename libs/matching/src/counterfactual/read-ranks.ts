import type { FairResult } from '../fair/fair-result.js';

/** The rank of each student's place, from 1; 0 for one without, and for a pinned one. O(students). */
export function readRanks({ outcomes }: FairResult): Map<string, number> {
  return new Map(outcomes.map((outcome) => [outcome.studentId, outcome.kind === 'PLACED' ? outcome.rank : 0]));
}
