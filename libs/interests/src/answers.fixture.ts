import fc from 'fast-check';
import type { RiasecScale } from './riasec-profile.js';
import { agreements, type Agreement, type StatementAnswers } from './statement-answers.js';
import { interestStatements } from './statements.js';

/** For specs: every statement of a kind answered alike. */
export function answersTo(kinds: Readonly<Record<RiasecScale, Agreement>>): StatementAnswers {
  return Object.fromEntries(interestStatements.map(({ id, scale }) => [id, kinds[scale]]));
}

/** For specs: any answers to any of the statements. */
export const anyAnswers: fc.Arbitrary<StatementAnswers> = fc
  .array(fc.option(fc.constantFrom(...agreements)), { minLength: 30, maxLength: 30 })
  .map((each) =>
    Object.fromEntries(interestStatements.flatMap(({ id }, place) => (each[place] ? [[id, each[place]]] : []))),
  );
