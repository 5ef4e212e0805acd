import { localDate, localTime, type LocalDate } from '#kernel';

/** Stands for a day that nobody has set. */
export const noDaySet: LocalDate = localDate('2150-12-31');

/**
 * What operators set once somebody has read the text of the law in force; every rule that reads one of these is marked "to confirm".
 */
export const settings = {
  /** From when the new hours of child employment hold: section 28 of the Act of 2026 leaves the day to regulations. */
  childEmploymentReformFrom: noDaySet,
  /** The first day without the supervision exemption of regulated activity. */
  supervisionExemptionEndsOn: localDate('2026-08-31'),
  /** Whether paid staff of a host are outside regulated activity after that. */
  areHostStaffExempt: false,
  /** Years of age from which a child may have a job; a byelaw may lower it. */
  leastAgeForJob: 14,
  /** Between these a child of school age is at school on a day in term. */
  schoolHours: { from: localTime('08:30'), to: localTime('15:30') },
  /** Students of a group for each member of staff who comes along. */
  studentsPerStaff: 20,
  /** A reviewed risk assessment holds so many months. */
  assessmentMonths: 12,
  /** A noted conversation holds so many months, by tier; the tier HIGH is asked for more than that. */
  conversationMonths: { LOW: 24, MEDIUM: 12, HIGH: 12 },
  /** A site of the tier HIGH is seen again after so many months. */
  siteCheckMonths: 6,
  /** A look at the barred list is repeated after so many months. */
  barredListMonths: 36,
  /** More days than these ask for extra scrutiny. */
  daysWithoutScrutiny: 15,
  /** A placement whose last day is so many days after its first, or later, is longer than two weeks. */
  daysOfTwoWeeks: 14,
  /** Days of one week's worth, which every student is entitled to in each phase. */
  daysOfEntitlement: 5,
  /** Hours of the industry placement of a T Level, by route. */
  leastTLevelHours: { EARLY_YEARS_EDUCATOR: 750, DIGITAL: 315, OTHER: 315 },
  /** Of its hours, so many of a hundred at most are away from the workplace. */
  mostRemotePercent: { EARLY_YEARS_EDUCATOR: 20, DIGITAL: 50, OTHER: 20 },
} as const;
