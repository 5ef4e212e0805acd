import { byPlace, CsvRejected } from '#csv';
import type { Postcode } from '#geo';
import type { Located, Lookup } from '#postcodes';
import { homeCellOf } from '#travel';
import type { StudentRecord } from '../../domain/student.js';
import type { StudentSheet } from './read-student-sheet.js';
import { studentColumnNames, type StudentCells } from './student-columns.js';

/** Every postcode in the sheet, each once, for one question to the directory. */
export function postcodesOf({ lines }: StudentSheet): Postcode[] {
  return [...new Set(lines.flatMap(({ cells }) => cells.home_postcode ?? []))];
}

/**
 * The students of a sheet, in its order, each home given as its cell. `homes` is what the directory says of each postcode. Throws
 * `CsvRejected` with every fault of the sheet, postcodes that cannot be located among them, row by row and from the first column to the
 * last.
 */
export function studentsOf({ lines, faults }: StudentSheet, homes: ReadonlyMap<string, Lookup>): StudentRecord[] {
  const unknown = lines.flatMap(({ row, cells: { home_postcode: value } }) =>
    value === undefined || homes.get(value)?.state === 'LOCATED'
      ? []
      : [{ row, column: 'home_postcode', value, reason: unknownPostcode }],
  );
  const all = [...faults, ...unknown];
  if (all.length > 0) throw new CsvRejected(all.sort(byPlace(studentColumnNames)));
  return lines.flatMap(({ cells }) => {
    const whole = cells as StudentCells;
    const home = homes.get(whole.home_postcode);
    return home?.state === 'LOCATED' ? [recordOf(whole, home)] : [];
  });
}

const unknownPostcode = 'lies in no district of the postcode directory that is loaded here';

function recordOf(cells: StudentCells, home: Located): StudentRecord {
  return {
    upn: cells.upn,
    givenName: cells.given_name,
    familyName: cells.family_name,
    bornOn: cells.born_on,
    yearGroup: cells.year_group,
    homeCell: homeCellOf(home.point),
    roughLocation: home.rough,
    gender: cells.gender ?? null,
    freeSchoolMeals: cells.free_school_meals,
    sendSupport: cells.send_support,
    careExperienced: cells.care_experienced,
    neetRisk: cells.neet_risk,
    interests: cells.interests,
    maxMinutesEachWay: cells.max_minutes,
    adjustments: cells.adjustments,
    signIn: cells.sign_in,
  };
}
