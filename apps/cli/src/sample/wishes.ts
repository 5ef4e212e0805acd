import { jobCategories, type JobCategory } from '#interests';
import type { SampleStudent } from './sample.js';
import type { Seeded } from './seeded.js';

/**
 * How often a job category is wished for, out of some hundred wishes. Lopsided on purpose: far more ask for creative work, health and
 * computing than there are places, and few for what is plentiful. Our guess at fifteen-year-olds, not a survey.
 */
export const pullOfCategory: Readonly<Record<JobCategory, number>> = {
  CREATIVE_AND_MEDIA: 11,
  HEALTHCARE: 11,
  COMPUTING_TECHNOLOGY_AND_DIGITAL: 10,
  SPORTS_AND_LEISURE: 9,
  BEAUTY_AND_WELLBEING: 7,
  BUSINESS_AND_FINANCE: 7,
  LAW_AND_LEGAL: 7,
  TEACHING_AND_EDUCATION: 6,
  ANIMAL_CARE: 6,
  ENGINEERING_AND_MAINTENANCE: 5,
  EMERGENCY_AND_UNIFORM_SERVICES: 4,
  RETAIL_AND_SALES: 4,
  CONSTRUCTION_AND_TRADES: 4,
  HOSPITALITY_AND_FOOD: 4,
  SCIENCE_AND_RESEARCH: 3,
  TRAVEL_AND_TOURISM: 3,
  SOCIAL_CARE: 3,
  TRANSPORT: 2,
  MANUFACTURING: 2,
  ENVIRONMENT_AND_LAND: 2,
  MANAGERIAL: 2,
  ADMINISTRATION: 2,
  GOVERNMENT_SERVICES: 1,
  DELIVERY_AND_STORAGE: 1,
  HOME_SERVICES: 1,
};

const howMany = [
  { count: 0, share: 4 },
  { count: 1, share: 14 },
  { count: 2, share: 34 },
  { count: 3, share: 48 },
] as const;

const limits = [
  { minutes: 45, share: 34 },
  { minutes: 60, share: 50 },
  { minutes: 75, share: 16 },
] as const;

/** Up to three different categories that a student wishes for, the dearest first; none for about one student in 25. */
export function drawInterests(chance: Seeded): JobCategory[] {
  const { count } = chance.pickWeighted(howMany, ({ share }) => share);
  const wished: JobCategory[] = [];
  while (wished.length < count) {
    const left = jobCategories.filter((category) => !wished.includes(category));
    wished.push(chance.pickWeighted(left, (category) => pullOfCategory[category]));
  }
  return wished;
}

/** How long a student (or the family) would travel each way: mostly an hour. */
export function drawMaxMinutes(chance: Seeded): SampleStudent['maxMinutesEachWay'] {
  return chance.pickWeighted(limits, ({ share }) => share).minutes;
}
