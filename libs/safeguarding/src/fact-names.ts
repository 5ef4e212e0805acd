import type { AdvertTexts, PlacementFacts, StudentFacts } from './facts.js';
import type { GroupFacts, SchoolFacts } from './school-facts.js';
import type { EmployerDeclaration, VettingFacts } from './vetting-facts.js';

type Grouped = 'advert' | 'student' | 'school' | 'group' | 'vetting';

/** The name of one fact that a rule may read, with a dot where it belongs to a group of facts: `hazards`, `student.bornOn`. */
export type FactName =
  | Exclude<keyof PlacementFacts, Grouped>
  | `advert.${keyof AdvertTexts}`
  | `student.${keyof StudentFacts}`
  | `school.${keyof SchoolFacts}`
  | `group.${keyof GroupFacts}`
  | `vetting.${Exclude<keyof VettingFacts, 'declaration'>}`
  | `vetting.declaration.${keyof EmployerDeclaration}`;

/** Groups of facts, whose own facts are named after them. */
export const factGroups: ReadonlySet<string> = new Set([
  'advert',
  'student',
  'school',
  'group',
  'vetting',
  'vetting.declaration',
] satisfies (Grouped | 'vetting.declaration')[]);
