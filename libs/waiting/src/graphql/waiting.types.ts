import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { connectionOf, DateScalar, DateTimeScalar, enumOf, IsProse, ProblemInterface, TimeScalar } from '#platform';
import { waitingStates, type WaitingState } from '../domain/waiting-place.js';

/** The states as the schema names them. */
export const WaitingStateEnum = enumOf(waitingStates);
registerEnumType(WaitingStateEnum, {
  name: 'WaitingListState',
  description: "What has become of somebody's waiting for places in a full slot.",
  valuesMap: {
    WAITING: { description: 'In the line.' },
    OFFERED: {
      description: 'Places became free and were offered; see the allocation or the request for what became of that.',
    },
    LEFT: { description: 'Left the line.' },
    ENDED: {
      description: 'The slot was cancelled, taken down or has begun, or the student took another place on those days.',
    },
  },
});

@ObjectType('WaitingPlace', {
  description: 'A place in the line for a full slot: for the student, or for the staff of the school.',
})
export class WaitingPlaceType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => WaitingStateEnum, { description: 'What has become of it.' })
  state: WaitingState;

  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field(() => ID, { nullable: true, description: 'Who waits; null for a group.' })
  studentId: string | null;

  @Field(() => Int, { description: 'How many places are waited for.' })
  places: number;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  joinedAt: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When free places last went to somebody further down, because they would not do here or the rules stood in the way.',
  })
  passedOverAt: string | null;

  @Field(() => ID, { nullable: true, description: 'The place that was offered to the student; see acceptAllocation.' })
  allocationId: string | null;

  @Field(() => ID, { nullable: true, description: 'What was offered to the school; see takeOfferedPlaces.' })
  slotRequestId: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the offer stands; then it goes to the next.',
  })
  offerUntil: string | null;

  @Field({ description: 'The advert that the slot belongs to.' })
  opportunityTitle: string;

  @Field({ description: 'Whose it is.' })
  employerName: string;

  @Field(() => DateScalar, { description: 'First day of the slot.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'Last day of the slot.' })
  endsOn: string;

  @Field(() => TimeScalar, { description: 'When each day begins.' })
  startsAt: string;

  @Field(() => TimeScalar, { description: 'When each day ends.' })
  finishesAt: string;
}

@ObjectType('WaitingPlaceConnection', { description: 'A page of places in lines.' })
export class WaitingPlaceConnection extends connectionOf(WaitingPlaceType) {}

@InputType({ description: 'Joins the line for a full placement.' })
export class JoinWaitingListInput {
  @Field(() => ID, { description: 'A full slot of a placement that welcomes the year group.' })
  slotId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'For careers leads: the student for whom you join. Students leave it out.',
  })
  studentId?: string | null;
}

@InputType({ description: 'Joins the line for a full visit or event with a group.' })
export class JoinWaitingListAsGroupInput {
  @Field(() => ID, { description: 'A slot with too few free places, of a visit or an event.' })
  slotId: string;

  @Field(() => Int, { description: 'How many places, 1 to 200; fewer are never offered.' })
  @IsInt()
  @Min(1)
  @Max(200)
  places: number;

  @Field({ description: 'Name of the member of staff who comes along, up to 120 characters.' })
  @IsProse(120)
  staffLead: string;

  @Field(() => String, {
    nullable: true,
    description: 'A note to the employer, up to 1,000 characters. No names of students.',
  })
  @IsOptional()
  @MaxLength(1000, { message: 'must be text of at most 1000 characters' })
  note?: string | null;
}

@InputType({ description: 'Selects a place in a line.' })
export class LeaveWaitingListInput {
  @Field(() => ID, { description: 'A place in a line, of yours or of your school.' })
  waitingPlaceId: string;
}

@ObjectType({ description: 'In the line. Whoever is offered places is told.' })
export class JoinWaitingListPayload {
  @Field(() => ID, { description: 'The place in the line.' })
  waitingPlaceId: string;
}

@ObjectType({ description: 'Out of the line.' })
export class LeaveWaitingListPayload {
  @Field(() => ID, { description: 'The place in the line.' })
  waitingPlaceId: string;
}

@ObjectType('PlacesAreFree', {
  implements: () => [ProblemInterface],
  description: 'Enough places are free, so that nobody need wait for them.',
})
export class PlacesAreFreeProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field(() => Int, { description: 'How many are free.' })
  remaining: number;
}

@ObjectType('AlreadyWaiting', { implements: () => [ProblemInterface], description: 'In this line already.' })
export class AlreadyWaitingProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;
}
