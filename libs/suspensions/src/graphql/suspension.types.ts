import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar, enumOf, IsProse } from '#platform';
import {
  suspensionOrigins,
  suspensionStates,
  type SuspensionOrigin,
  type SuspensionState,
} from '../domain/suspension.js';

/** As what suspensions came about, as the schema names it. */
export const SuspensionOriginEnum = enumOf(suspensionOrigins);
registerEnumType(SuspensionOriginEnum, {
  name: 'SuspendingRole',
  description: 'As what a suspension came about.',
  valuesMap: {
    SAFEGUARDING_LEAD: { description: 'By the safeguarding lead of a school.' },
    COORDINATOR: { description: 'By the coordinator of the programme.' },
    ALLEGATION: { description: 'By itself, because somebody made an allegation about an adult there.' },
  },
});

/** States of suspensions as the schema names them. */
export const SuspensionStateEnum = enumOf(suspensionStates);
registerEnumType(SuspensionStateEnum, {
  name: 'SuspensionState',
  description: 'How a suspension stands. It holds in every state but LIFTED.',
  valuesMap: {
    PROVISIONAL: { description: 'A coordinator has to look at it within 72 hours; see joinSuspension.' },
    ESCALATED: { description: 'No coordinator has looked at it within 72 hours. It holds all the same.' },
    STANDING: { description: 'A coordinator made it, or joined.' },
    AGREED_BY_LEAD: { description: 'A safeguarding lead has agreed to lift it; a coordinator has not.' },
    AGREED_BY_COORDINATOR: { description: 'A coordinator has agreed to lift it; a safeguarding lead has not.' },
    LIFTED: { description: 'Both have agreed; it is over.' },
  },
});

@InputType({ description: 'Suspends an employer, a site or a host adult everywhere in your programme, at once.' })
export class SuspendHostInput {
  @Field(() => ID, { description: 'An employer, a site, or a host adult.' })
  hostId: string;

  @Field({
    description: 'Why, up to 500 characters, without naming a child. Safeguarding leads and the coordinator read it.',
  })
  @IsProse(500)
  reason: string;
}

@InputType({ description: 'Selects a suspension.' })
export class SuspensionInput {
  @Field(() => ID, { description: 'A suspension in your programme.' })
  suspensionId: string;
}

@ObjectType({ description: 'The host is suspended, or somebody agreed that it may end.' })
export class SuspensionPayload {
  @Field(() => ID, { description: 'The suspension.' })
  suspensionId: string;

  @Field(() => SuspensionStateEnum, { description: 'How it stands now.' })
  state: SuspensionState;

  @Field({ description: 'True once one safeguarding lead and one coordinator, two people, have agreed.' })
  isLifted: boolean;
}

@ObjectType('Suspension', { description: 'An employer, a site or a host adult that nobody is sent to.' })
export class SuspensionType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field({ description: 'Whose site or adult it is.' })
  employerName: string;

  @Field(() => String, { nullable: true, description: 'The site; null where it is an adult or the whole employer.' })
  siteName: string | null;

  @Field(() => String, { nullable: true, description: 'The adult; null where it is a site or the whole employer.' })
  hostAdultName: string | null;

  @Field({ description: 'Why.' })
  reason: string;

  @Field(() => SuspensionOriginEnum, { description: 'As what somebody suspended it.' })
  suspendedAs: SuspensionOrigin;

  @Field(() => SuspensionStateEnum, { description: 'How it stands.' })
  state: SuspensionState;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'By when a coordinator has to have looked at it; null where one made it.',
  })
  escalatesAt: string | null;

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
