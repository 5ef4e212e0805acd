import { jobCategoryTable, type JobCategory } from './job-categories.js';
import { meanProfile, type RiasecProfile } from './riasec-profile.js';

/**
 * What the chosen job categories have in common: the mean of their profiles, scale by scale. A category named twice counts twice.
 * `null` when none was chosen, for nothing can be said of somebody who has not said anything. O(categories).
 */
export function profileOfCategories(categories: readonly JobCategory[]): RiasecProfile | null {
  return meanProfile(categories.map((category) => ({ profile: jobCategoryTable[category].profile, weight: 1 })));
}
