import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar } from '#platform';
import type { BarredWork, InsuranceExemption, ListedTask } from '#safeguarding';
import type { StepKind } from '../application/ports.js';
import type { Activity } from '../domain/activity.js';
import type { AskedOf, RequirementForm, RequirementId } from '../domain/requirements.js';
import type { Tier } from '../domain/tier.js';
import type { VettingState } from '../domain/vetting-state.js';
import {
  ActivityEnum,
  AskedOfEnum,
  BarredWorkEnum,
  ExemptionEnum,
  ListedTaskEnum,
  RequirementEnum,
  RequirementFormEnum,
  StepKindEnum,
  TierEnum,
  VettingStateEnum,
} from './enums.js';

@ObjectType('VettingAsk', { description: 'Something that vetting asks for.' })
export class VettingAskType {
  @Field(() => RequirementEnum, { description: 'What.' })
  id: RequirementId;

  @Field(() => AskedOfEnum, { description: 'Who has to do it.' })
  of: AskedOf;

  @Field(() => RequirementFormEnum, { description: 'In what form.' })
  form: RequirementForm;

  @Field({ description: 'What to do.' })
  ask: string;

  @Field({ description: 'Why, in the words for the employer.' })
  why: string;

  @Field({ description: 'True once it is there.' })
  isMet: boolean;
}

@ObjectType('DangerTerms', {
  description: 'What has to be true before somebody over school age may meet a listed danger.',
})
export class DangerTermsType {
  @Field({ description: 'Their training needs it.' })
  isNeededForTraining: boolean;

  @Field({ description: 'Somebody competent supervises them.' })
  isCompetentlySupervised: boolean;

  @Field({ description: 'The risk is as low as is reasonably practicable.' })
  isRiskLowest: boolean;
}

@ObjectType('ActivityAnswers', { description: 'What the employer says of the activity.' })
export class ActivityAnswersType {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'When the risk assessment was last reviewed for young people.',
  })
  riskAssessmentReviewedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Who is with the student, and when.' })
  supervision: string | null;

  @Field(() => String, { nullable: true, description: 'What is shown and told first.' })
  induction: string | null;

  @Field(() => String, { nullable: true, description: 'Which equipment students get.' })
  protectiveEquipment: string | null;

  @Field(() => ExemptionEnum, { nullable: true, description: 'Why the law asks for no cover; null where it does.' })
  exemption: InsuranceExemption | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of a letter of indemnity.' })
  indemnityUntil: string | null;

  @Field({ description: 'Hard on somebody young, or unlike normal business.' })
  isUnlikeNormalBusiness: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which the insurer accepted such work.' })
  insurerAcceptedOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which the insurer was told of long placements.' })
  insurerToldOn: string | null;

  @Field({ description: 'A student would drive.' })
  isStudentDriving: boolean;

  @Field({ description: 'A student would ride along.' })
  isStudentPassenger: boolean;

  @Field({ description: 'The vehicle is insured for use in business.' })
  hasBusinessCover: boolean;

  @Field({ description: 'Somebody else knows where it goes and that it came back.' })
  hasDestinationAndCheckIn: boolean;

  @Field({ description: 'It is somebody’s home.' })
  isHomeBased: boolean;

  @Field({ description: 'It lies away from other people.' })
  isIsolatedSite: boolean;

  @Field({ description: 'A student would be alone, or alone with one adult, for more than half a day.' })
  isLoneWorkOverHalfDay: boolean;

  @Field({ description: 'Much of it is on the road.' })
  isMuchTravel: boolean;

  @Field({ description: 'Students would stay overnight.' })
  isResidential: boolean;

  @Field(() => [BarredWorkEnum], { description: 'Work that the law bars below an age.' })
  barredWork: readonly BarredWork[];

  @Field(() => [ListedTaskEnum], { description: 'Tasks that are looked at with care.' })
  listedTasks: readonly ListedTask[];

  @Field({ description: 'A visitor from Years 7 to 9 would help in the trade.' })
  isProductiveWork: boolean;

  @Field(() => Boolean, { nullable: true, description: 'The student is paid, or employed, for it: it is a job.' })
  isPaidOrEmployed?: boolean | null;

  @Field(() => DangerTermsType, {
    nullable: true,
    description: 'On what terms somebody over school age meets a danger that is left; null while nobody has said.',
  })
  dangerTerms?: DangerTermsType | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whoever looks after students has read the safeguarding briefing.',
  })
  hasReadSafeguardingBriefing?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'What you learn of students is used for their placement alone, and deleted after it.',
  })
  agreesToDataTerms?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'There is a health and safety policy in writing; MEDIUM and HIGH are asked, from five people on.',
  })
  hasSafetyPolicy?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'There are marked ways out, first aid and an accident book; MEDIUM and HIGH are asked.',
  })
  hasFireFirstAidAndAccidentBook?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a student has to buy or bring, up to 500 characters; "Nothing" where it is nothing.',
  })
  studentHasToBuy?: string | null;
}

@ObjectType('ActivityProfile', {
  description: 'The vetting of an activity at a site: for its own employer and for the coordinator.',
})
export class ActivityProfileType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ID, { description: 'Whose it is.' })
  employerId: string;

  @Field({ description: 'Whose it is, by name.' })
  employerName: string;

  @Field(() => ID, { description: 'Where.' })
  siteId: string;

  @Field({ description: 'Where, by name.' })
  siteName: string;

  @Field(() => ActivityEnum, { description: 'What is done there.' })
  activity: Activity;

  @Field(() => TierEnum, { description: 'How much is looked at.' })
  tier: Tier;

  @Field(() => String, { nullable: true, description: 'Why more is looked at than usual; null where it is not.' })
  tierReason: string | null;

  @Field(() => VettingStateEnum, { description: 'How far it has come.' })
  state: VettingState;

  @Field(() => DateTimeScalar, { description: 'Since when it is there.' })
  stateSince: string;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of the approval; null where there is none.' })
  approvedUntil: string | null;

  @Field(() => ActivityAnswersType, {
    nullable: true,
    description: 'What the employer says; null until it has answered.',
  })
  answers: ActivityAnswersType | null;

  @Field(() => [VettingAskType], { description: 'All that is asked for, in the order in which it is best done.' })
  asks: VettingAskType[];

  @Field(() => AskedOfEnum, { description: 'Who has to do something next.' })
  nextStepOf: AskedOf;

  @Field({ description: 'What has to be done next.' })
  nextStep: string;
}

@ObjectType('ActivityProfileConnection', { description: 'A page of profiles.' })
export class ActivityProfileConnection extends connectionOf(ActivityProfileType) {}

@ObjectType('VettingStep', { description: 'What somebody did about a profile, with their note: for coordinators.' })
export class VettingStepType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => StepKindEnum, { description: 'What.' })
  kind: StepKind;

  @Field(() => DateScalar, { description: 'On which day.' })
  on: string;

  @Field(() => String, { nullable: true, description: 'Who talked or went there.' })
  byWhom: string | null;

  @Field(() => String, { nullable: true, description: 'The note or the reason.' })
  note: string | null;

  @Field({ description: 'As what it was recorded: COORDINATOR or SAFEGUARDING_LEAD.' })
  recordedAs: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt: string;
}

@ObjectType('VettingStepConnection', { description: 'A page of steps.' })
export class VettingStepConnection extends connectionOf(VettingStepType) {}

@ObjectType('HostVetting', { description: 'The vetting of an activity at a site as the staff of schools see it.' })
export class HostVettingType {
  @Field(() => ID, { description: 'The profile, as coordinators and employer know it.' })
  id: string;

  @Field(() => ID, { description: 'The employer.' })
  employerId: string;

  @Field({ description: 'Its name.' })
  employerName: string;

  @Field({ description: 'Where.' })
  siteName: string;

  @Field(() => ActivityEnum, { description: 'What is done there.' })
  activity: Activity;

  @Field(() => TierEnum, { description: 'How much is looked at.' })
  tier: Tier;

  @Field({ description: 'True while students may be sent there, as far as vetting goes.' })
  isMet: boolean;

  @Field({ description: 'How it stands, in a sentence.' })
  summary: string;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of the approval; null where there is none.' })
  approvedUntil: string | null;

  @Field(() => String, { nullable: true, description: 'Why your school sends nobody there; null where it does.' })
  refusedBecause: string | null;
}

@ObjectType('HostVettingConnection', { description: 'A page of what schools see of vetting.' })
export class HostVettingConnection extends connectionOf(HostVettingType) {}

@ObjectType('RefusedEmployer', { description: 'An employer to which your school sends nobody.' })
export class RefusedEmployerType {
  @Field(() => ID, { description: 'The employer.' })
  employerId: string;

  @Field(() => String, { nullable: true, description: 'Its name; null where it is not to be seen any more.' })
  employerName: string | null;

  @Field({ description: 'Why.' })
  reason: string;

  @Field({ description: 'Who said so: CAREERS_LEAD or SAFEGUARDING_LEAD.' })
  refusedAs: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  refusedAt: string;
}

@ObjectType('RefusedEmployerConnection', { description: 'A page of refused employers.' })
export class RefusedEmployerConnection extends connectionOf(RefusedEmployerType) {}
