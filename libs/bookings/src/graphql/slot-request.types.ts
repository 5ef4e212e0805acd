import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar, PageArgs, TimeScalar, enumOf } from '#platform';
import { slotRequestStates, type SlotRequestState } from '../domain/slot-request.js';

/** The states as the schema names them. */
export const SlotRequestStateEnum = enumOf(slotRequestStates);
registerEnumType(SlotRequestStateEnum, {
  name: 'SlotRequestState',
  description: "How far a school's request for places has come.",
  valuesMap: {
    REQUESTED: {
      description: 'The employer has not answered; the places are held. Counts as expired once answerBy has passed.',
    },
    ACCEPTED: { description: 'The employer expects the group; the places are held.' },
    DECLINED: { description: 'The employer cannot take the group; the places are free again.' },
    WITHDRAWN: { description: 'The school does not come; the places are free again.' },
    EXPIRED: { description: 'Nobody answered in time; the places are free again.' },
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

  @Field(() => DateTimeScalar, { description: 'Until when the employer may answer.' })
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
