import { entitledHours, hourBandOf, hourBands, type HourBand } from '#evaluation';
import { ledgerOf, type Ledger, type StudentFacts } from './ledger.js';

/** How the hours of some students are spread. */
export interface HoursSpread {
  readonly students: number;
  readonly reached: number;
  readonly bands: readonly { readonly band: HourBand; readonly students: number }[];
}

/** The hours of a school's students, and how many have what the benchmarks ask for. */
export interface SchoolSums extends HoursSpread {
  readonly byYearGroup: readonly (HoursSpread & { readonly yearGroup: number })[];
  /** Students with an encounter in the school year of today. */
  readonly withEncounterThisYear: number;
  readonly withWorkplace: number;
  readonly withFeedback: number;
  readonly withReflection: number;
}

/** The sums of a school, in which every student of it counts, those without an hour too. `schoolYear` is that of today. O(activities). */
export function schoolSums(students: readonly StudentFacts[], schoolYear: number): SchoolSums {
  const all = students.map((student) => ({ yearGroup: student.yearGroup, ledger: ledgerOf(student) }));
  const having = (holds: (quality: Ledger['quality']) => boolean): number =>
    all.filter(({ ledger }) => holds(ledger.quality)).length;
  const yearGroups = [...new Set(all.map(({ yearGroup }) => yearGroup))].sort((left, right) => left - right);
  return {
    ...spreadOf(all.map(({ ledger }) => ledger)),
    byYearGroup: yearGroups.map((yearGroup) => ({
      yearGroup,
      ...spreadOf(all.filter((row) => row.yearGroup === yearGroup).map(({ ledger }) => ledger)),
    })),
    withEncounterThisYear: having(({ encounterYears }) => encounterYears.includes(schoolYear)),
    withWorkplace: having(({ workplaces }) => workplaces > 0),
    withFeedback: having((quality) => quality.withFeedback > 0),
    withReflection: having((quality) => quality.withReflection > 0),
  };
}

function spreadOf(ledgers: readonly Ledger[]): HoursSpread {
  const bands = hourBands.map(({ band }) => ({
    band,
    students: ledgers.filter(({ minutes }) => hourBandOf(minutes) === band).length,
  }));
  const reached = ledgers.filter(({ minutes }) => minutes >= entitledHours * 60).length;
  return { students: ledgers.length, reached, bands };
}
