import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEmail, MaxLength, ValidateNested } from 'class-validator';
import type { InputFault } from '#kernel';
import { DateTimeScalar, IsProse, ProblemInterface, Sensitive, type ChecksItself } from '#platform';
import type { LinkState } from '../domain/guardian-link.js';
import { addressOf, mostGuardians, type GuardianContact } from '../domain/guardian.js';
import type { Language } from '../words/translations.js';
import { GuardianReplyEnum, LanguageEnum, LinkStateEnum, type guardianReplies } from './enums.js';

type Reply = (typeof guardianReplies)[number];

@InputType({ description: 'A parent or carer.' })
export class GuardianInput implements GuardianContact {
  @Field({ description: 'Their name, up to 120 characters.' })
  @IsProse(120)
  name: string;

  @Field({ description: 'Their own e-mail address: the only one that a link is ever sent to.' })
  @MaxLength(254, { message: 'must be an e-mail address' })
  @IsEmail({ allow_utf8_local_part: false }, { message: 'must be an e-mail address' })
  email: string;

  @Field(() => LanguageEnum, { description: 'What they are written to in.' })
  language: Language;
}

@InputType({ description: "Puts a student's parents and carers in place of those before." })
export class SetGuardiansInput implements ChecksItself {
  @Field(() => ID, { description: 'A student of your school.' })
  studentId: string;

  @Field(() => [GuardianInput], {
    description: `Up to ${mostGuardians}, no address twice; an empty list takes all off.`,
  })
  @ArrayMaxSize(mostGuardians, { message: `must name at most ${mostGuardians} contacts` })
  @ValidateNested({ each: true })
  @Type(() => GuardianInput)
  guardians: GuardianInput[];

  faults(): InputFault[] {
    const addresses = this.guardians.map(addressOf);
    return this.guardians.flatMap(({ email }, index) =>
      addresses.indexOf(addresses[index] ?? '') < index
        ? [{ path: `guardians.${index}.email`, value: email, message: 'is there twice' }]
        : [],
    );
  }
}

@ObjectType({ description: 'The list was kept.' })
export class SetGuardiansPayload {
  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field(() => [ID], { description: 'The contacts on the list.' })
  guardianIds: string[];
}

@InputType({ description: 'Notes whether a court keeps a contact from contact with the student.' })
export class RestrictGuardianInput {
  @Field(() => ID, { description: 'A contact of a student of your school; see guardians.' })
  guardianId: string;

  @Field({ description: 'True from now on: nothing is sent to the address, and no link or answer of it counts.' })
  isContactRestricted: boolean;
}

@ObjectType({ description: 'It was noted.' })
export class RestrictGuardianPayload {
  @Field(() => ID, { description: 'The contact.' })
  guardianId: string;

  @Field({ description: 'What holds now.' })
  isContactRestricted: boolean;
}

@InputType({ description: 'Asks a parent or carer for permission.' })
export class RequestPermissionInput {
  @Field(() => ID, { description: 'A place of a student of your school who is of school age.' })
  allocationId: string;

  @Field(() => ID, { description: "One of that student's contacts; see guardians." })
  guardianId: string;
}

@ObjectType({ description: 'A link is on its way to the contact; whichever they had for the place before is void.' })
export class RequestPermissionPayload {
  @Field(() => ID, { description: 'The request; see permissionRequests.' })
  permissionRequestId: string;

  @Field(() => DateTimeScalar, { description: 'Until when the link works.' })
  expiresAt: string;
}

@ObjectType('Guardian', { description: "A student's parent or carer, for the staff of the school." })
export class GuardianType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'Their name.' })
  @Sensitive('CONTACTS_AT_HOME')
  name: string;

  @Field({ description: 'Their e-mail address.' })
  @Sensitive('CONTACTS_AT_HOME')
  email: string;

  @Field(() => LanguageEnum, { description: 'What they are written to in.' })
  language: Language;

  @Field({ description: 'False where you have to ask your safeguarding lead; nothing is sent to them.' })
  @Sensitive('CONTACT_RESTRICTION')
  mayBeAsked: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a court keeps them from contact; null unless you are the safeguarding lead.',
  })
  @Sensitive('CONTACT_RESTRICTION')
  isContactRestricted: boolean | null;
}

@ObjectType('PermissionRequest', {
  description: 'A link that was made for a parent or carer. Nobody here knows its address.',
})
export class PermissionRequestType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ID, { description: 'The contact.' })
  guardianId: string;

  @Field({ description: "The contact's name." })
  @Sensitive('CONTACTS_AT_HOME')
  guardianName: string;

  @Field(() => LinkStateEnum, { description: 'What has become of it.' })
  state: LinkState;

  @Field(() => DateTimeScalar, { description: 'When somebody of the school asked.' })
  askedAt: string;

  @Field(() => DateTimeScalar, { description: 'Until when it works.' })
  expiresAt: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was answered.' })
  answeredAt: string | null;

  @Field(() => GuardianReplyEnum, { nullable: true, description: 'What was answered.' })
  reply: Reply | null;
}

@ObjectType('AskSafeguardingLead', {
  implements: () => [ProblemInterface],
  description: 'Only your safeguarding lead may say what is to be done about this contact.',
})
export class AskSafeguardingLeadProblem extends ProblemInterface {}
