import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { DateTimeScalar, IsProse } from '#platform';
import type { SlotRequestState } from '../domain/slot-request.js';
import { SlotRequestStateEnum } from './slot-request.types.js';

@InputType({ description: 'Asks for places in a slot.' })
export class RequestSlotInput {
  @Field(() => ID, { description: 'A slot that is open to your school.' })
  slotId: string;

  @Field(() => Int, { description: 'How many places, 1 to 200.' })
  @IsInt()
  @Min(1)
  @Max(200)
  places: number;

  @Field({
    description:
      'Name of the member of staff who comes along, up to 120 characters. The employer sees it once it has accepted.',
  })
  @IsProse(120)
  staffLead: string;

  @Field({ description: 'A note to the employer, up to 1,000 characters; may be empty. No names of students.' })
  @MaxLength(1000, { message: 'must be text of at most 1000 characters' })
  note: string;

  @Field(() => String, {
    nullable: true,
    description:
      'A key of your own, up to 100 characters. Sent again with the same input, it answers with the same request and takes no further place.',
  })
  @IsOptional()
  @IsProse(100)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Selects a request for places.' })
export class SlotRequestInput {
  @Field(() => ID, { description: 'A request of your school, or to your employer.' })
  slotRequestId: string;
}

@InputType({ description: 'Selects a request for places and says why.' })
export class SlotRequestReasonInput extends SlotRequestInput {
  @Field({ description: 'Shown to the other side, up to 500 characters.' })
  @IsProse(500)
  reason: string;
}

@ObjectType({ description: 'The places are held for your school until the employer answers.' })
export class RequestSlotPayload {
  @Field(() => ID, { description: 'The request.' })
  slotRequestId: string;

  @Field(() => Int, { description: 'How many places are left in the slot now.' })
  remainingPlaces: number;

  @Field(() => DateTimeScalar, {
    description: 'Until when the employer answers; afterwards the places are free again.',
  })
  answerBy: string;
}

@ObjectType({ description: 'The request moved on.' })
export class SlotRequestStatePayload {
  @Field(() => ID, { description: 'The request.' })
  slotRequestId: string;

  @Field(() => SlotRequestStateEnum, { description: 'The state it is in now.' })
  state: SlotRequestState;
}
