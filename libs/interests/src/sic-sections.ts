/*
 * The names and the divisions of the sections are those of the UK Standard Industrial Classification of Economic Activities 2007, Office
 * for National Statistics, Open Government Licence v3.0.
 */
import type { JobCategory } from './job-categories.js';

/** The letters of the sections of the Standard Industrial Classification 2007. */
export const sicSections = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
  'Q',
  'R',
  'S',
  'T',
  'U',
] as const;

/** The letter of a section of the Standard Industrial Classification 2007. */
export type SicSection = (typeof sicSections)[number];

/** A section: its name, its divisions, and how its jobs divide among the job categories. */
export interface SicSectionRow {
  readonly name: string;
  /** The first and the last two-digit division; numbers between them that no division has are left out by the classification. */
  readonly divisions: readonly [first: number, last: number];
  /** Tenths of the section's jobs by job category; ten in all. */
  readonly jobs: Readonly<Partial<Record<JobCategory, number>>>;
}

/**
 * The bridge from what an employer's sector is to what kinds of work there are in it. How the jobs divide is OURS: rough tenths set down
 * from what the divisions of each section do, with the office and the managers that every sector has, and not counted from any
 * statistic. It serves where an advert says nothing better, and only there. Let a careers adviser go through it; a table of the
 * Annual Population Survey, occupations by industry, would replace it.
 */
export const sicSectionTable: Readonly<Record<SicSection, SicSectionRow>> = {
  A: {
    name: 'Agriculture, forestry and fishing',
    divisions: [1, 3],
    jobs: { ENVIRONMENT_AND_LAND: 6, ANIMAL_CARE: 3, MANAGERIAL: 1 },
  },
  B: {
    name: 'Mining and quarrying',
    divisions: [5, 9],
    jobs: {
      ENGINEERING_AND_MAINTENANCE: 4,
      CONSTRUCTION_AND_TRADES: 3,
      TRANSPORT: 1,
      SCIENCE_AND_RESEARCH: 1,
      MANAGERIAL: 1,
    },
  },
  C: {
    name: 'Manufacturing',
    divisions: [10, 33],
    jobs: {
      MANUFACTURING: 5,
      ENGINEERING_AND_MAINTENANCE: 2,
      DELIVERY_AND_STORAGE: 1,
      ADMINISTRATION: 1,
      MANAGERIAL: 1,
    },
  },
  D: {
    name: 'Electricity, gas, steam and air conditioning supply',
    divisions: [35, 35],
    jobs: {
      ENGINEERING_AND_MAINTENANCE: 5,
      ADMINISTRATION: 2,
      BUSINESS_AND_FINANCE: 1,
      RETAIL_AND_SALES: 1,
      MANAGERIAL: 1,
    },
  },
  E: {
    name: 'Water supply, sewerage, waste management and remediation activities',
    divisions: [36, 39],
    jobs: {
      ENGINEERING_AND_MAINTENANCE: 3,
      DELIVERY_AND_STORAGE: 2,
      ENVIRONMENT_AND_LAND: 2,
      TRANSPORT: 1,
      ADMINISTRATION: 1,
      MANAGERIAL: 1,
    },
  },
  F: {
    name: 'Construction',
    divisions: [41, 43],
    jobs: { CONSTRUCTION_AND_TRADES: 6, ENGINEERING_AND_MAINTENANCE: 2, ADMINISTRATION: 1, MANAGERIAL: 1 },
  },
  G: {
    name: 'Wholesale and retail trade; repair of motor vehicles and motorcycles',
    divisions: [45, 47],
    jobs: { RETAIL_AND_SALES: 6, DELIVERY_AND_STORAGE: 2, ENGINEERING_AND_MAINTENANCE: 1, MANAGERIAL: 1 },
  },
  H: {
    name: 'Transportation and storage',
    divisions: [49, 53],
    jobs: { TRANSPORT: 5, DELIVERY_AND_STORAGE: 3, ADMINISTRATION: 1, MANAGERIAL: 1 },
  },
  I: {
    name: 'Accommodation and food service activities',
    divisions: [55, 56],
    jobs: { HOSPITALITY_AND_FOOD: 8, TRAVEL_AND_TOURISM: 1, MANAGERIAL: 1 },
  },
  J: {
    name: 'Information and communication',
    divisions: [58, 63],
    jobs: { COMPUTING_TECHNOLOGY_AND_DIGITAL: 5, CREATIVE_AND_MEDIA: 3, BUSINESS_AND_FINANCE: 1, MANAGERIAL: 1 },
  },
  K: {
    name: 'Financial and insurance activities',
    divisions: [64, 66],
    jobs: { BUSINESS_AND_FINANCE: 5, ADMINISTRATION: 3, RETAIL_AND_SALES: 1, COMPUTING_TECHNOLOGY_AND_DIGITAL: 1 },
  },
  L: {
    name: 'Real estate activities',
    divisions: [68, 68],
    jobs: { RETAIL_AND_SALES: 4, ADMINISTRATION: 2, BUSINESS_AND_FINANCE: 2, HOME_SERVICES: 1, MANAGERIAL: 1 },
  },
  M: {
    name: 'Professional, scientific and technical activities',
    divisions: [69, 75],
    jobs: {
      BUSINESS_AND_FINANCE: 3,
      LAW_AND_LEGAL: 2,
      ENGINEERING_AND_MAINTENANCE: 2,
      SCIENCE_AND_RESEARCH: 1,
      CREATIVE_AND_MEDIA: 1,
      ADMINISTRATION: 1,
    },
  },
  N: {
    name: 'Administrative and support service activities',
    divisions: [77, 82],
    jobs: {
      ADMINISTRATION: 4,
      HOME_SERVICES: 2,
      BUSINESS_AND_FINANCE: 1,
      TRAVEL_AND_TOURISM: 1,
      EMERGENCY_AND_UNIFORM_SERVICES: 1,
      ENVIRONMENT_AND_LAND: 1,
    },
  },
  O: {
    name: 'Public administration and defence; compulsory social security',
    divisions: [84, 84],
    jobs: { GOVERNMENT_SERVICES: 5, EMERGENCY_AND_UNIFORM_SERVICES: 3, ADMINISTRATION: 2 },
  },
  P: {
    name: 'Education',
    divisions: [85, 85],
    jobs: { TEACHING_AND_EDUCATION: 8, ADMINISTRATION: 2 },
  },
  Q: {
    name: 'Human health and social work activities',
    divisions: [86, 88],
    jobs: { HEALTHCARE: 5, SOCIAL_CARE: 4, ADMINISTRATION: 1 },
  },
  R: {
    name: 'Arts, entertainment and recreation',
    divisions: [90, 93],
    jobs: { CREATIVE_AND_MEDIA: 4, SPORTS_AND_LEISURE: 4, HOSPITALITY_AND_FOOD: 1, MANAGERIAL: 1 },
  },
  S: {
    name: 'Other service activities',
    divisions: [94, 96],
    jobs: { BEAUTY_AND_WELLBEING: 4, ENGINEERING_AND_MAINTENANCE: 2, SOCIAL_CARE: 2, ADMINISTRATION: 2 },
  },
  T: {
    name: 'Activities of households as employers',
    divisions: [97, 98],
    jobs: { HOME_SERVICES: 6, SOCIAL_CARE: 4 },
  },
  U: {
    name: 'Activities of extraterritorial organisations and bodies',
    divisions: [99, 99],
    jobs: { GOVERNMENT_SERVICES: 7, ADMINISTRATION: 3 },
  },
};

/** Divisions that lie between those of a section and that the classification does not have. */
const unusedDivisions: readonly number[] = [4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89];

/**
 * Codes that Companies House has added for companies which do nothing, or own the stairs of their flats: they say nothing of the work.
 * Source: companieshouse/api-enumerations, constants.yml.
 */
const noActivity: readonly string[] = ['74990', '98000', '99999'];

const codeShape = /^(\d{2})(?:\.?(\d)(?:(\d)(?:\/?(\d))?)?)?$/;

/**
 * The section that a code belongs to: a division, group, class or subclass of two to five digits, with or without the stops and the
 * stroke that the ONS writes ("47", "47.11", "47.11/0", "47110"). `undefined` for anything else, for a division that there is not,
 * and for Companies House's codes of companies without an activity. A leading nought must be there: "1110" is a drink, "01110" is wheat.
 * O(21).
 */
export function sicSectionOf(code: string): SicSection | undefined {
  const [, division = '', group = '', ofGroup = '', subclass = ''] = codeShape.exec(code.trim()) ?? [];
  if (division === '' || noActivity.includes(division + group + ofGroup + subclass)) return undefined;
  return sicSections.find((section) => isOf(section, Number(division)));
}

function isOf(section: SicSection, division: number): boolean {
  const [first, last] = sicSectionTable[section].divisions;
  return division >= first && division <= last && !unusedDivisions.includes(division);
}
