import type { HomeCell } from './home-cell.js';
import type { Fare } from './limits/fare.js';
import { travelLimits, usualTravelLimits, type TravelLimits } from './limits/travel-limits.js';
import type { TravelHome } from './travel-time-provider.js';

/** What a journey depends on of a student, as it is kept: see `travellerColumns`. */
export interface TravellerRow {
  readonly homeCell: string;
  readonly yearGroup: number;
  /** What programme, school and student said of limits, the last word of each. */
  readonly saidLimits: Partial<TravelLimits>;
  readonly fare: Fare | null;
}

/** What a journey depends on of a student. */
export type Traveller = Omit<TravelHome, 'id'>;

/** The traveller that a row tells of, with our usual limits where nobody said any. O(1). */
export function travellerOf({ homeCell, yearGroup, saidLimits, fare }: TravellerRow): Traveller {
  // The column holds only what was made by homeCellOf.
  return { cell: homeCell as HomeCell, limits: travelLimits(yearGroup, saidLimits), fare };
}

/** A `TravellerRow` of the student that the alias names, as columns of an SQL list. What is said nearest to the student holds. */
export function travellerColumns(student: string): string {
  return `${student}.home_cell as "homeCell", ${student}.year_group as "yearGroup", ${saidLimitsOf(student)} as "saidLimits",
    (select d.fare from ${defaultsOf.programme(student)}) as fare`;
}

/** The longest journey that the student may make, in minutes each way, as an SQL expression. */
export function maxMinutesOf(student: string): string {
  const usual = usualTravelLimits(10).maxMinutesEachWay;
  return `coalesce(((${saidLimitsOf(student)}) ->> 'maxMinutesEachWay')::integer, ${usual})`;
}

const defaultsOf = {
  programme: (student: string) =>
    `travel_default d where d.programme_id = ${student}.programme_id and d.school_id is null`,
  school: (student: string) => `travel_default d where d.school_id = ${student}.school_id`,
};

function saidLimitsOf(student: string): string {
  const said = [defaultsOf.programme(student), defaultsOf.school(student)];
  return [...said.map((from) => `coalesce((select d.limits from ${from}), '{}')`), `${student}.travel_limits`].join(
    ' || ',
  );
}
