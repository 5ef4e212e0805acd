import type { InputFault } from '#kernel';
import type { AllocationMode, RankObjective } from '#matching';

/** How a matching gives places: the fair mode, or as many as can be. */
export const matchingModeKinds = ['FAIR', 'MAXIMUM'] as const;

export type MatchingModeKind = (typeof matchingModeKinds)[number];

/** What the maximum mode makes of the students' ranks once as many as possible have a place. */
export const rankObjectives = ['LEAST_TOTAL_RANK', 'GENEROUS', 'GREEDY'] as const satisfies readonly RankObjective[];

export type { RankObjective };

/** How a round is matched. `completion` lets the fair mode move those who agree to it, at most `ranksDown` ranks down their lists. */
export type MatchingMode = AllocationMode;

/** The plain fair mode: what is done where nobody asks for anything else. */
export const fairMode: MatchingMode = { kind: 'FAIR' };

/** Most ranks that completion may move somebody down. */
export const mostRanksDown = 10;

/** Most priority classes that the maximum mode may serve one after the other. */
export const mostPriorityClasses = 6;

/** A mode as it is asked for: each field may be absent, and belongs to one kind. */
export interface AskedMode {
  readonly kind: MatchingModeKind;
  readonly completionRanksDown: number | null;
  readonly priorityClasses: number | null;
  readonly ranks: RankObjective | null;
}

/** Everything that is wrong with a mode, in the order of its fields; empty when `modeOf` may take it. O(1). */
export function modeFaults({ kind, completionRanksDown, priorityClasses, ranks }: AskedMode): InputFault[] {
  const faults: InputFault[] = [];
  const add = (path: keyof AskedMode, value: number | string | null, message: string): void => {
    faults.push({ path, value: value === null ? null : String(value), message });
  };
  if (kind === 'FAIR') {
    if (completionRanksDown !== null && !isWithin(completionRanksDown, 0, mostRanksDown))
      add('completionRanksDown', completionRanksDown, `must be a whole number from 0 to ${mostRanksDown}`);
    if (priorityClasses !== null) add('priorityClasses', priorityClasses, 'is for the mode MAXIMUM');
    if (ranks !== null) add('ranks', ranks, 'is for the mode MAXIMUM');
    return faults;
  }
  if (completionRanksDown !== null) add('completionRanksDown', completionRanksDown, 'is for the mode FAIR');
  if (priorityClasses === null || !isWithin(priorityClasses, 1, mostPriorityClasses))
    add('priorityClasses', priorityClasses, `must be a whole number from 1 to ${mostPriorityClasses}`);
  if (ranks === null) add('ranks', ranks, `must be ${rankObjectives.join(', ')}`);
  return faults;
}

/** The mode that was asked for, which must be without faults; what belongs to the other kind is left out. O(1). */
export function modeOf({ kind, completionRanksDown, priorityClasses, ranks }: AskedMode): MatchingMode {
  if (kind === 'FAIR')
    return completionRanksDown === null ? fairMode : { kind, completion: { ranksDown: completionRanksDown } };
  return { kind, priorityClasses: priorityClasses ?? 1, ranks: ranks ?? 'LEAST_TOTAL_RANK' };
}

/** The mode with every field in its place, as it is shown: the inverse of `modeOf`. O(1). */
export function askedMode(mode: MatchingMode): AskedMode {
  return mode.kind === 'FAIR'
    ? {
        kind: 'FAIR',
        completionRanksDown: mode.completion?.ranksDown ?? null,
        priorityClasses: null,
        ranks: null,
      }
    : {
        kind: 'MAXIMUM',
        completionRanksDown: null,
        priorityClasses: mode.priorityClasses,
        ranks: mode.ranks,
      };
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
