import { suppressed, suppressedGroups } from '#evaluation';
import type { IdOf } from '#kernel';
import type { CompletedResult, TooFewPlaces } from '#matching';
import type { MatchingMode } from './matching-mode.js';
import type { ProposalBasis } from './proposal-run.js';

/** A proposal without its outcomes. */
export interface ProposalSums {
  readonly id: IdOf<'Proposal'>;
  /** SHA-256 of what was matched, as canonical JSON, in hexadecimal. */
  readonly instanceHash: string;
  /** The edition of the safeguarding rules. */
  readonly ruleSetVersion: string;
  /** Students with a place. */
  readonly placed: number;
  /** Students who took part, or would have, and have none. */
  readonly unplaced: number;
  /** How it was matched, and from where. */
  readonly mode: MatchingMode;
  readonly basis: ProposalBasis;
  /** Groups of students who can reach fewer places than they are, greatest want first. */
  readonly overDemand: readonly TooFewPlaces[];
  /** What moves by consent came to; null where nobody was to be moved. */
  readonly consent: CompletedResult['counts'] | null;
  /** An instant in UTC, as text. */
  readonly proposedAt: string;
}

/** What the students of a proposal are counted by. */
export type CountedBy = 'SCHOOL' | 'PRIORITY_CLASS' | 'CHOICE_RANK' | 'CAUSE';

/** How many students of one group have a place, and how many have not. */
export interface ProposalCount {
  readonly by: CountedBy;
  /** The school's id, the class, the rank (null: the service chose), the kind of outcome. */
  readonly key: string | null;
  /** The school's name. */
  readonly label: string | null;
  readonly placed: number;
  readonly unplaced: number;
}

/** A group as the coordinator may see it: null where it is too small, or would let a smaller one be worked out. */
export interface ShownGroup {
  readonly key: string | null;
  readonly label: string | null;
  readonly placed: number | null;
  readonly unplaced: number | null;
}

/** What is counted in each kind of group; the other column is nought by nature. */
const columns: Readonly<Record<CountedBy, readonly ('placed' | 'unplaced')[]>> = {
  SCHOOL: ['placed', 'unplaced'],
  PRIORITY_CLASS: ['placed', 'unplaced'],
  CHOICE_RANK: ['placed'],
  CAUSE: ['unplaced'],
};

/** The groups of one kind with small numbers suppressed, in their order. O(groups²). */
export function shownGroups(counts: readonly ProposalCount[], by: CountedBy): ShownGroup[] {
  const groups = counts.filter((count) => count.by === by);
  const shown = suppressedGroups(groups.map((group) => columns[by].map((column) => group[column])));
  return groups.map(({ key, label, placed, unplaced }, index) => {
    const isShown = shown[index] !== null;
    return { key, label, placed: isShown ? placed : null, unplaced: isShown ? unplaced : null };
  });
}

/** An over-demanded group as the coordinator may see it: `students` is null where they, or those of them who go without, are too few to be shown. */
export type ShownOverDemand = Omit<TooFewPlaces, 'students'> & { readonly students: number | null };

/** The groups with small numbers suppressed, in their order: how many go without is seats taken from students. O(groups²). */
export function shownOverDemand(groups: readonly TooFewPlaces[]): ShownOverDemand[] {
  const shown = suppressedGroups(groups.map(({ students, seats }) => [students, students - seats]));
  return groups.map((group, index) => ({ ...group, students: shown[index] === null ? null : group.students }));
}

/** What moves by consent came to as the coordinator may see it. */
export type ShownConsent = { readonly [Count in keyof CompletedResult['counts']]: number | null };

/** The counts with small numbers of students suppressed, and whatever such a number could be worked out from. O(1). */
export function shownConsent({ gained, moved, movedDown, ranksLost }: CompletedResult['counts']): ShownConsent {
  const down = suppressed(movedDown);
  const isUpShown = down !== null && (moved === movedDown || suppressed(moved - movedDown) !== null);
  return {
    gained: suppressed(gained),
    moved: isUpShown ? moved : null,
    movedDown: down,
    ranksLost: down === null ? null : ranksLost,
  };
}

/**
 * Students with a place in the classes that the mode MAXIMUM serves first, from the groups by class as they are shown: null where one of
 * them is hidden, and in the mode FAIR, which serves every class by its rank in the published order. O(groups).
 */
export function priorityPlaced(mode: MatchingMode, byPriorityClass: readonly ShownGroup[]): number | null {
  if (mode.kind === 'FAIR') return null;
  const served = byPriorityClass.filter(({ key }) => Number(key) < mode.priorityClasses);
  return served.reduce<number | null>((sum, { placed }) => (sum === null || placed === null ? null : sum + placed), 0);
}
