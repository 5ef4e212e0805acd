import { schoolYearOf } from '#calendar';
import { leastShown, suppressedGroups } from '#evaluation';
import { addDays, localDate, type LocalDate, type ProgrammeId } from '#kernel';
import type { Days } from './safeguarding-digest.js';

/** By what students are told apart, in the order in which a report shows it. */
export const unplacedGrounds = [
  'GENDER',
  'FREE_SCHOOL_MEALS',
  'SEND_SUPPORT',
  'YEAR_GROUP',
  'CARE_EXPERIENCE',
  'RISK_OF_NEET',
] as const;

export type UnplacedGround = (typeof unplacedGrounds)[number];

/** How many students of one group have a place, and how many have none: as it is, and for nobody to see. */
export interface UnplacedCount {
  readonly programmeId: ProgrammeId;
  readonly ground: UnplacedGround;
  /** A gender or NOT_STATED, a year group, else YES or NO. */
  readonly key: string;
  readonly placed: number;
  readonly unplaced: number;
}

/** What is shown of students: multiples of five, all null where one of them is too small or would let a smaller one be worked out. */
export interface ShownUnplaced {
  readonly students: number | null;
  readonly unplaced: number | null;
  /** Whole percents of the two before it. */
  readonly percent: number | null;
}

/** A group of a ground. */
export interface UnplacedGroup extends ShownUnplaced {
  readonly key: string;
}

/** What a programme is shown of a month. */
export interface UnplacedFigures {
  readonly all: ShownUnplaced;
  readonly byGround: Readonly<Record<UnplacedGround, readonly UnplacedGroup[]>>;
}

const nothingShown: ShownUnplaced = { students: null, unplaced: null, percent: null };

/**
 * The figures of one programme as they are shown and kept, of counts of which each ground has every student once; `undefined` where there
 * are no students. Within a ground no row is shown that has fewer than five with or without a place, nor one from which such a number could be
 * had by subtraction (`suppressedGroups`).
 *
 * The reports of two months are about nearly the same students, and other pages count those of one round to the last. So every number is
 * to the nearest five, and shares are of these: from 45 and 50 nobody learns whether one student or nine lost a place. What is left: a number that
 * moved says that somebody did, and a group that is shown after it was hidden has come to five. Each ground is safe by itself; no report
 * crosses two. O(groups²).
 */
export function unplacedFigures(counts: readonly UnplacedCount[]): UnplacedFigures | undefined {
  const everybody = counts.filter(({ ground }) => ground === 'GENDER');
  if (everybody.length === 0) return undefined;
  const sum = (of: 'placed' | 'unplaced'): number => everybody.reduce((total, count) => total + count[of], 0);
  const [all = nothingShown] = shownUnplaced([{ placed: sum('placed'), unplaced: sum('unplaced') }]);
  const groupsBy = (by: UnplacedGround): UnplacedGroup[] => {
    const groups = counts.filter((count) => count.ground === by).sort(inOrder);
    return shownUnplaced(groups).map((shown, index) => ({ key: groups[index]?.key ?? '', ...shown }));
  };
  return {
    all,
    byGround: {
      GENDER: groupsBy('GENDER'),
      FREE_SCHOOL_MEALS: groupsBy('FREE_SCHOOL_MEALS'),
      SEND_SUPPORT: groupsBy('SEND_SUPPORT'),
      YEAR_GROUP: groupsBy('YEAR_GROUP'),
      CARE_EXPERIENCE: groupsBy('CARE_EXPERIENCE'),
      RISK_OF_NEET: groupsBy('RISK_OF_NEET'),
    },
  };
}

function inOrder(left: UnplacedCount, right: UnplacedCount): number {
  return left.key.localeCompare(right.key, 'en-GB', { numeric: true });
}

function shownUnplaced(groups: readonly Pick<UnplacedCount, 'placed' | 'unplaced'>[]): ShownUnplaced[] {
  const shown = suppressedGroups(groups.map(({ placed, unplaced }) => [placed, unplaced]));
  return groups.map(({ placed, unplaced: without }, index) => {
    if (shown[index] === null) return nothingShown;
    const [students, unplaced] = [inFives(placed + without), inFives(without)];
    return { students, unplaced, percent: Math.round((unplaced / students) * 100) };
  });
}

/** To the nearest five. */
function inFives(count: number): number {
  return Math.round(count / leastShown) * leastShown;
}

/** The kinds of the news that a report is there: with how many have no place, or without where those are too few. */
export const unplacedKinds = { counted: 'unplaced-report.counted', made: 'unplaced-report.made' } as const;

/** What coordinators are told at once of a report: never anything of a group. O(1). */
export function unplacedNews({ all: { unplaced } }: UnplacedFigures): {
  readonly kind: (typeof unplacedKinds)[keyof typeof unplacedKinds];
  readonly detail: { readonly things: number } | null;
} {
  return unplaced === null
    ? { kind: unplacedKinds.made, detail: null }
    : { kind: unplacedKinds.counted, detail: { things: unplaced } };
}

/** The month before the one of that day. O(1). */
export function monthBefore(day: LocalDate): Days {
  const until = firstOfMonth(day);
  return { from: firstOfMonth(addDays(until, -1)), until };
}

function firstOfMonth(day: LocalDate): LocalDate {
  return localDate(`${day.slice(0, 7)}-01`);
}

/** The days of the school year that a day is in. O(1). */
export function schoolYearDays(day: LocalDate): Days {
  const year = schoolYearOf(day);
  return { from: localDate(`${year}-09-01`), until: localDate(`${year + 1}-09-01`) };
}
