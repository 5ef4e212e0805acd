import type { LocalDate } from '#kernel';
import type {
  DangerTerms,
  EmployerDeclaration,
  Engagement,
  HighRiskMeasures,
  InsurerDeclaration,
  RiskTier,
  ScrutinyDeclaration,
  VehicleDeclaration,
  VettingFacts,
  VettingState,
} from '#safeguarding';

/** What an employer has answered about an activity at a site, as it is kept. */
interface AnswersOnFile
  extends
    Pick<InsurerDeclaration, 'exemption' | 'indemnityUntil' | 'isUnlikeNormalBusiness'>,
    Pick<
      VehicleDeclaration,
      'isStudentDriving' | 'isStudentPassenger' | 'hasBusinessCover' | 'hasDestinationAndCheckIn'
    >,
    ScrutinyDeclaration,
    Pick<EmployerDeclaration, 'riskAssessmentReviewedOn' | 'barredWork' | 'listedTasks' | 'isProductiveWork'> {
  readonly supervision: string | null;
  readonly induction: string | null;
  readonly protectiveEquipment: string | null;
  readonly insurerAcceptedOn: LocalDate | null;
  readonly insurerToldOn: LocalDate | null;
  /** Absent from answers of before the question was asked, as is the next. */
  readonly isPaidOrEmployed?: boolean | null;
  readonly dangerTerms?: DangerTerms | null;
}

/** The vetting of an activity at a site, as it is kept. */
export interface ProfileOnFile {
  readonly state: VettingState;
  readonly approvedUntil: LocalDate | null;
  readonly tier: RiskTier;
  readonly answers: AnswersOnFile | null;
  /** The last day on which a coordinator talked with the employer about it. */
  readonly talkedOn: LocalDate | null;
  readonly siteCheckedOn: LocalDate | null;
}

/** Fewer than so many people need nothing in writing. */
const fewestForWriting = 5;

/** True for education (P) and for health and care (Q). */
export function isSchoolOrCare(sector: string): boolean {
  return sector === 'P' || sector === 'Q';
}

/** On what terms dangers are met there; null while the employer has not said. O(1). */
export function dangerTermsOf(profile: ProfileOnFile | null): DangerTerms | null {
  return profile?.answers?.dangerTerms ?? null;
}

/**
 * What the host takes the student on as. An advert has no pay and no contract, so that only an employer who says so offers a job; of a permit
 * nothing is kept, because no job in school age is brokered. O(1).
 */
export function engagementOf(profile: ProfileOnFile | null): Engagement {
  return profile?.answers?.isPaidOrEmployed === true ? { as: 'JOB', permitIssuedOn: null } : { as: 'EXPERIENCE' };
}

/** What the rules read of a profile. Questions that its tier is not asked stay open. O(1). */
export function vettingFacts(profile: ProfileOnFile, staffCount: number): VettingFacts {
  const { state, approvedUntil, tier, answers } = profile;
  return { state, approvedUntil, tier, declaration: answers && declarationOf(profile, answers, staffCount) };
}

function declarationOf(profile: ProfileOnFile, answers: AnswersOnFile, staffCount: number): EmployerDeclaration {
  const { riskAssessmentReviewedOn, barredWork, listedTasks, isProductiveWork } = answers;
  const { exemption, indemnityUntil, isUnlikeNormalBusiness, insurerAcceptedOn, insurerToldOn } = answers;
  const { isStudentDriving, isStudentPassenger, hasBusinessCover, hasDestinationAndCheckIn } = answers;
  const { isHomeBased, isIsolatedSite, isLoneWorkOverHalfDay, isMuchTravel, isResidential } = answers;
  return {
    riskAssessmentReviewedOn,
    isStaffUnderFive: staffCount < fewestForWriting,
    conversationNotedOn: profile.talkedOn,
    highRiskMeasures: profile.tier === 'HIGH' ? measuresOf(profile, answers) : null,
    insurer: {
      exemption,
      indemnityUntil,
      isUnlikeNormalBusiness,
      acceptedOn: insurerAcceptedOn,
      toldOfLongPlacementsOn: insurerToldOn,
    },
    vehicles: { isStudentDriving, isStudentPassenger, hasBusinessCover, hasDestinationAndCheckIn },
    scrutiny: { isHomeBased, isIsolatedSite, isLoneWorkOverHalfDay, isMuchTravel, isResidential },
    barredWork,
    listedTasks,
    isProductiveWork,
  };
}

function measuresOf({ siteCheckedOn }: ProfileOnFile, answers: AnswersOnFile): HighRiskMeasures {
  return {
    isSupervisionArranged: answers.supervision !== null,
    isInductionArranged: answers.induction !== null,
    isProtectiveEquipmentArranged: answers.protectiveEquipment !== null,
    siteCheckedOn,
  };
}
