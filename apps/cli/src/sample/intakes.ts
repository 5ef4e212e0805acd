import type { NameGroupName } from './names.js';

/** How many students of a school take part, by year group, and how often names of each group are drawn for them. */
export interface Intake {
  readonly students: { readonly 9: number; readonly 10: number; readonly 11: number };
  readonly names: Readonly<Record<NameGroupName, number>>;
}

/**
 * By URN: 215 students, 28 to 44 a school, of whom 20 in Year 9 (too young for placements), 150 in Year 10 and 45 in Year 11. Shares
 * of names are guesses that sum to 100 and measure nothing.
 */
export const intakes: Readonly<Record<string, Intake>> = {
  // Hodge Hill Girls' School
  '103483': intake([3, 24, 7], [66, 8, 8, 4, 12, 2]),
  // Hodge Hill College
  '103503': intake([4, 31, 9], [54, 14, 12, 5, 10, 5]),
  // Archbishop Ilsley Catholic School
  '103541': intake([3, 26, 8], [6, 46, 26, 3, 1, 18]),
  // King Edward VI Sheldon Heath Academy
  '136152': intake([4, 28, 9], [34, 30, 16, 7, 7, 6]),
  // Greenwood Academy
  '139048': intake([3, 22, 6], [14, 50, 22, 4, 4, 6]),
  // Eden Boys' School
  '141969': intake([3, 19, 6], [74, 0, 0, 0, 26, 0]),
};

type SixShares = readonly [number, number, number, number, number, number];

function intake([year9, year10, year11]: readonly [number, number, number], shares: SixShares): Intake {
  const [
    kashmirAndSylhet,
    britishAndIrish,
    caribbeanAndWestAfrican,
    punjabAndGujarat,
    hornOfAfricaAndYemen,
    polishAndRomanian,
  ] = shares;
  return {
    students: { 9: year9, 10: year10, 11: year11 },
    names: {
      kashmirAndSylhet,
      britishAndIrish,
      caribbeanAndWestAfrican,
      punjabAndGujarat,
      hornOfAfricaAndYemen,
      polishAndRomanian,
    },
  };
}
