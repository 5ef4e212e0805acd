import type { JobCategory } from '#interests';
import type { Tier } from './tier.js';

/** What an activity is called and how much is looked at where nobody says otherwise. */
interface ActivityTerms {
  readonly name: string;
  readonly tier: Tier;
}

/**
 * What is done at a workplace, as far as it changes what has to be looked at. Office and shop are LOW, unfamiliar surroundings MEDIUM,
 * machines, building sites, farms and vehicles HIGH, as hse.gov.uk tells work experience organisers; the rows between are our reading.
 */
export const activityTable = {
  OFFICE: { name: 'Office work', tier: 'LOW' },
  SHOP: { name: 'Shop and sales floor', tier: 'LOW' },
  STUDIO: { name: 'Studio, gallery, stage or library', tier: 'LOW' },
  CLASSROOM: { name: 'Classroom and training room', tier: 'LOW' },
  FRONT_OF_HOUSE: { name: 'Reception, hotel and visitor services', tier: 'LOW' },
  KITCHEN: { name: 'Kitchen and catering', tier: 'MEDIUM' },
  SALON: { name: 'Hair, beauty and wellbeing', tier: 'MEDIUM' },
  SPORT: { name: 'Sports and leisure', tier: 'MEDIUM' },
  CARE: { name: 'Care of people', tier: 'MEDIUM' },
  CLINIC: { name: 'Hospital, surgery and pharmacy', tier: 'MEDIUM' },
  LABORATORY: { name: 'Laboratory', tier: 'MEDIUM' },
  ANIMALS: { name: 'Work with animals', tier: 'MEDIUM' },
  LIGHT_ASSEMBLY: { name: 'Light assembly and packing', tier: 'MEDIUM' },
  WAREHOUSE: { name: 'Warehouse and sorting', tier: 'MEDIUM' },
  CLEANING_AND_REPAIR: { name: 'Cleaning, and repairs in homes', tier: 'MEDIUM' },
  WORKSHOP: { name: 'Workshop with machines', tier: 'HIGH' },
  CONSTRUCTION: { name: 'Building site and trades', tier: 'HIGH' },
  FARM_AND_LAND: { name: 'Farm, garden and forest', tier: 'HIGH' },
  VEHICLES: { name: 'Yard, road and rail', tier: 'HIGH' },
  EMERGENCY_SERVICES: { name: 'Emergency and uniformed services', tier: 'HIGH' },
} as const satisfies Record<string, ActivityTerms>;

/** What is done at a workplace. */
export type Activity = keyof typeof activityTable;

/** Every activity, by tier and then by likeness. */
export const activities = Object.keys(activityTable) as [Activity, ...Activity[]];

const ofCategory: Readonly<Record<JobCategory, Activity>> = {
  ADMINISTRATION: 'OFFICE',
  ANIMAL_CARE: 'ANIMALS',
  BEAUTY_AND_WELLBEING: 'SALON',
  BUSINESS_AND_FINANCE: 'OFFICE',
  COMPUTING_TECHNOLOGY_AND_DIGITAL: 'OFFICE',
  CONSTRUCTION_AND_TRADES: 'CONSTRUCTION',
  CREATIVE_AND_MEDIA: 'STUDIO',
  DELIVERY_AND_STORAGE: 'WAREHOUSE',
  EMERGENCY_AND_UNIFORM_SERVICES: 'EMERGENCY_SERVICES',
  ENGINEERING_AND_MAINTENANCE: 'WORKSHOP',
  ENVIRONMENT_AND_LAND: 'FARM_AND_LAND',
  GOVERNMENT_SERVICES: 'OFFICE',
  HEALTHCARE: 'CLINIC',
  HOME_SERVICES: 'CLEANING_AND_REPAIR',
  HOSPITALITY_AND_FOOD: 'KITCHEN',
  LAW_AND_LEGAL: 'OFFICE',
  MANAGERIAL: 'OFFICE',
  MANUFACTURING: 'WORKSHOP',
  RETAIL_AND_SALES: 'SHOP',
  SCIENCE_AND_RESEARCH: 'LABORATORY',
  SOCIAL_CARE: 'CARE',
  SPORTS_AND_LEISURE: 'SPORT',
  TEACHING_AND_EDUCATION: 'CLASSROOM',
  TRANSPORT: 'VEHICLES',
  TRAVEL_AND_TOURISM: 'FRONT_OF_HOUSE',
};

/** What is mostly done in that kind of work: the more dangerous reading where there are two. An advert may say another. O(1). */
export function activityOf(category: JobCategory): Activity {
  return ofCategory[category];
}
