import { BlockingReasonType } from '#clearances';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsInt, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import type { InputFault } from '#kernel';
import { DateTimeScalar, IsProse, type ChecksItself } from '#platform';
import type { RefusalReason, SlotRequestState } from '../domain/slot-request.js';
import { RefusalReasonEnum, SlotRequestStateEnum } from './slot-request.types.js';

@InputType({ description: 'Places in a slot.' })
export class PlacesInSlotInput {
  @Field(() => ID, { description: 'A slot that is open to your school.' })
  slotId: string;

  @Field(() => Int, { description: 'How many places, 1 to 200.' })
  @IsInt()
  @Min(1)
  @Max(200)
  places: number;
}

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

  @Field(() => Boolean, {
    nullable: true,
    description:
      'For somebody who comes to you or is on a screen: what it is about and what is shown was agreed, and looked at.',
  })
  @IsOptional()
  isPurposeAgreed?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A key of your own, up to 100 characters. Sent again with the same input, it answers with the same request and takes no further place.',
  })
  @IsOptional()
  @IsProse(100)
  idempotencyKey?: string | null;
}

/** Places in several slots, whatever leads to asking for them. */
@InputType({ isAbstract: true })
export abstract class PlacesInSlotsInput implements ChecksItself {
  @Field(() => [PlacesInSlotInput], { description: 'Where, and how many: 1 to 20 slots, each once.' })
  @ArrayMinSize(1, { message: 'must name at least one slot' })
  @ArrayMaxSize(20, { message: 'must name at most 20 slots' })
  @ValidateNested()
  @Type(() => PlacesInSlotInput)
  slots: PlacesInSlotInput[];

  @Field({
    description:
      'Name of the member of staff who comes along, up to 120 characters. Employers see it once they have accepted.',
  })
  @IsProse(120)
  staffLead: string;

  @Field({ description: 'A note to the employers, up to 1,000 characters; may be empty. No names of students.' })
  @MaxLength(1000, { message: 'must be text of at most 1000 characters' })
  note: string;

  faults(): InputFault[] {
    const seen = new Set<string>();
    return this.slots.flatMap(({ slotId }, index) => {
      const isRepeated = seen.has(slotId);
      seen.add(slotId);
      return isRepeated ? [{ path: `slots.${index}.slotId`, value: slotId, message: 'comes a second time' }] : [];
    });
  }
}

@InputType({ description: 'Asks for places in several slots at once.' })
export class RequestGroupInput extends PlacesInSlotsInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A key of your own, up to 100 characters. Sent again with the same input, it answers with the same requests and takes no further place.',
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

  @Field(() => RefusalReasonEnum, {
    nullable: true,
    description:
      'The kind of reason. Where an employer declines, it is OTHER unless you say; where a place is cancelled or withdrawn, none unless you say.',
  })
  refusal?: RefusalReason | null;
}

@ObjectType({ isAbstract: true })
abstract class HeldPlaces {
  @Field(() => ID, { description: 'The request.' })
  slotRequestId: string;

  @Field(() => Int, { description: 'How many places are left in the slot now.' })
  remainingPlaces: number;

  @Field(() => DateTimeScalar, {
    description: 'Until when the employer answers; afterwards the places are free again.',
  })
  answerBy: string;
}

@ObjectType({ description: 'The places are held for your school until the employer answers.' })
export class RequestSlotPayload extends HeldPlaces {
  @Field(() => [BlockingReasonType], { description: 'Rules that stop nothing, and that you should see to.' })
  warnings: BlockingReasonType[];
}

@ObjectType({ description: 'The request moved on.' })
export class SlotRequestStatePayload {
  @Field(() => ID, { description: 'The request.' })
  slotRequestId: string;

  @Field(() => SlotRequestStateEnum, { description: 'The state it is in now.' })
  state: SlotRequestState;
}

@ObjectType('RequestedPlaces', { description: 'What was asked for in one slot.' })
export class RequestedPlacesType extends HeldPlaces {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;
}

@ObjectType({ description: 'The places are held for your school in every slot until the employers answer.' })
export class RequestGroupPayload {
  @Field(() => ID, { description: 'Ties the requests together; each is answered for itself.' })
  groupId: string;

  @Field(() => [RequestedPlacesType], { description: "One request a slot, in the order of the slots' ids." })
  requests: RequestedPlacesType[];
}
