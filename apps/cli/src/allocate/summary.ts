import type { AllocationRun, TooFewPlaces } from '#matching';
import { placementsOf, type Placement } from './placements.js';
import { counted, ordinal } from './words.js';

/** What a run gave, in a few lines for the screen: sums only, and no student. O(choices). */
export function summaryOf(run: AllocationRun): string[] {
  const { result } = run;
  const placements = placementsOf(run);
  const placed = placements.filter(({ slotId }) => slotId !== null);
  const seats = result.counts.seats;
  return [
    `${placed.length} of ${counted(placements.length, 'student')} have a place; ${placed.length} of ${counted(seats, 'seat')} are filled.`,
    ...rankLines(placed),
    ...completionLines(run),
    ...closureLines(run),
    ...withoutPlaceLines(run, placements),
    ...groupsOf(run).map(groupLine),
  ];
}

function rankLines(placed: readonly Placement[]): string[] {
  const tally = new Map<string, number>();
  const count = (label: string): unknown => tally.set(label, (tally.get(label) ?? 0) + 1);
  const byRank = placed.toSorted((left, right) => (left.rank ?? 0) - (right.rank ?? 0));
  for (const { rank } of byRank.filter(({ chosenBy }) => chosenBy === 'STUDENT')) count(`${ordinal(rank ?? 0)} choice`);
  for (const { chosenBy } of placed) if (chosenBy === 'SYSTEM') count('added by the system');
  for (const { chosenBy } of placed) if (chosenBy === 'PINNED') count('pinned before the run');
  return [...tally].map(([label, students]) => `  ${String(students).padStart(6)}  ${label}`);
}

function completionLines({ result }: AllocationRun): string[] {
  if (result.kind === 'MAXIMUM' || result.completion === undefined) return [];
  const { gained, moved, movedDown, ranksLost } = result.completion.counts;
  if (gained === 0) return ['The completion found nobody more whom the agreed moves would give a place.'];
  return [
    `The completion gave ${counted(gained, 'student')} a place by moving ${moved}, ${movedDown} of them down their lists, ${counted(ranksLost, 'rank')} in all.`,
  ];
}

function closureLines({ result }: AllocationRun): string[] {
  const closed = result.closures.map(
    ({ slotId, filled, minimumGroup }) => `  ${slotId}: ${filled} of the ${minimumGroup} that it needs`,
  );
  const again =
    result.kind === 'MAXIMUM'
      ? []
      : result.blockingCoalitions.map(
          ({ slotId, students }) => `  ${slotId} would have ${students} now, if it were opened after all`,
        );
  return closed.length === 0 ? [] : ['Closed, because too few came together:', ...closed, ...again];
}

function withoutPlaceLines({ result }: AllocationRun, placements: readonly Placement[]): string[] {
  const without = new Set(placements.filter(({ slotId }) => slotId === null).map(({ studentId }) => studentId));
  if (without.size === 0) return [];
  const tally = new Map<string, number>();
  for (const outcome of result.outcomes) {
    if (outcome.kind !== 'UNPLACED' || !without.has(outcome.studentId)) continue;
    const label =
      outcome.cause === 'ALL_REFUSED' && outcome.remedy.kind === 'TOO_FEW_PLACES'
        ? causes.TOO_FEW_PLACES
        : causes[outcome.cause];
    tally.set(label, (tally.get(label) ?? 0) + 1);
  }
  return [
    `${counted(without.size, 'student has', 'students have')} no place:`,
    ...[...tally].map(([label, students]) => `  ${String(students).padStart(6)}  ${label}`),
  ];
}

const causes = {
  NO_CHOICES: 'have no slot on their list',
  NOTHING_OPEN: 'list nothing that runs on days on which they are free',
  ALL_REFUSED: 'were refused everywhere, though moves of others would free a seat',
  TOO_FEW_PLACES: 'compete for too few seats',
} as const;

interface Group extends TooFewPlaces {
  readonly times: number;
}

/** Groups of students who can reach too few seats. Groups of the same size are told of together: how many of them follows from who goes without. */
function groupsOf({ result }: AllocationRun): Group[] {
  const found = new Map<string, { group: TooFewPlaces; members: number }>();
  for (const outcome of result.outcomes) {
    const group = groupIn(outcome);
    if (group === undefined) continue;
    const { students, slots, seats } = group;
    const key = JSON.stringify([students, slots, seats]);
    found.set(key, { group, members: (found.get(key)?.members ?? 0) + 1 });
  }
  return [...found.values()]
    .map(({ group, members }) => ({ ...group, times: members / (group.students - group.seats) }))
    .sort((left, right) => right.students - right.seats - (left.students - left.seats));
}

function groupIn(outcome: AllocationRun['result']['outcomes'][number]): TooFewPlaces | undefined {
  if (outcome.kind !== 'UNPLACED') return undefined;
  if (outcome.cause === 'TOO_FEW_PLACES') return outcome.group;
  if (outcome.cause === 'ALL_REFUSED' && outcome.remedy.kind === 'TOO_FEW_PLACES') return outcome.remedy;
  return undefined;
}

function groupLine({ students, slots, seats, times }: Group): string {
  const each = times > 1 ? `${times} times ` : '';
  return `  ${each}${counted(students, 'student')} who can reach only ${counted(seats, 'seat')} at ${counted(slots, 'slot')}: ${counted(students - seats, 'goes', 'go')} without, however they are given out`;
}
