import { travellerOf, type TravellerRow } from '#travel';
import type { RoundStudent } from '../domain/instance.js';

/** A student of a round as `studentColumns` reads one. */
export type RoundStudentRow = Omit<RoundStudent, 'traveller'> & TravellerRow;

/** The student that a row tells of. O(1). */
export function roundStudent({ homeCell, saidLimits, fare, ...row }: RoundStudentRow): RoundStudent {
  return { ...row, traveller: travellerOf({ homeCell, saidLimits, fare, yearGroup: row.yearGroup }) };
}
