import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsFQDN } from 'class-validator';
import { EmployerStateEnum, type EmployerState } from '#employers';
import type { LocalDate } from '#kernel';
import { DateScalar, IsLocalDate, IsProse } from '#platform';
import type { Tier } from '../domain/tier.js';
import type { VettingState } from '../domain/vetting-state.js';
import { TierEnum, VettingStateEnum } from './enums.js';

@InputType({ description: 'Selects a profile.' })
export class ActivityProfileInput {
  @Field(() => ID, { description: 'A profile in your programme.' })
  profileId: string;
}

@InputType({ description: 'Records what was seen or told, by whom and on which day.' })
export class RecordVettingCheckInput extends ActivityProfileInput {
  @Field(() => DateScalar, { description: 'The day; today at the latest.' })
  @IsLocalDate()
  on: LocalDate;

  @Field({ description: 'Who talked or went there, up to 120 characters.' })
  @IsProse(120)
  byWhom: string;

  @Field({ description: 'What it came to, up to 2000 characters. Schools and employers do not read it.' })
  @IsProse(2000)
  note: string;
}

@InputType({ description: 'Raises the tier of a profile.' })
export class RaiseTierInput extends ActivityProfileInput {
  @Field(() => TierEnum, { description: 'Higher than it is.' })
  tier: Tier;

  @Field({ description: 'Why; the employer reads it. Up to 500 characters.' })
  @IsProse(500)
  reason: string;
}

@InputType({ description: 'Stops an activity at a site for every school.' })
export class StopActivityInput extends ActivityProfileInput {
  @Field({ description: 'Why, without naming a child; coordinators read it. Up to 500 characters.' })
  @IsProse(500)
  reason: string;
}

@InputType({ description: 'Decides that a doubtful domain is the employer’s all the same.' })
export class DecideAboutDomainInput {
  @Field(() => ID, { description: 'An employer of your programme.' })
  employerId: string;

  @Field({ description: 'The domain in doubt, as in example.org.' })
  @IsFQDN({}, { message: 'must be a domain name, as in example.org' })
  domain: string;

  @Field({ description: 'How you know, up to 500 characters.' })
  @IsProse(500)
  reason: string;
}

@InputType({ description: 'Says that your school sends nobody to an employer.' })
export class RefuseEmployerForSchoolInput {
  @Field(() => ID, { description: 'An employer of your programme.' })
  employerId: string;

  @Field({ description: 'Why; the staff of your school read it. Up to 500 characters.' })
  @IsProse(500)
  reason: string;
}

@InputType({ description: 'Says that your school sends students to an employer again.' })
export class WelcomeEmployerAtSchoolInput {
  @Field(() => ID, { description: 'An employer that your school had refused.' })
  employerId: string;
}

@ObjectType({ description: 'The profile as it stands now.' })
export class ActivityProfilePayload {
  @Field(() => ID, { description: 'The profile.' })
  profileId: string;

  @Field(() => VettingStateEnum, { description: 'The state it is in now.' })
  state: VettingState;
}

@ObjectType({ description: 'Students may be sent there, by every school.' })
export class ApproveActivityPayload extends ActivityProfilePayload {
  @Field(() => DateScalar, { description: 'The last day of the approval.' })
  approvedUntil: string;
}

@ObjectType({ description: 'The domain is not in doubt any more.' })
export class DecideAboutDomainPayload {
  @Field({ description: 'The domain.' })
  domain: string;
}

@ObjectType({ description: 'The employer is the one that you said.' })
export class ChangeEmployerIdentityPayload {
  @Field(() => EmployerStateEnum, { description: 'How far its verification has come now.' })
  state: EmployerState;

  @Field(() => [ID], { description: 'The profiles whose approval or check has lapsed.' })
  lapsedProfileIds: string[];
}

@ObjectType({ description: 'Your school’s word about the employer was taken down.' })
export class EmployerAtSchoolPayload {
  @Field(() => ID, { description: 'The employer.' })
  employerId: string;

  @Field({ description: 'True while your school sends nobody there.' })
  isRefused: boolean;
}
