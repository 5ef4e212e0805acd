import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateScalar, enumOf } from '#platform';
import { employerStates, insuranceKinds, type EmployerState, type InsuranceKind } from '../domain/employer.js';

/** The states as the schema names them. */
export const EmployerStateEnum = enumOf(employerStates);
registerEnumType(EmployerStateEnum, {
  name: 'EmployerState',
  description: "How far an employer's verification has come.",
});

/** The kinds of cover as the schema names them. */
export const InsuranceKindEnum = enumOf(insuranceKinds);
registerEnumType(InsuranceKindEnum, { name: 'InsuranceKind', description: 'What a policy covers.' });

@ObjectType('HostAdult', { description: 'An adult at a site, for their own employer and for whoever vets it.' })
export class HostAdultType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'Their name.' })
  name: string;

  @Field({ description: 'Their work.' })
  jobTitle: string;

  @Field({ description: 'Their address at work.' })
  workEmail: string;

  @Field({ description: 'True once a coordinator rang them at work.' })
  wasCalledBack: boolean;
}

@ObjectType('Site', { description: 'A workplace, for its own employer and for whoever vets it.' })
export class SiteType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'What the employer calls it.' })
  name: string;

  @Field({ description: 'House and street.' })
  addressLine: string;

  @Field({ description: 'Its postcode.' })
  postcode: string;

  @Field({
    description:
      'True when the directory has no place for the postcode itself: distances are then counted from the middle of its sector or district.',
  })
  roughLocation: boolean;

  @Field({ description: 'Steps, lifts, toilets.' })
  access: string;

  @Field(() => [HostAdultType], { description: 'Supervisors and deputies.' })
  hostAdults: HostAdultType[];
}

@ObjectType('Insurance', { description: 'A policy as the employer declared it.' })
export class InsuranceType {
  @Field(() => InsuranceKindEnum, { description: 'What it covers.' })
  kind: InsuranceKind;

  @Field({ description: 'Who insures.' })
  insurer: string;

  @Field(() => Float, { description: 'Cover in whole pounds.' })
  coverPounds: number;

  @Field(() => DateScalar, { description: 'Its last day.' })
  validTo: string;
}

@ObjectType('EmployerFile', {
  description: 'An employer with all that belongs to it: for its own people and for the coordinator.',
})
export class EmployerFileType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'Its name.' })
  name: string;

  @Field({ description: 'Section letter of SIC 2007, A to U.' })
  sector: string;

  @Field(() => Int, { description: 'How many people work there.' })
  staffCount: number;

  @Field(() => String, { nullable: true, description: 'Its web domain, when it has one.' })
  webDomain: string | null;

  @Field(() => String, { nullable: true, description: 'Who owns it; null while nobody has said.' })
  owner: string | null;

  @Field(() => EmployerStateEnum, { description: 'How far its verification has come.' })
  state: EmployerState;

  @Field(() => String, { nullable: true, description: 'Why it was refused or suspended.' })
  stateReason: string | null;

  @Field(() => [SiteType], { description: 'Its workplaces.' })
  sites: SiteType[];

  @Field(() => [InsuranceType], { description: 'Its policies.' })
  insurance: InsuranceType[];
}

@ObjectType('EmployerFileConnection', { description: 'A page of employers.' })
export class EmployerFileConnection extends connectionOf(EmployerFileType) {}
