import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsEmail, IsFQDN, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { DateScalar, IsLocalDate, IsProse, type ChecksItself } from '#platform';
import type { InputFault, LocalDate } from '#kernel';
import { refusedWords } from '#safeguarding';
import { insuranceKinds, type EmployerState, type InsuranceKind } from '../domain/employer.js';
import { EmployerStateEnum, InsuranceKindEnum } from './employer.types.js';

@InputType({ description: 'Brings an employer into a programme.' })
export class RegisterEmployerInput implements ChecksItself {
  @Field(() => ID, { description: 'The programme; see the query programmes.' })
  programmeId: string;

  @Field({ description: 'Its name as on its letterhead, up to 120 characters.' })
  @IsProse(120)
  name: string;

  @Field({ description: 'Section letter of SIC 2007, A to U.' })
  @Matches(/^[A-U]$/, { message: 'must be a section letter of SIC 2007, A to U' })
  sector: string;

  @Field(() => Int, { description: 'How many people work there, 1 to 2,000,000.' })
  @IsInt()
  @Min(1)
  @Max(2_000_000)
  staffCount: number;

  @Field(() => String, { nullable: true, description: 'Its web domain, as in example.org.' })
  @IsOptional()
  @IsFQDN({}, { message: 'must be a domain name, as in example.org' })
  webDomain?: string | null;

  @Field(() => String, { nullable: true, description: 'Who owns it, as at Companies House, up to 120 characters.' })
  @IsOptional()
  @IsProse(120)
  owner?: string | null;

  faults(): InputFault[] {
    return refusedWords({ name: this.name });
  }
}

@InputType({ description: 'Adds a workplace of your employer.' })
export class AddSiteInput implements ChecksItself {
  @Field({ description: 'What you call it, up to 120 characters.' })
  @IsProse(120)
  name: string;

  @Field({ description: 'House and street, up to 200 characters.' })
  @IsProse(200)
  addressLine: string;

  @Field({ description: 'Its postcode; the directory must know it, or at least its district.' })
  @IsProse(10)
  postcode: string;

  @Field({ description: 'Steps, lifts, toilets: how one gets in and about, up to 500 characters.' })
  @IsProse(500)
  access: string;

  faults(): InputFault[] {
    const { name, addressLine, access } = this;
    return refusedWords({ name, addressLine, access });
  }
}

@InputType({ description: 'Names an adult at a site who will look after students.' })
export class AddHostAdultInput implements ChecksItself {
  @Field(() => ID, { description: 'A site of yours.' })
  siteId: string;

  @Field({ description: 'Their name, up to 120 characters.' })
  @IsProse(120)
  name: string;

  @Field({ description: 'Their work, up to 120 characters.' })
  @IsProse(120)
  jobTitle: string;

  @Field({ description: 'Their own e-mail address at work.' })
  @IsEmail({}, { message: 'must be an e-mail address' })
  workEmail: string;

  @Field(() => String, {
    nullable: true,
    description: 'Their own number at work, which nobody else at the site has: digits, spaces and a plus.',
  })
  @IsOptional()
  @Matches(/^[+]?(?:[\s()-]*[0-9]){7,15}$/, { message: 'must be a telephone number of 7 to 15 digits' })
  workPhone?: string | null;

  faults(): InputFault[] {
    const { name, jobTitle } = this;
    return refusedWords({ name, jobTitle });
  }
}

@InputType({ description: 'Declares a policy of your employer, in place of the one of that kind declared before.' })
export class DeclareInsuranceInput {
  @Field(() => InsuranceKindEnum, { description: 'What it covers.' })
  @IsIn(insuranceKinds)
  kind: InsuranceKind;

  @Field({ description: 'Who insures, up to 120 characters.' })
  @IsProse(120)
  insurer: string;

  @Field(() => Int, { description: 'Cover in whole pounds.' })
  @IsInt()
  @Min(1)
  coverPounds: number;

  @Field(() => DateScalar, { description: 'Its last day.' })
  @IsLocalDate()
  validTo: LocalDate;
}

@ObjectType({ description: 'The employer is a draft; you act for it from the next request on.' })
export class RegisterEmployerPayload {
  @Field(() => ID, { description: 'The employer.' })
  employerId: string;
}

@ObjectType({ description: 'The site was added.' })
export class AddSitePayload {
  @Field(() => ID, { description: 'The site.' })
  siteId: string;
}

@ObjectType({ description: 'The adult was named.' })
export class AddHostAdultPayload {
  @Field(() => ID, { description: 'The host adult.' })
  hostAdultId: string;
}

@ObjectType({ description: 'The policy was declared.' })
export class DeclareInsurancePayload {
  @Field(() => InsuranceKindEnum, { description: 'What it covers.' })
  kind: InsuranceKind;
}

@InputType({ description: 'Selects an employer.' })
export class EmployerInput {
  @Field(() => ID, { description: 'An employer of your programme.' })
  employerId: string;
}

@InputType({ description: 'Selects an employer and says why.' })
export class EmployerReasonInput extends EmployerInput {
  @Field({ description: 'Shown to the employer, up to 500 characters.' })
  @IsProse(500)
  reason: string;
}

@ObjectType({ description: "The employer's verification moved on." })
export class EmployerStatePayload {
  @Field(() => ID, { description: 'The employer.' })
  employerId: string;

  @Field(() => EmployerStateEnum, { description: 'The state it is in now.' })
  state: EmployerState;
}
