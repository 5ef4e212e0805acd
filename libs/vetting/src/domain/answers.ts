import type { InputFault, LocalDate } from '#kernel';
import type { BarredWork, DangerTerms, InsuranceExemption, ListedTask } from '#safeguarding';

/**
 * What an employer says of an activity at a site: the questions are the same for all and take no paper. Texts and the day of the review are
 * null where the tier does not ask for them.
 */
export interface ActivityAnswers {
  /** When the risk assessment was last reviewed with young people in mind. */
  readonly riskAssessmentReviewedOn: LocalDate | null;
  /** Who is with the student, and when. */
  readonly supervision: string | null;
  readonly induction: string | null;
  readonly protectiveEquipment: string | null;
  /** Why no employers’ liability cover is needed by law; null where it is. */
  readonly exemption: InsuranceExemption | null;
  /** Last day of a letter of indemnity in place of cover. */
  readonly indemnityUntil: LocalDate | null;
  readonly isUnlikeNormalBusiness: boolean;
  /** The day on which the insurer accepted such work in writing. */
  readonly insurerAcceptedOn: LocalDate | null;
  /** The day on which the insurer was told of placements longer than two weeks. */
  readonly insurerToldOn: LocalDate | null;
  readonly isStudentDriving: boolean;
  readonly isStudentPassenger: boolean;
  /** For a passenger: the vehicle is covered for use in business. */
  readonly hasBusinessCover: boolean;
  /** For a passenger: somebody else is told where it goes, and that it came back. */
  readonly hasDestinationAndCheckIn: boolean;
  readonly isHomeBased: boolean;
  readonly isIsolatedSite: boolean;
  /** A student is alone with one adult, or alone at work, for more than half a day. */
  readonly isLoneWorkOverHalfDay: boolean;
  readonly isMuchTravel: boolean;
  readonly isResidential: boolean;
  readonly barredWork: readonly BarredWork[];
  readonly listedTasks: readonly ListedTask[];
  /** A visitor from Years 7 to 9 would help in the trade. */
  readonly isProductiveWork: boolean;
  /** The student is paid, or employed, for it, which makes it a job; null while nobody has said. */
  readonly isPaidOrEmployed: boolean | null;
  /** On what terms somebody over school age meets a danger that is left; null while nobody has said. */
  readonly dangerTerms: DangerTerms | null;
  /** Whoever looks after students has read what to do about a worry; null, as with what follows, while nobody has said. */
  readonly hasReadSafeguardingBriefing: boolean | null;
  /** What it learns of students is used for their placement alone, and deleted after it. */
  readonly agreesToDataTerms: boolean | null;
  /** There is a health and safety policy in writing. */
  readonly hasSafetyPolicy: boolean | null;
  /** Ways out, first aid and an accident book. */
  readonly hasFireFirstAidAndAccidentBook: boolean | null;
  /** What a student has to buy or bring: "nothing" where it is nothing. */
  readonly studentHasToBuy: string | null;
}

/** The answers that say what a student may meet: when one of them changes, what was checked before was something else. */
const risks = [
  'exemption',
  'isUnlikeNormalBusiness',
  'isStudentDriving',
  'isStudentPassenger',
  'hasBusinessCover',
  'hasDestinationAndCheckIn',
  'isHomeBased',
  'isIsolatedSite',
  'isLoneWorkOverHalfDay',
  'isMuchTravel',
  'isResidential',
  'barredWork',
  'listedTasks',
  'isProductiveWork',
  'isPaidOrEmployed',
  'dangerTerms',
] as const satisfies readonly (keyof ActivityAnswers)[];

/** True when both describe the same risks, whatever the dates and words. O(answers). */
export function areSameRisks(before: ActivityAnswers, after: ActivityAnswers): boolean {
  return risks.every((risk) => asText(before[risk]) === asText(after[risk]));
}

/** Faults of days on which something is said to have happened and which have not come yet. O(1). */
export function futureFaults(answers: ActivityAnswers, today: LocalDate): InputFault[] {
  const seen = ['riskAssessmentReviewedOn', 'insurerAcceptedOn', 'insurerToldOn'] as const;
  return seen.flatMap((path) => notYet(path, answers[path], today));
}

/** A fault for a day on which something is said to have been seen and which has not come yet. O(1). */
export function notYet(path: string, on: LocalDate | null, today: LocalDate): InputFault[] {
  return on === null || on <= today
    ? []
    : [{ path, value: on, message: 'lies in the future; only what has happened can be recorded' }];
}

/** A question that came later was not answered, whether or not it says so. */
function asText(answer: ActivityAnswers[(typeof risks)[number]] | undefined): string {
  if (answer === undefined || answer === null) return '';
  if (typeof answer !== 'object') return String(answer);
  return 'isRiskLowest' in answer
    ? [answer.isNeededForTraining, answer.isCompetentlySupervised, answer.isRiskLowest].join(' ')
    : [...answer].sort().join(' ');
}
