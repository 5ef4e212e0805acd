import { invariant } from '#kernel';
import { jobCategories, jobCategoryTable, type JobCategory } from './job-categories.js';
import { meanProfile, type RiasecProfile } from './riasec-profile.js';
import { sicSectionTable, type SicSection } from './sic-sections.js';

/** The job categories that employ people in a section, most of them first; those of one size in the order of their names. O(25). */
export function categoriesOfSicSection(section: SicSection): JobCategory[] {
  const { jobs } = sicSectionTable[section];
  return jobCategories
    .filter((category) => jobs[category] !== undefined)
    .sort((left, right) => (jobs[right] ?? 0) - (jobs[left] ?? 0));
}

/** What kind of activity work in a section is: the mean of its job categories, each by how many of the jobs are of it. O(25). */
export function profileOfSicSection(section: SicSection): RiasecProfile {
  const { jobs } = sicSectionTable[section];
  const parts = categoriesOfSicSection(section).map((category) => ({
    profile: jobCategoryTable[category].profile,
    weight: jobs[category] ?? 0,
  }));
  const mean = meanProfile(parts);
  invariant(mean !== null, 'every section has jobs');
  return mean;
}
