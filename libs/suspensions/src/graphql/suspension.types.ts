import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar, enumOf, IsProse } from '#platform';
import { suspendingRoles, type SuspendingRole } from '../domain/suspension.js';

/** The two roles as the schema names them. */
export const SuspendingRoleEnum = enumOf(suspendingRoles);
registerEnumType(SuspendingRoleEnum, {
  name: 'SuspendingRole',
  description: 'Who may suspend a host.',
  valuesMap: {
    SAFEGUARDING_LEAD: { description: 'The safeguarding lead of a school.' },
    COORDINATOR: { description: 'The coordinator of the programme.' },
  },
});

@InputType({ description: 'Suspends a site or a host adult everywhere in your programme, at once.' })
export class SuspendHostInput {
  @Field(() => ID, { description: 'A site, or a host adult.' })
  hostId: string;

  @Field({
    description: 'Why, up to 500 characters, without naming a child. Safeguarding leads and the coordinator read it.',
  })
  @IsProse(500)
  reason: string;
}

@InputType({ description: 'Agrees that a suspension may end.' })
export class AgreeToLiftInput {
  @Field(() => ID, { description: 'A suspension in your programme.' })
  suspensionId: string;
}

@ObjectType({ description: 'The host is suspended, or somebody agreed that it may end.' })
export class SuspensionPayload {
  @Field(() => ID, { description: 'The suspension.' })
  suspensionId: string;

  @Field({ description: 'True once one safeguarding lead and one coordinator, two people, have agreed.' })
  isLifted: boolean;
}

@ObjectType('Suspension', { description: 'A site or a host adult that nobody is sent to.' })
export class SuspensionType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'Whose site or adult it is.' })
  employerName: string;

  @Field(() => String, { nullable: true, description: 'The site; null where it is an adult.' })
  siteName: string | null;

  @Field(() => String, { nullable: true, description: 'The adult; null where it is a site.' })
  hostAdultName: string | null;

  @Field({ description: 'Why.' })
  reason: string;

  @Field(() => SuspendingRoleEnum, { description: 'As what somebody suspended it.' })
  suspendedAs: SuspendingRole;

  @Field(() => DateTimeScalar, { description: 'When.' })
  suspendedAt: string;

  @Field({ description: 'True when a safeguarding lead has agreed that it may end.' })
  isAgreedByLead: boolean;

  @Field({ description: 'True when a coordinator has agreed that it may end.' })
  isAgreedByCoordinator: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended; null while it holds.' })
  liftedAt: string | null;
}

@ObjectType('SuspensionConnection', { description: 'A page of suspensions.' })
export class SuspensionConnection extends connectionOf(SuspensionType) {}
