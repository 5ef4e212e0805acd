import type { AllocationInstance, AllocationStudent } from '../../instance/allocation-instance.js';
import type { StageObjective } from '../../maximum/maximum-result.js';
import type { MaximumSettings } from '../../maximum/maximum-settings.js';

/** A stage that the settings ask for, and what a student's choice of a rank, from 1, costs in it. */
export interface ExpectedStage {
  readonly objective: StageObjective;
  readonly cost: (student: AllocationStudent, rank: number) => number;
}

/** The stages of a run in the maximum mode, as they are published. O(students log students). */
export function expectStages(instance: AllocationInstance, settings: MaximumSettings): ExpectedStage[] {
  const longest = longestListOf(instance);
  return [
    { objective: { kind: 'PLACED' }, cost: () => -1 },
    {
      objective: { kind: 'PRIORITY_PLACED' },
      cost: ({ priorityClass }) => (priorityClass < settings.priorityClasses ? -1 : 0),
    },
    ...expectRankStages(longest, settings.ranks),
    {
      objective: { kind: 'TRAVEL_MINUTES' },
      cost: ({ choices }, rank) => choices[rank - 1]?.travelMinutes ?? 0,
    },
    expectLottery(instance),
  ];
}

function longestListOf({ students }: AllocationInstance): number {
  return Math.max(0, ...new Set(students.map(({ choices }) => choices.length)));
}

function expectRankStages(longest: number, ranks: MaximumSettings['ranks']): ExpectedStage[] {
  if (ranks === 'LEAST_TOTAL_RANK') return [{ objective: { kind: 'TOTAL_RANK' }, cost: (_, rank) => rank }];
  const stages: ExpectedStage[] = [];
  for (let step = 1; step < longest; step++) {
    const counted = ranks === 'GENEROUS' ? longest + 1 - step : step;
    const kind = ranks === 'GENEROUS' ? 'FEWEST_OF_RANK' : 'MOST_OF_RANK';
    const each = ranks === 'GENEROUS' ? 1 : -1;
    stages.push({ objective: { kind, rank: counted }, cost: (_, rank) => (rank === counted ? each : 0) });
  }
  return stages;
}

/** The last stage of every run: ranks weighed by the lottery. O(students log students). */
export function expectLottery(instance: AllocationInstance): ExpectedStage {
  const longest = longestListOf(instance);
  const inOrder = instance.students
    .map(({ id }) => ({ id, number: instance.lottery.get(id) ?? Number.NaN }))
    .sort((left, right) => left.number - right.number);
  const better = new Map(inOrder.map(({ id }, index) => [id, index]));
  return {
    objective: { kind: 'LOTTERY' },
    cost: ({ id }, rank) => -(longest + 1 - rank) * (inOrder.length - (better.get(id) ?? Number.NaN)),
  };
}
