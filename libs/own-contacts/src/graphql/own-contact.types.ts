import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEmail, MaxLength } from 'class-validator';
import { connectionOf, enumOf, IsProse, ProblemInterface } from '#platform';
import { ownContactStates, type OwnContactState, type OwnContactText } from '../domain/own-contact.js';

/** The states as the schema names them. */
export const OwnContactStateEnum = enumOf(ownContactStates);
registerEnumType(OwnContactStateEnum, {
  name: 'OwnContactState',
  description: 'What has become of a workplace that a student found.',
  valuesMap: {
    PROPOSED: { description: 'The school has not looked yet; nobody was written to.' },
    REFUSED: { description: 'The school does not want it; see why.' },
    INVITED: { description: 'The workplace has a letter with a code.' },
    JOINED: { description: 'It has signed up, and is vetted as any other.' },
    KEPT: { description: 'A place there is set aside for the student.' },
    WITHDRAWN: { description: 'The student took it back.' },
  },
});

@ObjectType({ isAbstract: true })
abstract class ContactFields {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => OwnContactStateEnum, { description: 'What has become of it.' })
  state: OwnContactState;

  @Field({ description: 'The workplace.' })
  employerName: string;

  @Field(() => ID, { nullable: true, description: 'The place that is set aside.' })
  slotId: string | null;
}

@ObjectType('OwnContact', { description: 'A workplace that you found.' })
export class OwnContactType extends ContactFields {
  @Field({ description: 'Why you would like to go there.' })
  why: string;

  @Field(() => String, { nullable: true, description: 'Why your school does not want it.' })
  refusedBecause: string | null;

  @Field({ description: 'True while you may take it back.' })
  viewerCanWithdraw: boolean;
}

@ObjectType('SchoolOwnContact', { description: 'A workplace that a student of your school found.' })
export class SchoolOwnContactType extends ContactFields {
  @Field(() => ID, { description: 'Who found it.' })
  studentId: string;

  @Field({ description: 'Their name.' })
  studentName: string;

  @Field({ description: 'Why they would like to go there.' })
  why: string;

  @Field(() => String, { nullable: true, description: 'Why the school did not want it.' })
  refusedBecause: string | null;

  @Field(() => String, { nullable: true, description: 'Whom to write to there; null once that is over.' })
  contactName: string | null;

  @Field(() => String, { nullable: true, description: 'Their address at work; null once that is over.' })
  contactEmail: string | null;

  @Field({ description: 'True while you may have it invited, or refuse it.' })
  viewerCanDecide: boolean;
}

@ObjectType('JoinedOwnContact', { description: 'An employer that came because a student found it.' })
export class JoinedOwnContactType extends ContactFields {
  @Field(() => ID, { description: 'The employer.' })
  employerId: string;
}

@ObjectType('SchoolOwnContactConnection', { description: 'A page of workplaces that students found.' })
export class SchoolOwnContactConnection extends connectionOf(SchoolOwnContactType) {}

@ObjectType('JoinedOwnContactConnection', { description: 'A page of employers that students found.' })
export class JoinedOwnContactConnection extends connectionOf(JoinedOwnContactType) {}

@InputType({ description: '“I found it”: a workplace, somebody there, and why.' })
export class ProposeOwnContactInput implements OwnContactText {
  @Field({ description: 'The workplace, up to 120 characters.' })
  @IsProse(120)
  employerName: string;

  @Field({ description: 'Somebody who works there, up to 120 characters.' })
  @IsProse(120)
  contactName: string;

  @Field({ description: 'Their address at work. Only your school and the letter of invitation use it.' })
  @IsEmail({}, { message: 'must be an email address' })
  @MaxLength(254)
  contactEmail: string;

  @Field({ description: 'Why you would like to go there, and how you know of it, up to 1,000 characters.' })
  @IsProse(1000)
  why: string;
}

@InputType({ description: 'Selects a workplace that a student found.' })
export class OwnContactInput {
  @Field(() => ID, { description: 'The workplace.' })
  ownContactId: string;
}

@InputType({ description: 'Refuses a workplace that a student found.' })
export class RefuseOwnContactInput extends OwnContactInput {
  @Field({ description: 'Why, to the student, up to 500 characters.' })
  @IsProse(500)
  reason: string;
}

@InputType({ description: 'Says by which invitation you came.' })
export class JoinByInvitationInput {
  @Field({ description: 'The code of the letter.' })
  @IsProse(200)
  code: string;
}

@InputType({ description: 'Sets a place aside for the student who found the workplace.' })
export class KeepContactPlaceInput extends OwnContactInput {
  @Field(() => ID, { description: 'A round that is not published yet.' })
  roundId: string;

  @Field(() => ID, { description: 'A slot of that employer.' })
  slotId: string;
}

@ObjectType({ description: 'It moved on.' })
export class OwnContactPayload {
  @Field(() => ID, { description: 'The workplace.' })
  ownContactId: string;

  @Field(() => OwnContactStateEnum, { description: 'The state it is in now.' })
  state: OwnContactState;
}

@ObjectType({ description: 'Thank you. You are vetted as any other, and may advertise then.' })
export class JoinByInvitationPayload {
  @Field({ description: 'True.' })
  isJoined: boolean;
}

@ObjectType('TooManyContacts', {
  implements: () => [ProblemInterface],
  description: 'You have as many workplaces on the way as there may be.',
})
export class TooManyContactsProblem extends ProblemInterface {}

@ObjectType('NotTheirSlot', {
  implements: () => [ProblemInterface],
  description: 'The slot is of another employer than the one that was found.',
})
export class NotTheirSlotProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;
}
