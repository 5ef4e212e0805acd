import type { LocalDate } from '#kernel';

/** How far the vetting of one employer, at one site, for one kind of work has come. */
export const vettingStates = [
  'DRAFT',
  'IDENTITY',
  'DECLARED',
  'CHECKED',
  'APPROVED',
  'EXPIRING',
  'EXPIRED',
  'SUSPENDED',
  'BLOCKED',
] as const;

export type VettingState = (typeof vettingStates)[number];

/** How dangerous the work is before any control: an office or a shop, unfamiliar work such as packing, or building, farming and plant. */
export const riskTiers = ['LOW', 'MEDIUM', 'HIGH'] as const;

export type RiskTier = (typeof riskTiers)[number];

/** Work that is no work experience at any age below the one that the law names. */
export const barredWork = ['SHIPS', 'BARRED_BY_AGE', 'BARRED_TO_YOUNG_PERSONS'] as const;

export type BarredWork = (typeof barredWork)[number];

/** Tasks that we list even where the law would let a student of school age do them. */
export const listedTasks = [
  'BETTING',
  'ADULT_CONTENT',
  'ALCOHOL',
  'HEIGHTS_OVER_3_M',
  'STREET_SELLING',
  'MONEY_DOOR_TO_DOOR',
] as const;

export type ListedTask = (typeof listedTasks)[number];

/** What is left to see to at a place of the tier HIGH; each null while it is not done. */
export interface HighRiskMeasures {
  readonly isSupervisionArranged: boolean | null;
  readonly isInductionArranged: boolean | null;
  readonly isProtectiveEquipmentArranged: boolean | null;
  /** The day on which the coordinator, or somebody sent, saw the site. */
  readonly siteCheckedOn: LocalDate | null;
}

/** Why an employer need not be insured by law. */
export const insuranceExemptions = ['NO_EMPLOYEES', 'FAMILY_ONLY', 'PUBLIC_INDEMNITY'] as const;

export type InsuranceExemption = (typeof insuranceExemptions)[number];

/** What the employer says of its insurers, beyond its policies. */
export interface InsurerDeclaration {
  /** Null where none of the exemptions holds. */
  readonly exemption: InsuranceExemption | null;
  /** Last day of a letter of indemnity; null where there is none. */
  readonly indemnityUntil: LocalDate | null;
  /** The tasks are onerous, or unlike the employer's normal business. */
  readonly isUnlikeNormalBusiness: boolean | null;
  /** The day on which the insurer accepted such tasks in writing. */
  readonly acceptedOn: LocalDate | null;
  /** The day on which the insurer was told of placements longer than two weeks. */
  readonly toldOfLongPlacementsOn: LocalDate | null;
}

/** Whether and how a student travels in a vehicle at work. */
export interface VehicleDeclaration {
  readonly isStudentDriving: boolean | null;
  readonly isStudentPassenger: boolean | null;
  /** For a passenger: the vehicle is covered for use in business. */
  readonly hasBusinessCover: boolean | null;
  /** For a passenger: somebody else is told where it goes, and that it came back. */
  readonly hasDestinationAndCheckIn: boolean | null;
}

/** What makes a safeguarding lead look at a place before a student goes. */
export interface ScrutinyDeclaration {
  readonly isHomeBased: boolean | null;
  readonly isIsolatedSite: boolean | null;
  /** A student is alone with one adult, or alone at work, for more than half a day. */
  readonly isLoneWorkOverHalfDay: boolean | null;
  readonly isMuchTravel: boolean | null;
  /** Students stay overnight. */
  readonly isResidential: boolean | null;
}

/** What the employer has declared of the work; null inside means that this question is not answered. */
export interface EmployerDeclaration {
  /** The day on which the existing risk assessment was last reviewed for young people. */
  readonly riskAssessmentReviewedOn: LocalDate | null;
  readonly isStaffUnderFive: boolean | null;
  /** The day of a conversation about the risks that the coordinator noted. */
  readonly conversationNotedOn: LocalDate | null;
  readonly highRiskMeasures: HighRiskMeasures | null;
  readonly insurer: InsurerDeclaration;
  readonly vehicles: VehicleDeclaration;
  readonly scrutiny: ScrutinyDeclaration;
  readonly barredWork: readonly BarredWork[] | null;
  readonly listedTasks: readonly ListedTask[] | null;
  /** A visitor from Years 7 to 9 would help in the trade. */
  readonly isProductiveWork: boolean | null;
}

/** The vetting of one employer, at one site, for one kind of work; shared by all schools. */
export interface VettingFacts {
  readonly state: VettingState;
  /** The last day on which the approval holds; null before any approval. */
  readonly approvedUntil: LocalDate | null;
  /** Null until the coordinator has set it. */
  readonly tier: RiskTier | null;
  /** Null until the employer has declared anything. */
  readonly declaration: EmployerDeclaration | null;
}
