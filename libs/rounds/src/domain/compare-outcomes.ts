import { groupBy } from '#kernel';
import { suppressedGroups } from '#evaluation';

/** What another proposal would change for a student. A place that the service chose ranks behind every choice of the student's own. */
export const outcomeChanges = ['BETTER', 'WORSE', 'NEWLY_PLACED', 'NO_LONGER_PLACED', 'SAME', 'MOVED'] as const;

export type OutcomeChange = (typeof outcomeChanges)[number];

/** Students who are alike in all that is compared, and how many they are. */
export interface ComparedStudents {
  readonly schoolId: string;
  readonly schoolName: string;
  readonly priorityClass: number;
  readonly sendSupport: boolean;
  readonly wasPlaced: boolean;
  readonly isPlaced: boolean;
  readonly isSameSlot: boolean;
  /** The student's own rank of the place; null without one, or for one that the service chose. */
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
  readonly students: number;
}

/** How many students each change comes to. */
export type ChangeCounts = Readonly<Record<OutcomeChange, number>>;

/** A group with its counts; null where one of them is too small, or would let a smaller one be worked out. */
export interface ComparedGroup {
  readonly key: string;
  readonly label: string;
  readonly counts: ChangeCounts | null;
}

/** Students placed before and after on own choices, by how many ranks further down (above 0) or up (below 0) the later place is. */
export interface RankChangeCount {
  readonly ranksDown: number;
  readonly students: number | null;
}

/** Two proposals beside each other. */
export interface OutcomeComparison {
  /** Sums over everybody, as the sums of a proposal are. */
  readonly all: ChangeCounts;
  readonly bySchool: readonly ComparedGroup[];
  readonly byPriorityClass: readonly ComparedGroup[];
  readonly bySendSupport: readonly ComparedGroup[];
  readonly byRankChange: readonly RankChangeCount[];
}

/** What becomes of students who are alike. O(1). */
export function changeOf({
  wasPlaced,
  isPlaced,
  isSameSlot,
  rankBefore,
  rankAfter,
}: Omit<ComparedStudents, 'students'>): OutcomeChange {
  if (!wasPlaced) return isPlaced ? 'NEWLY_PLACED' : 'SAME';
  if (!isPlaced) return 'NO_LONGER_PLACED';
  if (isSameSlot) return 'SAME';
  const [before, after] = [rankBefore ?? Infinity, rankAfter ?? Infinity];
  if (before === after) return 'MOVED';
  return after < before ? 'BETTER' : 'WORSE';
}

/** The comparison of two proposals with the small groups hidden, groups by their labels, rank changes from the best. O(rows + groups²). */
export function compareOutcomes(rows: readonly ComparedStudents[]): OutcomeComparison {
  return {
    all: countsOf(rows),
    bySchool: shownGroups(rows, ({ schoolId, schoolName }) => [schoolId, schoolName]),
    byPriorityClass: shownGroups(rows, ({ priorityClass }) => [String(priorityClass), String(priorityClass)]),
    bySendSupport: shownGroups(rows, ({ sendSupport }) => [String(sendSupport), String(sendSupport)]),
    byRankChange: shownRankChanges(rows),
  };
}

function countsOf(rows: readonly ComparedStudents[]): ChangeCounts {
  const byChange = groupBy(rows, changeOf);
  const count = (change: OutcomeChange): number => sumOf(byChange.get(change) ?? []);
  return {
    BETTER: count('BETTER'),
    WORSE: count('WORSE'),
    NEWLY_PLACED: count('NEWLY_PLACED'),
    NO_LONGER_PLACED: count('NO_LONGER_PLACED'),
    SAME: count('SAME'),
    MOVED: count('MOVED'),
  };
}

function shownGroups(
  rows: readonly ComparedStudents[],
  labelled: (row: ComparedStudents) => readonly [key: string, label: string],
): ComparedGroup[] {
  const groups = [...groupBy(rows, (row) => labelled(row)[0])]
    .flatMap(([key, own]) =>
      own.slice(0, 1).map((first) => ({ key, label: labelled(first)[1], counts: countsOf(own) })),
    )
    .sort((left, right) => compareTexts(left.label, right.label) || compareTexts(left.key, right.key));
  const shown = suppressedGroups(groups.map(({ counts }) => outcomeChanges.map((change) => counts[change])));
  return groups.map((group, index) => (shown[index] === null ? { ...group, counts: null } : group));
}

function shownRankChanges(rows: readonly ComparedStudents[]): RankChangeCount[] {
  const ranked = rows.flatMap(({ rankBefore, rankAfter, students }) =>
    rankBefore === null || rankAfter === null ? [] : [{ ranksDown: rankAfter - rankBefore, students }],
  );
  const groups = [...groupBy(ranked, ({ ranksDown }) => ranksDown)]
    .map(([ranksDown, own]) => ({ ranksDown, students: sumOf(own) }))
    .sort((left, right) => left.ranksDown - right.ranksDown);
  const shown = suppressedGroups(groups.map(({ students }) => [students]));
  return groups.map((group, index) => (shown[index] === null ? { ...group, students: null } : group));
}

function sumOf(rows: readonly { readonly students: number }[]): number {
  return rows.reduce((total, { students }) => total + students, 0);
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
