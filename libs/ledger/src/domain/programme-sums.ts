import { inHours, suppressed, suppressedGroups, tiers, type HourBand, type Tier } from '#evaluation';
import { groupBy } from '#kernel';
import { ledgerOf, type StudentFacts } from './ledger.js';
import { schoolSums } from './school-sums.js';

/** What is counted of each year group. */
export const yearGroupFacts = ['reached', 'withEncounterThisYear', 'withWorkplace'] as const;

type YearGroupFact = (typeof yearGroupFacts)[number];

/** The hours of a programme's students as a coordinator may see them: null is withheld. */
export interface ProgrammeSums extends Readonly<Record<YearGroupFact, number | null>> {
  readonly students: number | null;
  readonly bands: readonly { readonly band: HourBand; readonly students: number | null }[];
  /** Students with hours in each tier, and those hours. */
  readonly byTier: readonly { readonly tier: Tier; readonly students: number | null; readonly hours: number | null }[];
  readonly byYearGroup: readonly YearGroupSums[];
  readonly withFeedback: number | null;
  readonly withReflection: number | null;
}

/** The same of one year group. */
export interface YearGroupSums extends Readonly<Record<YearGroupFact, number | null>> {
  readonly yearGroup: number;
  readonly students: number | null;
}

/**
 * The sums of a programme without any number under five, and without those from which one could be had: of a fact, how many have it and how
 * many have it not are both five or more; feedback and reflections are held against workplaces, which they are part of. Bands and year
 * groups stand beside their sum, so that no smallest one is hidden alone. There is no table of bands within year groups, because most of
 * its cells would be small. O(activities + year groups²).
 */
export function programmeSums(students: readonly StudentFacts[], schoolYear: number): ProgrammeSums {
  const sums = schoolSums(students, schoolYear);
  const all = suppressed(sums.students);
  const shown = suppressedGroups(sums.bands.map((band) => [band.students]));
  const bands = sums.bands.map(({ band }, index) => ({ band, students: shown[index]?.[0] ?? null }));
  const reached = bands.find(({ band }) => band === 'REACHED')?.students ?? null;
  const withWorkplace = shownWithin(sums.withWorkplace, all);
  return {
    students: all,
    bands,
    byTier: byTier(students),
    byYearGroup: byYearGroup(students, schoolYear, reached !== null),
    reached,
    withEncounterThisYear: shownWithin(sums.withEncounterThisYear, all),
    withWorkplace,
    withFeedback: shownWithin(sums.withFeedback, withWorkplace),
    withReflection: shownWithin(sums.withReflection, withWorkplace),
  };
}

/** A count of some out of a number that is shown: told when neither they nor the others are under five. */
function shownWithin(count: number, of: number | null): number | null {
  return of === null || suppressed(of - count) === null ? null : suppressed(count);
}

function byTier(students: readonly StudentFacts[]): ProgrammeSums['byTier'] {
  const ledgers = students.map(ledgerOf);
  return tiers.map((tier) => {
    const minutes = ledgers.map((ledger) => ledger.byTier[tier]).filter((each) => each > 0);
    const shown = shownWithin(minutes.length, ledgers.length);
    const hours = shown === null ? null : inHours(minutes.reduce((sum, each) => sum + each, 0));
    return { tier, students: shown, hours };
  });
}

/** Without the hours reached where their sum is withheld, since the year groups would give it away. */
function byYearGroup(
  students: readonly StudentFacts[],
  schoolYear: number,
  isReachedShown: boolean,
): readonly YearGroupSums[] {
  const groups = [...groupBy(students, ({ yearGroup }) => yearGroup)]
    .sort(([left], [right]) => left - right)
    .map(([yearGroup, of]) => ({ yearGroup, sums: schoolSums(of, schoolYear) }));
  const sizes = suppressedGroups(groups.map(({ sums }) => [sums.students]));
  const factOf = (fact: YearGroupFact): (number | null)[] => {
    const rows = groups.map(({ sums }) => [sums[fact], sums.students - sums[fact]]);
    // How many there are of a group whose size is withheld would follow from those who have it and those who have it not.
    return suppressedGroups(rows).map((row, index) => (sizes[index] === null ? null : (row?.[0] ?? null)));
  };
  const [reached, encounters, workplaces] = yearGroupFacts.map(factOf);
  return groups.map(({ yearGroup }, index) => ({
    yearGroup,
    students: sizes[index]?.[0] ?? null,
    reached: isReachedShown ? (reached?.[index] ?? null) : null,
    withEncounterThisYear: encounters?.[index] ?? null,
    withWorkplace: workplaces?.[index] ?? null,
  }));
}
