import { hasClearShape } from './interest-fit.js';
import type { JobCategory } from './job-categories.js';
import { profileOfCategories } from './profile-of-categories.js';
import { profileOfStatements } from './profile-of-statements.js';
import { meanProfile, type RiasecProfile } from './riasec-profile.js';
import type { StatementAnswers } from './statement-answers.js';

/** What a student has said of what appeals to them; both may be empty. */
export interface StudentInterests {
  readonly categories: readonly JobCategory[];
  readonly answers: StatementAnswers;
}

/**
 * How much the answers count beside the chosen categories, as 2 to 1. Ours, and to be looked at once there are reviews to hold it against.
 * Answers speak of the six kinds of activity themselves; a category does so only by way of all the occupations in it, and whoever
 * chose it is honoured for that besides (`placementFit`).
 */
export const sourceWeights = { categories: 1, answers: 2 } as const;

/**
 * What kinds of activity appeal to a student: the weighted mean of what their categories and their answers say, or whichever of the two says
 * something. One that is flat says nothing and leaves the other as it is, so that ticking "neither" thirty times takes nothing away.
 * `null` is "no clear preference yet": nothing was said, or nothing with a shape, or the two contradict each other; never a flat profile.
 * O(categories + statements).
 */
export function profileOfStudent({ categories, answers }: StudentInterests): RiasecProfile | null {
  const said = [
    { profile: profileOfCategories(categories), weight: sourceWeights.categories },
    { profile: profileOfStatements(answers), weight: sourceWeights.answers },
  ].flatMap(({ profile, weight }) => (profile !== null && hasClearShape(profile) ? [{ profile, weight }] : []));
  const both = meanProfile(said);
  return both !== null && hasClearShape(both) ? both : null;
}
