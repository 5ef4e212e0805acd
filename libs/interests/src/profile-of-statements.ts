import { riasecProfile, riasecScales, type RiasecProfile, type RiasecScale } from './riasec-profile.js';
import type { StatementAnswers } from './statement-answers.js';
import { interestStatements } from './statements.js';

/** How many of the five statements of every kind must be answered: of fewer, a single answer would decide where the kind stands. */
export const leastAnswered = 3;

/**
 * What the answers say, each kind of activity by the mean of those of its statements that were answered, brought from 1 to 5 to 1 to 7.
 * `null` when fewer than three of some kind were. Somebody who agrees with everything comes out flat, which `profileOfStudent` takes for
 * no clear preference. An answer to a statement that is no longer put counts for nothing. O(statements).
 */
export function profileOfStatements(answers: StatementAnswers): RiasecProfile | null {
  const given = answersByScale(answers);
  if (riasecScales.some((scale) => given[scale].length < leastAnswered)) return null;
  return riasecProfile((scale) => 1 + 1.5 * (mean(given[scale]) - 1));
}

/** Which kinds of activity still want answers, and how many each, so that a profile can be made; empty when it can. O(statements). */
export function answersWanted(answers: StatementAnswers): { readonly scale: RiasecScale; readonly answers: number }[] {
  const given = answersByScale(answers);
  return riasecScales
    .map((scale) => ({ scale, answers: leastAnswered - given[scale].length }))
    .filter(({ answers: wanted }) => wanted > 0);
}

function answersByScale(answers: StatementAnswers): Readonly<Record<RiasecScale, number[]>> {
  const given: Record<RiasecScale, number[]> = {
    realistic: [],
    investigative: [],
    artistic: [],
    social: [],
    enterprising: [],
    conventional: [],
  };
  for (const { id, scale } of interestStatements) {
    const answer = answers[id];
    if (answer !== undefined) given[scale].push(answer);
  }
  return given;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
