import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar, PageArgs, TimeScalar, enumOf } from '#platform';
import {
  refusalReasons,
  slotRequestStates,
  type RefusalReason,
  type SlotRequestState,
} from '../domain/slot-request.js';

/** The states as the schema names them. */
export const SlotRequestStateEnum = enumOf(slotRequestStates);
registerEnumType(SlotRequestStateEnum, {
  name: 'SlotRequestState',
  description: "How far a school's request for places has come.",
  valuesMap: {
    OFFERED: {
      description:
        'Places became free for which your school was waiting; they are held until answerBy, when they go to the next.',
    },
    REQUESTED: {
      description: 'The employer has not answered; the places are held. Counts as expired once answerBy has passed.',
    },
    ACCEPTED: { description: 'The employer expects the group; the places are held.' },
    DECLINED: { description: 'The employer cannot take the group; the places are free again.' },
    WITHDRAWN: { description: 'The school does not come; the places are free again.' },
    CANCELLED: {
      description: 'The employer had accepted and cannot have the group after all; the places are free again.',
    },
    EXPIRED: { description: 'Nobody answered in time; the places are free again.' },
  },
});

/** The reasons as the schema names them. */
export const RefusalReasonEnum = enumOf(refusalReasons);
registerEnumType(RefusalReasonEnum, {
  name: 'RefusalReason',
  description: 'Why somebody says no to a request for places, or to places that were given.',
  valuesMap: {
    NO_STAFF: { description: 'Nobody can look after the group.' },
    NO_ROOM: { description: 'The room is needed for something else.' },
    DATES_DO_NOT_SUIT: { description: 'Another day would do.' },
    GROUP_TOO_LARGE: { description: 'A smaller group would do.' },
    GROUP_TOO_SMALL: { description: 'A larger group would do.' },
    WRONG_AGE: { description: 'Other year groups would do.' },
    SITE_CLOSED: { description: 'The site is closed.' },
    OTHER: { description: 'What the words say.' },
  },
});

@ObjectType('SlotRequest', {
  description: 'A school asks for places in a slot: for the school, the employer and the coordinator.',
})
export class SlotRequestType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => SlotRequestStateEnum, { description: 'How far it has come.' })
  state: SlotRequestState;

  @Field(() => Int, { description: 'How many places, 1 to 200.' })
  places: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Who of the school comes along: for its own staff, and for the employer while the request is accepted; null for others.',
  })
  staffLead: string | null;

  @Field({ description: "The school's note to the employer." })
  note: string;

  @Field(() => String, { nullable: true, description: 'Why it was declined or withdrawn.' })
  reason: string | null;

  @Field({
    description:
      'True while nobody may go there: the employer, the site or an adult is suspended, or the rules no longer let everybody go whom the school has confirmed.',
  })
  isOnHold: boolean;

  @Field(() => RefusalReasonEnum, {
    nullable: true,
    description: 'The kind of reason for which it was declined, cancelled or withdrawn.',
  })
  refusal: RefusalReason | null;

  @Field(() => ID, { nullable: true, description: 'What was asked for together with it, all or nothing.' })
  groupId: string | null;

  @Field(() => DateTimeScalar, {
    description: 'Until when the employer (for what is OFFERED, your school) may answer.',
  })
  answerBy: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt: string;

  @Field({ description: 'The school that asks.' })
  schoolName: string;

  @Field({ description: 'The advert that the slot belongs to.' })
  opportunityTitle: string;

  @Field(() => DateScalar, { description: 'First day of the slot.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'Last day of the slot.' })
  endsOn: string;

  @Field(() => TimeScalar, { description: 'When each day begins.' })
  startsAt: string;

  @Field(() => TimeScalar, { description: 'When each day ends.' })
  finishesAt: string;
}

@ObjectType('SlotRequestConnection', { description: 'A page of requests for places.' })
export class SlotRequestConnection extends connectionOf(SlotRequestType) {}

@ArgsType()
export class SlotRequestsArgs extends PageArgs {
  @Field(() => SlotRequestStateEnum, { nullable: true, description: 'Only those in this state.' })
  state?: SlotRequestState | null;
}
