import type { InputFault, ProgrammeId } from '#kernel';

/** One place's running scheme for a school year. */
export interface Programme {
  readonly id: ProgrammeId;
  readonly name: string;
  /** The place, in the words of those who live there. */
  readonly area: string;
  /** The calendar year in which its school year starts: 2026 for September 2026 to August 2027. */
  readonly schoolYear: number;
}

const longestName = 120;

/** Everything that is wrong with what a programme is to be called and when it runs, in the order of the fields. O(1). */
export function programmeFaults({ name, area, schoolYear }: Omit<Programme, 'id'>): InputFault[] {
  const faults = Object.entries({ name, area })
    .filter(([, text]) => text.trim() === '' || text.length > longestName)
    .map(([path, value]) => ({ path, value, message: `must be text of 1 to ${longestName} characters` }));
  if (Number.isInteger(schoolYear) && schoolYear >= 2000 && schoolYear <= 2198) return faults;
  return [...faults, { path: 'schoolYear', value: String(schoolYear), message: 'must be a year from 2000 to 2198' }];
}
