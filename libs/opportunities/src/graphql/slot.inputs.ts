import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { parseLocalDate, parseLocalTime, type InputFault, type LocalDate } from '#kernel';
import { DateScalar, IsLocalDate, IsProse, type ChecksItself } from '#platform';
import { refusedWords } from '#safeguarding';
import type { SlotState } from '../domain/slot.js';
import { faultsOfClock, faultsOfDays } from '../domain/slot-faults.js';
import { SlotStateEnum } from './enums.js';
import { SlotTermsInput } from './slot-terms.inputs.js';

@InputType({ description: 'Gives an advert dates with places.' })
export class AddSlotInput extends SlotTermsInput {
  @Field(() => DateScalar, { description: 'Its first day: today or later.' })
  @IsLocalDate()
  startsOn: LocalDate;

  @Field(() => DateScalar, {
    description:
      'Its last day, at most 14 days with the first. Weekends and bank holidays in between are free; one day at least must not be.',
  })
  @IsLocalDate()
  endsOn: LocalDate;

  override faults(): InputFault[] {
    return [...this.faultsOfDates(), ...super.faults()];
  }

  private faultsOfDates(): InputFault[] {
    const [from, to] = [parseLocalDate(this.startsOn), parseLocalDate(this.endsOn)];
    const at = parseLocalTime(this.startsAt);
    const ofClock = from && at ? faultsOfClock('startsAt', from, at, this.startsAtOccurrence ?? null) : [];
    return from && to ? [...faultsOfDays(from, to), ...ofClock] : ofClock;
  }
}

@InputType({ description: 'Selects a slot.' })
export class CancelSlotInput implements ChecksItself {
  @Field(() => ID, { description: 'An open slot of yours.' })
  slotId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why, up to 500 characters: shown to everybody who holds a place in it, or waits for one. Without it, only a slot in which nobody holds a place is cancelled.',
  })
  @IsOptional()
  @IsProse(500)
  reason?: string | null;

  faults(): InputFault[] {
    return refusedWords({ reason: this.reason });
  }
}

@InputType({ description: 'Says how many places a slot has.' })
export class SetSlotCapacityInput {
  @Field(() => ID, { description: 'An open slot of yours.' })
  slotId: string;

  @Field(() => Int, { description: 'Places, 1 to 1000, no fewer than are held.' })
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be 1 or more' })
  @Max(1000, { message: 'must be 1000 or less' })
  capacity: number;
}

@ObjectType({ description: 'The slot has so many places.' })
export class SetSlotCapacityPayload {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field(() => Int, { description: 'All its places.' })
  capacity: number;

  @Field(() => Int, { description: 'Places that nobody holds; those who wait for one are offered them first.' })
  placesLeft: number;
}

@ObjectType({ description: 'The slot was added.' })
export class AddSlotPayload {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;
}

@ObjectType({ description: 'The slot was cancelled.' })
export class CancelSlotPayload {
  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field(() => SlotStateEnum, { description: 'Its state now.' })
  state: SlotState;
}
