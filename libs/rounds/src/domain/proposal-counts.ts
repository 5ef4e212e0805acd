import { suppressedGroups } from '#evaluation';
import type { IdOf } from '#kernel';
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
