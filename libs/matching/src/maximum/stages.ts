import type { CompiledInstance } from '../instance/compiled-instance.js';
import { compileTravelMinutes } from '../instance/compile.js';
import { unpackKey } from '../instance/standing-key.js';
import type { Objective } from '../optimum/problem.js';
import type { MaximumSettings, RankObjective } from './maximum-settings.js';
import type { OpenRows } from './open-rows.js';
import type { Stage } from './round.js';

/** What a run aims at, first objective first, over the open rows. O(choices). */
export function stagesOf(
  compiled: CompiledInstance,
  rows: OpenRows,
  { priorityClasses, ranks }: MaximumSettings,
): Stage[] {
  const { students } = compiled;
  const member = Uint8Array.from(students, ({ priorityClass }) => (priorityClass < priorityClasses ? 1 : 0));
  const travelMinutes = compileTravelMinutes(compiled);
  return [
    { name: { kind: 'PLACED' }, objective: { kind: 'PLACED' } },
    { name: { kind: 'PRIORITY_PLACED' }, objective: { kind: 'PLACED_OF', member } },
    ...rankStages(longestList(compiled), ranks).map(({ name, costOfRank }) => ({
      name,
      objective: byListRank(compiled, rows, costOfRank),
    })),
    {
      name: { kind: 'TRAVEL_MINUTES' },
      objective: { kind: 'BY_CHOICE', cost: rows.marketChoice.map((choice) => travelMinutes[choice]!) },
    },
    lotteryStage(compiled, rows),
  ];
}

/** The length of the longest list of the run. O(students). */
export function longestList({ students }: CompiledInstance): number {
  return students.reduce((longest, { choices }) => Math.max(longest, choices.length), 0);
}

/** For each objective about ranks its name and what each rank costs, rank 1 first. */
function rankStages(longest: number, ranks: RankObjective): { name: Stage['name']; costOfRank: Int32Array }[] {
  const only = (rank: number, cost: number): Int32Array =>
    Int32Array.from({ length: longest }, (_, at) => (at + 1 === rank ? cost : 0));
  const upTo = Array.from({ length: Math.max(longest - 1, 0) }, (_, index) => index + 1);
  switch (ranks) {
    case 'LEAST_TOTAL_RANK':
      return [{ name: { kind: 'TOTAL_RANK' }, costOfRank: Int32Array.from({ length: longest }, (_, at) => at + 1) }];
    case 'GENEROUS':
      return upTo.toReversed().map((rank) => ({
        name: { kind: 'FEWEST_OF_RANK', rank: rank + 1 },
        costOfRank: only(rank + 1, 1),
      }));
    case 'GREEDY':
      return upTo.map((rank) => ({ name: { kind: 'MOST_OF_RANK', rank }, costOfRank: only(rank, -1) }));
  }
}

/** By the rank on the student's list, which is the position in the row only where every choice of every list is open. */
export function byListRank(
  { students, choicePosition, pinnedSlot }: CompiledInstance,
  { choiceStart, marketChoice }: OpenRows,
  costOfRank: Int32Array,
): Objective {
  const areListsWhole = students.every(
    ({ choices }, student) =>
      pinnedSlot[student]! >= 0 || choiceStart[student + 1]! - choiceStart[student]! === choices.length,
  );
  if (areListsWhole) return { kind: 'BY_RANK', costOfRank };
  return { kind: 'BY_CHOICE', cost: marketChoice.map((choice) => costOfRank[choicePosition[choice]!]!) };
}

/** What everything else leaves open goes by the lottery: see `StageObjective`. O(choices). */
export function lotteryStage(compiled: CompiledInstance, { marketChoice }: OpenRows): Stage {
  const { students, choicePosition, market } = compiled;
  const longest = longestList(compiled);
  const cost = marketChoice.map((choice) => {
    const { lotteryRank } = unpackKey(market.choiceKey[choice]!);
    return -(longest - choicePosition[choice]!) * (students.length - lotteryRank);
  });
  return { name: { kind: 'LOTTERY' }, objective: { kind: 'BY_CHOICE', cost } };
}
