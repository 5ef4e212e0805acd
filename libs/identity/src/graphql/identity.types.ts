import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { roles, type Role } from '#kernel';
import { IsProse, enumOf } from '#platform';

/** The roles as the schema names them. */
export const RoleEnum = enumOf(roles);
registerEnumType(RoleEnum, { name: 'Role', description: 'What somebody acts as.' });

const schoolRoles = ['CAREERS_LEAD', 'SAFEGUARDING_LEAD'] as const;

@ObjectType('Me', { description: 'Who you are to the programme, in this request.' })
export class MeType {
  @Field(() => RoleEnum, { nullable: true, description: 'What you act as; null for somebody without a role yet.' })
  role: Role | null;

  @Field(() => ID, { nullable: true, description: 'The programme you act in.' })
  programmeId: string | null;

  @Field(() => ID, { nullable: true, description: 'The school you act for.' })
  schoolId: string | null;

  @Field(() => ID, { nullable: true, description: 'The employer you act for.' })
  employerId: string | null;

  @Field(() => ID, { nullable: true, description: 'The student you are.' })
  studentId: string | null;
}

@InputType({ description: 'Lets a member of staff act for a school.' })
export class GrantSchoolRoleInput {
  @Field(() => ID, { description: 'A school of your programme.' })
  schoolId: string;

  @Field(() => RoleEnum, { description: 'CAREERS_LEAD or SAFEGUARDING_LEAD.' })
  @IsIn(schoolRoles, { message: `must be ${schoolRoles.join(' or ')}` })
  role: (typeof schoolRoles)[number];

  @Field({ description: 'The issuer that signs them in: the iss of their tokens.' })
  @IsProse(500)
  issuer: string;

  @Field({ description: 'Who they are there: the sub of their tokens.' })
  @IsProse(255)
  subject: string;
}

@ObjectType('GrantSchoolRolePayload', { description: 'The role was given.' })
export class GrantSchoolRolePayload {
  @Field(() => ID, { description: 'The grant; revokeRole takes it away.' })
  grantId: string;
}

@InputType({ description: 'Takes a role away.' })
export class RevokeRoleInput {
  @Field(() => ID, { description: 'A grant in your reach.' })
  grantId: string;
}

@ObjectType('RevokeRolePayload', { description: 'The role is gone from the next request on.' })
export class RevokeRolePayload {
  @Field(() => ID, { description: 'The grant that was taken away.' })
  grantId: string;
}
