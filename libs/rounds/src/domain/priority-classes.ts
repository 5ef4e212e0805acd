/** What makes a student come first, as the school recorded it. */
export interface PriorityFlags {
  readonly freeSchoolMeals: boolean;
  readonly sendSupport: boolean;
  readonly careExperienced: boolean;
  /** At risk of being in no education, employment or training after school. */
  readonly neetRisk: boolean;
}

/** The class of a student: the lower goes first. */
export type PriorityClass = 0 | 1 | 2;

/** A published class: who is in it, in words and as a rule. */
export interface PriorityClassRow {
  readonly priorityClass: PriorityClass;
  readonly criteria: string;
  /** Asked in the order of the table; the first that holds decides. */
  readonly holds: (flags: PriorityFlags) => boolean;
}

/** The priority classes as they are published, those who go first at the head. Everybody falls into one. */
export const priorityClasses: readonly [PriorityClassRow, PriorityClassRow, PriorityClassRow] = [
  {
    priorityClass: 0,
    criteria:
      'Care experienced, or at least two of: free school meals, support for special educational needs, at risk of having nothing to go on to after school.',
    holds: (flags) => flags.careExperienced || countOf(flags) >= 2,
  },
  {
    priorityClass: 1,
    criteria:
      'One of: free school meals, support for special educational needs, at risk of having nothing to go on to after school.',
    holds: (flags) => countOf(flags) === 1,
  },
  { priorityClass: 2, criteria: 'Everybody else.', holds: () => true },
];

/** The class that the student falls into. O(1). */
export function priorityClassOf(flags: PriorityFlags): PriorityClass {
  return (priorityClasses.find(({ holds }) => holds(flags)) ?? priorityClasses[2]).priorityClass;
}

function countOf({ freeSchoolMeals, sendSupport, careExperienced, neetRisk }: PriorityFlags): number {
  return [freeSchoolMeals, sendSupport, careExperienced, neetRisk].filter(Boolean).length;
}
