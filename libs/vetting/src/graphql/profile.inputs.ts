import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayUnique, IsFQDN, IsOptional, Matches, ValidateNested } from 'class-validator';
import type { InputFault, LocalDate } from '#kernel';
import { DateScalar, IsLocalDate, IsProse, type ChecksItself } from '#platform';
import { refusedWords, type BarredWork, type InsuranceExemption, type ListedTask } from '#safeguarding';
import type { Activity } from '../domain/activity.js';
import { ActivityEnum, BarredWorkEnum, ExemptionEnum, ListedTaskEnum } from './enums.js';

@InputType({ description: 'Begins the vetting of an activity at a site of yours; where it has begun, it is found.' })
export class StartVettingInput {
  @Field(() => ID, { description: 'A site of yours.' })
  siteId: string;

  @Field(() => ActivityEnum, { description: 'What students would do there.' })
  activity: Activity;
}

@InputType({ description: 'What has to be true before somebody over school age may meet a listed danger.' })
export class DangerTermsInput {
  @Field({ description: 'Their training needs it.' })
  isNeededForTraining: boolean;

  @Field({ description: 'Somebody competent supervises them.' })
  isCompetentlySupervised: boolean;

  @Field({ description: 'The risk is as low as is reasonably practicable.' })
  isRiskLowest: boolean;
}

@InputType({ description: 'Answers the questions about an activity at a site. No paper is needed for any of them.' })
export class DeclareActivityInput {
  @Field(() => ID, { description: 'A profile of yours.' })
  profileId: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When your risk assessment was last reviewed for young people; only MEDIUM and HIGH are asked.',
  })
  @IsOptional()
  @IsLocalDate()
  riskAssessmentReviewedOn?: LocalDate | null;

  @Field(() => String, { nullable: true, description: 'Who is with the student, and when; only HIGH is asked.' })
  @IsOptional()
  @IsProse(1000)
  supervision?: string | null;

  @Field(() => String, { nullable: true, description: 'What is shown and told first; only HIGH is asked.' })
  @IsOptional()
  @IsProse(1000)
  induction?: string | null;

  @Field(() => String, { nullable: true, description: 'Which equipment students get; only HIGH is asked.' })
  @IsOptional()
  @IsProse(1000)
  protectiveEquipment?: string | null;

  @Field(() => ExemptionEnum, { nullable: true, description: 'Why the law asks you for no cover; null where it does.' })
  @IsOptional()
  exemption?: InsuranceExemption | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of a letter of indemnity in place of cover.' })
  @IsOptional()
  @IsLocalDate()
  indemnityUntil?: LocalDate | null;

  @Field({ description: 'The work is hard on somebody young, or unlike your normal business.' })
  isUnlikeNormalBusiness: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which your insurer accepted such work in writing.',
  })
  @IsOptional()
  @IsLocalDate()
  insurerAcceptedOn?: LocalDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which your insurer was told of placements over two weeks.',
  })
  @IsOptional()
  @IsLocalDate()
  insurerToldOn?: LocalDate | null;

  @Field({ description: 'A student would drive. No student may.' })
  isStudentDriving: boolean;

  @Field({ description: 'A student would ride along in a vehicle.' })
  isStudentPassenger: boolean;

  @Field({ description: 'The vehicle is insured for use in business.' })
  hasBusinessCover: boolean;

  @Field({ description: 'Somebody else is told where it goes, and that it came back.' })
  hasDestinationAndCheckIn: boolean;

  @Field({ description: 'The workplace is somebody’s home.' })
  isHomeBased: boolean;

  @Field({ description: 'The site lies away from other people.' })
  isIsolatedSite: boolean;

  @Field({ description: 'A student would be alone, or alone with one adult, for more than half a day.' })
  isLoneWorkOverHalfDay: boolean;

  @Field({ description: 'Much of the work is on the road.' })
  isMuchTravel: boolean;

  @Field({ description: 'Students would stay overnight.' })
  isResidential: boolean;

  @Field(() => [BarredWorkEnum], { description: 'Work that the law bars below an age; empty where there is none.' })
  @ArrayUnique({ message: 'must not name one twice' })
  barredWork: BarredWork[];

  @Field(() => [ListedTaskEnum], { description: 'Which of these tasks belong to it; empty where none do.' })
  @ArrayUnique({ message: 'must not name one twice' })
  listedTasks: ListedTask[];

  @Field({ description: 'A visitor from Years 7 to 9 would help in the trade.' })
  isProductiveWork: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The student is paid, or employed, for it. Then it is a job, which nobody of school age is sent to.',
  })
  @IsOptional()
  isPaidOrEmployed?: boolean | null;

  @Field(() => DangerTermsInput, {
    nullable: true,
    description:
      'On what terms somebody over school age meets a danger that you declare in an advert; without all three nobody is sent to one.',
  })
  @IsOptional()
  @ValidateNested()
  dangerTerms?: DangerTermsInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whoever looks after students has read the safeguarding briefing.',
  })
  @IsOptional()
  hasReadSafeguardingBriefing?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'What you learn of students is used for their placement alone, and deleted after it.',
  })
  @IsOptional()
  agreesToDataTerms?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'There is a health and safety policy in writing; MEDIUM and HIGH are asked, from five people on.',
  })
  @IsOptional()
  hasSafetyPolicy?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'There are marked ways out, first aid and an accident book; MEDIUM and HIGH are asked.',
  })
  @IsOptional()
  hasFireFirstAidAndAccidentBook?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'What a student has to buy or bring, up to 500 characters; "Nothing" where it is nothing.',
  })
  @IsOptional()
  @IsProse(500)
  studentHasToBuy?: string | null;
}

@InputType({
  description: 'Says what is another about your employer; what is left out stays. All approvals lapse at once.',
})
export class ChangeEmployerIdentityInput implements ChecksItself {
  @Field(() => String, { nullable: true, description: 'Its name as on its letterhead, up to 120 characters.' })
  @IsOptional()
  @IsProse(120)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Section letter of SIC 2007, A to U.' })
  @IsOptional()
  @Matches(/^[A-U]$/, { message: 'must be a section letter of SIC 2007, A to U' })
  sector?: string | null;

  @Field(() => String, { nullable: true, description: 'Its web domain, as in example.org.' })
  @IsOptional()
  @IsFQDN({}, { message: 'must be a domain name, as in example.org' })
  webDomain?: string | null;

  @Field(() => String, { nullable: true, description: 'Who owns it, as at Companies House, up to 120 characters.' })
  @IsOptional()
  @IsProse(120)
  owner?: string | null;

  faults(): InputFault[] {
    const isEmpty = [this.name, this.sector, this.webDomain, this.owner].every(
      (part) => part === undefined || part === null,
    );
    const empty = { path: 'name', value: null, message: 'or another part has to be given' };
    return isEmpty ? [empty] : refusedWords({ name: this.name });
  }
}

@InputType({ description: 'Says where a site of yours is now. The approvals there lapse at once.' })
export class ChangeSiteAddressInput implements ChecksItself {
  @Field(() => ID, { description: 'A site of yours.' })
  siteId: string;

  @Field({ description: 'House and street, up to 200 characters.' })
  @IsProse(200)
  addressLine: string;

  @Field({ description: 'Its postcode; the directory must know it, or at least its district.' })
  @IsProse(10)
  postcode: string;

  faults(): InputFault[] {
    return refusedWords({ addressLine: this.addressLine });
  }
}

@ObjectType({ description: 'The vetting has begun.' })
export class StartVettingPayload {
  @Field(() => ID, { description: 'The profile.' })
  profileId: string;
}

@ObjectType({ description: 'The site is where you said; what was approved there is not any more.' })
export class ChangeSiteAddressPayload {
  @Field(() => [ID], { description: 'The profiles whose approval or check has lapsed.' })
  lapsedProfileIds: string[];
}
