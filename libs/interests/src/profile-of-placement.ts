import { jobCategoryTable, type JobCategory } from './job-categories.js';
import { profileOfSicSection } from './profile-of-sic-section.js';
import { meanProfile, type RiasecProfile } from './riasec-profile.js';
import type { SicSection } from './sic-sections.js';
import { taskKindTable, type TaskKind } from './task-kinds.js';

/** What is known of the work of a placement, from the closest to the farthest; each may be missing. */
export interface PlacementWork {
  /** What the student will do. */
  readonly tasks: readonly TaskKind[];
  readonly category: JobCategory | null;
  /** Of the employer. */
  readonly sicSection: SicSection | null;
}

/** What the tasks have in common: the mean of their profiles, scale by scale. `null` of none. O(tasks). */
export function profileOfTasks(tasks: readonly TaskKind[]): RiasecProfile | null {
  return meanProfile(tasks.map((task) => ({ profile: taskKindTable[task].profile, weight: 1 })));
}

/**
 * What kind of activity a placement is, by the closest that is known: its tasks, else its job category, else the sector of its employer,
 * for a sector hides what differs within it. `null` where nothing is known. Tasks of all kinds at once make a flat profile, and that
 * is then the truth about the placement: the category is not asked in their place. O(tasks).
 */
export function profileOfPlacement({ tasks, category, sicSection }: PlacementWork): RiasecProfile | null {
  if (tasks.length > 0) return profileOfTasks(tasks);
  if (category !== null) return jobCategoryTable[category].profile;
  return sicSection === null ? null : profileOfSicSection(sicSection);
}
