import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar, IsProse, Sensitive } from '#platform';

@InputType({ description: 'Opens who a student of your programme is, for an hour.' })
export class OpenIdentityInput {
  @Field(() => ID, { description: 'A student of your programme.' })
  studentId: string;

  @Field({
    description:
      'Why you have to know, up to 500 characters, without naming anybody. The school of the student reads it.',
  })
  @IsProse(500)
  reason: string;
}

@ObjectType('OpenIdentityPayload', { description: 'It is open to you; the school was told.' })
export class OpenIdentityPayload {
  @Field(() => ID, { description: 'The opening.' })
  identityOpeningId: string;

  @Field(() => DateTimeScalar, { description: 'When it closes by itself.' })
  closesAt: string;
}

@ObjectType('OpenedIdentity', { description: 'Who a student is, while that is open to you.' })
export class OpenedIdentityType {
  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field({ description: 'Given name.' })
  @Sensitive('IDENTITY')
  givenName: string;

  @Field({ description: 'Family name.' })
  @Sensitive('IDENTITY')
  familyName: string;

  @Field(() => Int, { description: 'Year group, 7 to 13.' })
  @Sensitive('IDENTITY')
  yearGroup: number;

  @Field(() => DateTimeScalar, { description: 'When it closes by itself.' })
  closesAt: string;
}

@ObjectType('IdentityOpening', { description: 'A coordinator opened who a student is.' })
export class IdentityOpeningType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ID, { description: 'The student.' })
  studentId: string;

  @Field({ description: 'Why.' })
  reason: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  openedAt: string;

  @Field(() => DateTimeScalar, { description: 'When it closed, or closes, by itself.' })
  closesAt: string;
}

@ObjectType('IdentityOpeningConnection', { description: 'A page of openings.' })
export class IdentityOpeningConnection extends connectionOf(IdentityOpeningType) {}
