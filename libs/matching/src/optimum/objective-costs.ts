import type { Objective } from './problem.js';

/** What giving a student this choice, a position in the rows at this rank from 0, adds to an objective. O(1). */
export function costOf(objective: Objective, student: number, choice: number, rank: number): number {
  switch (objective.kind) {
    case 'PLACED':
      return -1;
    case 'PLACED_OF':
      return -objective.member[student]!;
    case 'BY_RANK':
      return objective.costOfRank[rank]!;
    case 'BY_CHOICE':
      return objective.cost[choice]!;
  }
}
