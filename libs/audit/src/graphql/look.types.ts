import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RoleEnum } from '#identity';
import type { Role } from '#kernel';
import { connectionOf, DateScalar, DateTimeScalar, enumOf, sensitiveKinds, type SensitiveKind } from '#platform';

/** The kinds of data as the schema names them. */
export const SensitiveKindEnum = enumOf(sensitiveKinds);
registerEnumType(SensitiveKindEnum, {
  name: 'SensitiveKind',
  description: 'A kind of data about a student whose every reading is written down.',
  valuesMap: {
    IDENTITY: { description: 'Who the student is, opened by somebody who does not know it otherwise.' },
    NEEDS: { description: 'Support for special educational needs, adjustments, and what travel has to allow for.' },
    CIRCUMSTANCES: { description: 'Free school meals, care, and the risk of having nowhere to go.' },
    CONTACTS_AT_HOME: { description: 'Parents and carers, whom to ring in an emergency, and how to reach them.' },
    CONTACT_RESTRICTION: { description: 'Whether somebody must not be contacted.' },
    CONCERNS: { description: 'Concerns, and messages that were not let through.' },
    ACCIDENTS: { description: 'An accident at a workplace, and how the student is.' },
  },
});

@ObjectType('LookAtMe', { description: 'Somebody in a role looked at a kind of data about you on a day.' })
export class LookAtMeType {
  @Field(() => RoleEnum, { description: 'As what they looked.' })
  role: Role;

  @Field(() => SensitiveKindEnum, { description: 'At what.' })
  kind: SensitiveKind;

  @Field(() => DateScalar, { description: 'On which day.' })
  onDay: string;
}

@ObjectType('LookAtMeConnection', { description: 'A page of looks.' })
export class LookAtMeConnection extends connectionOf(LookAtMeType) {}

@ObjectType('LookAtStudent', { description: 'Somebody in a role looked at data about a student.' })
export class LookAtStudentType {
  @Field(() => RoleEnum, { description: 'As what they looked.' })
  role: Role;

  @Field(() => SensitiveKindEnum, { description: 'At what kind of data.' })
  kind: SensitiveKind;

  @Field(() => [String], { description: 'The names of the fields that they asked for; never what stood there.' })
  fields: string[];

  @Field(() => DateTimeScalar, { description: 'When.' })
  lookedAt: string;
}

@ObjectType('LookAtStudentConnection', { description: 'A page of looks.' })
export class LookAtStudentConnection extends connectionOf(LookAtStudentType) {}
