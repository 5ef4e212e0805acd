import type { JobCategory } from '#interests';
import type { AdvertCommand } from '#opportunities';
import type { Need } from '../domain/need.js';

/** What a draft needs that no need can say: where it is, who is there, and what work it is. */
export interface DraftForNeed {
  readonly siteId: string;
  readonly supervisorId: string;
  readonly deputyId: string;
  readonly category: JobCategory;
  readonly title: string;
}

/** Nothing that the need does not say is promised: the employer writes the rest, and a coordinator reads it, as with any advert. */
const unsaid = {
  activity: null,
  tasks: [],
  dayPlan: [],
  lunchPlan: '',
  lunchCompany: null,
  usualHours: null,
  lessFun: '',
  whatToWear: '',
  accessFeatures: [],
  accessNotes: '',
  willLearn: '',
  learningOutcomes: [],
  ownTask: '',
  peopleMet: [],
  feedback: '',
  reflection: '',
  hazards: [],
} as const satisfies Partial<AdvertCommand>;

/** An advert that says what the school asked for. O(1). */
export function draftFor({ kind, wants, yearGroups }: Need, draft: DraftForNeed): AdvertCommand {
  return { ...unsaid, ...draft, kind, summary: wants, yearGroups };
}
