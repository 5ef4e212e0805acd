import { jobCategoryTable, type JobCategory } from './job-categories.js';
import type { RiasecProfile, RiasecScale } from './riasec-profile.js';

/**
 * What the chosen job categories have in common: the mean of their profiles, scale by scale. A category named twice counts twice.
 * `null` when none was chosen, for nothing can be said of somebody who has not said anything. O(categories).
 */
export function profileOfCategories(categories: readonly JobCategory[]): RiasecProfile | null {
  if (categories.length === 0) return null;
  const mean = (scale: RiasecScale): number =>
    categories.reduce((sum, category) => sum + jobCategoryTable[category].profile[scale], 0) / categories.length;
  return {
    realistic: mean('realistic'),
    investigative: mean('investigative'),
    artistic: mean('artistic'),
    social: mean('social'),
    enterprising: mean('enterprising'),
    conventional: mean('conventional'),
  };
}
