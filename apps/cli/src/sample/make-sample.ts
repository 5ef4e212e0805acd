import { makeEmployers } from './employers.js';
import { readSampleFiles, type SampleFiles } from './sample-files.js';
import type { Sample } from './sample.js';
import { termsOf } from './school-weeks.js';
import { makeStudents } from './students.js';

/**
 * East Birmingham in that school year: 6 schools with 215 students, 64 employers with their adverts and slots. The same seed, year and
 * files give the same sample to the byte. `schoolYear` is the calendar year in which it starts. About 0.1 s.
 */
export function makeSample(
  { seed, schoolYear }: { readonly seed: number; readonly schoolYear: number },
  files: SampleFiles = readSampleFiles(),
): Sample {
  const { schools, postcodes } = files;
  const students = makeStudents({ seed, schoolYear, schools, postcodes });
  return {
    seed,
    schoolYear,
    schools: schools.map((school) => ({
      ...school,
      terms: termsOf(schoolYear),
      students: students.get(school.urn) ?? [],
    })),
    employers: makeEmployers(files, schoolYear, seed),
    postcodes,
  };
}
