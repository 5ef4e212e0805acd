/*
 * The scores in this file include information from the O*NET Database by the U.S. Department of Labor, Employment and Training
 * Administration (USDOL/ETA), used under the CC BY 4.0 licence (creativecommons.org/licenses/by/4.0). They are modified: averaged by
 * British job category and rounded. USDOL/ETA has not approved, endorsed or tested these modifications. O*NET is a trademark of
 * USDOL/ETA. The names of the categories are those of the National Careers Service, Open Government Licence v3.0.
 */
import { profileOfScores, type RiasecProfile, type RiasecScores } from './riasec-profile.js';

/**
 * The job categories of the National Careers Service (nationalcareers.service.gov.uk), in the alphabetical order of their names: the
 * kinds of work that a student ticks and that an advert belongs to.
 */
export const jobCategories = [
  'ADMINISTRATION',
  'ANIMAL_CARE',
  'BEAUTY_AND_WELLBEING',
  'BUSINESS_AND_FINANCE',
  'COMPUTING_TECHNOLOGY_AND_DIGITAL',
  'CONSTRUCTION_AND_TRADES',
  'CREATIVE_AND_MEDIA',
  'DELIVERY_AND_STORAGE',
  'EMERGENCY_AND_UNIFORM_SERVICES',
  'ENGINEERING_AND_MAINTENANCE',
  'ENVIRONMENT_AND_LAND',
  'GOVERNMENT_SERVICES',
  'HEALTHCARE',
  'HOME_SERVICES',
  'HOSPITALITY_AND_FOOD',
  'LAW_AND_LEGAL',
  'MANAGERIAL',
  'MANUFACTURING',
  'RETAIL_AND_SALES',
  'SCIENCE_AND_RESEARCH',
  'SOCIAL_CARE',
  'SPORTS_AND_LEISURE',
  'TEACHING_AND_EDUCATION',
  'TRANSPORT',
  'TRAVEL_AND_TOURISM',
] as const;

/** One of the 25 job categories of the National Careers Service. */
export type JobCategory = (typeof jobCategories)[number];

/** A category's name as the National Careers Service writes it, and what kind of activity its work is. */
export interface JobCategoryRow {
  readonly name: string;
  /** Six scores from 1 (not at all like the work) to 7 (very much like it). */
  readonly profile: RiasecProfile;
}

/**
 * What is known of each job category. The scores, in the order realistic, investigative, artistic, social, enterprising, conventional,
 * are the means of the occupational interest scores of O*NET (about release 26, 2022) over the occupations whose codes fall under the
 * category, from 4 (travel and tourism) to 107 (manufacturing) of them. Eleven of the 25 are realistic first, because O*NET scores most
 * manual work so: let a careers adviser go through the table before a programme relies on it.
 */
export const jobCategoryTable: Readonly<Record<JobCategory, JobCategoryRow>> = {
  ADMINISTRATION: row('Administration', [3.07, 1.77, 1.29, 2.8, 4.23, 6.54]),
  ANIMAL_CARE: row('Animal care', [6.67, 4.05, 1.61, 3.17, 2.17, 3.39]),
  BEAUTY_AND_WELLBEING: row('Beauty and wellbeing', [5.29, 1.67, 3.43, 4.29, 4.33, 3.14]),
  BUSINESS_AND_FINANCE: row('Business and finance', [2.31, 3.17, 1.76, 2.75, 5.59, 5.5]),
  COMPUTING_TECHNOLOGY_AND_DIGITAL: row('Computing, technology and digital', [4.02, 5.11, 2.41, 1.93, 3.38, 5.02]),
  CONSTRUCTION_AND_TRADES: row('Construction and trades', [6.83, 2.4, 1.38, 1.25, 2.2, 3.53]),
  CREATIVE_AND_MEDIA: row('Creative and media', [3.55, 2.33, 5.63, 2.68, 4.56, 2.82]),
  DELIVERY_AND_STORAGE: row('Delivery and storage', [6.4, 1.73, 1.04, 1.32, 2.18, 4.41]),
  EMERGENCY_AND_UNIFORM_SERVICES: row('Emergency and uniform services', [5.54, 2.9, 1.26, 3.32, 4.79, 4.48]),
  ENGINEERING_AND_MAINTENANCE: row('Engineering and maintenance', [6.37, 4.65, 2, 1.3, 2.51, 3.98]),
  ENVIRONMENT_AND_LAND: row('Environment and land', [6.02, 3.57, 1.7, 1.66, 3.03, 3.26]),
  GOVERNMENT_SERVICES: row('Government services', [2.64, 2.76, 1.45, 3.67, 5.09, 5.73]),
  HEALTHCARE: row('Healthcare', [4.38, 5.06, 2.14, 5.59, 2.47, 3.08]),
  HOME_SERVICES: row('Home services', [6.94, 3.13, 1.39, 1.31, 2.17, 4.07]),
  HOSPITALITY_AND_FOOD: row('Hospitality and food', [5.28, 1.31, 2.2, 3.61, 4.58, 4.65]),
  LAW_AND_LEGAL: row('Law and legal', [1.52, 3.91, 2.43, 3.67, 5.95, 4.76]),
  MANAGERIAL: row('Managerial', [2.66, 2.77, 1.93, 3.21, 6.79, 4.86]),
  MANUFACTURING: row('Manufacturing', [6.78, 2.63, 1.78, 1.16, 2.02, 4.01]),
  RETAIL_AND_SALES: row('Retail and sales', [3.04, 1.56, 1.94, 2.95, 6.5, 5.12]),
  SCIENCE_AND_RESEARCH: row('Science and research', [4.37, 6.28, 2.7, 2.26, 2.69, 3.7]),
  SOCIAL_CARE: row('Social care', [1.94, 3.1, 3.35, 6.92, 3.37, 3.33]),
  SPORTS_AND_LEISURE: row('Sports and leisure', [3.94, 1.48, 3.71, 3.7, 4.99, 3.63]),
  TEACHING_AND_EDUCATION: row('Teaching and education', [2.43, 4.48, 3.97, 6.54, 3, 3.13]),
  TRANSPORT: row('Transport', [6.33, 2.36, 1.09, 1.87, 3.45, 4.37]),
  TRAVEL_AND_TOURISM: row('Travel and tourism', [2.75, 1.5, 2.58, 4.92, 6, 4.33]),
};

/**
 * The category that a text names: its id ("ANIMAL_CARE") or its name ("Animal care"), in any case, or `undefined`. O(25).
 */
export function parseJobCategory(text: string): JobCategory | undefined {
  const wanted = text.trim().toLowerCase();
  return jobCategories.find(
    (category) => category.toLowerCase() === wanted || jobCategoryTable[category].name.toLowerCase() === wanted,
  );
}

function row(name: string, scores: RiasecScores): JobCategoryRow {
  return { name, profile: profileOfScores(scores) };
}
