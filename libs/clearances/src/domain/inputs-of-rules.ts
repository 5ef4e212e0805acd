/** What an event says of whose places have to be looked at again. */
export type RecheckBy = 'EMPLOYER' | 'SCHOOL' | 'STUDENT' | 'ALLOCATION' | 'ALL';

/**
 * Events after which something that the rules read may have changed, with whose places are concerned. A kind that ends in `.` stands for
 * all that begin so. Whatever is forgotten here is found by the sweep over all places a few minutes later.
 */
export const inputsOfRules: Readonly<Record<string, RecheckBy>> = {
  'opportunity.': 'EMPLOYER',
  'slot.': 'EMPLOYER',
  'site.': 'EMPLOYER',
  'host-adult.': 'EMPLOYER',
  'insurance.': 'EMPLOYER',
  'employer.': 'EMPLOYER',
  'host.': 'EMPLOYER',
  'vetting.': 'EMPLOYER',
  'employer-at-school.': 'SCHOOL',
  'students.imported': 'SCHOOL',
  'school.': 'SCHOOL',
  'placement-note.': 'ALLOCATION',
  'permission.': 'SCHOOL',
  'allocation.confirmed': 'ALLOCATION',
  'allocation.accepted': 'STUDENT',
  'agreement.': 'ALLOCATION',
};

/** Whose places an event of that kind asks to be looked at; `undefined` where it changes nothing that the rules read. O(kinds). */
export function recheckAfter(kind: string): RecheckBy | undefined {
  return inputsOfRules[kind] ?? inputsOfRules[kind.slice(0, kind.indexOf('.') + 1)];
}
