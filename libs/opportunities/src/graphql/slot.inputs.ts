import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { placementDays } from '#calendar';
import {
  daysBetween,
  minutesOf,
  parseLocalDate,
  parseLocalTime,
  type InputFault,
  type LocalDate,
  type LocalTime,
} from '#kernel';
import { DateScalar, IsLocalDate, IsLocalTime, TimeScalar, type ChecksItself } from '#platform';
import { longestSlotDays, type SlotState } from '../domain/slot.js';
import { SlotStateEnum } from './enums.js';

@InputType({ description: 'Gives an advert dates with places.' })
export class AddSlotInput implements ChecksItself {
  @Field(() => ID, { description: 'An advert of yours that is not withdrawn.' })
  opportunityId: string;

  @Field(() => DateScalar, { description: 'Its first day: today or later.' })
  @IsLocalDate()
  startsOn: LocalDate;

  @Field(() => DateScalar, {
    description:
      'Its last day, at most 14 days with the first. Weekends and bank holidays in between are free; one day at least must not be.',
  })
  @IsLocalDate()
  endsOn: LocalDate;

  @Field(() => TimeScalar, { description: 'When each day starts.' })
  @IsLocalTime()
  startsAt: LocalTime;

  @Field(() => TimeScalar, { description: 'When each day finishes, after it starts.' })
  @IsLocalTime()
  finishesAt: LocalTime;

  @Field(() => Int, { description: 'Minutes of break in each day, 0 to 240; they do not count as work.' })
  @IsInt()
  @Min(0)
  @Max(240)
  breakMinutes: number;

  @Field(() => Int, { description: 'Places, 1 to 1000.' })
  @IsInt()
  @Min(1)
  @Max(1000)
  capacity: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The one school of your programme that may have it; absent for all.',
  })
  reservedSchoolId?: string | null;

  @Field(() => Int, { description: 'How soon you promise to answer a request, 1 to 30 days.' })
  @IsInt()
  @Min(1)
  @Max(30)
  answerWithinDays: number;

  faults(): InputFault[] {
    return [...this.faultsOfDates(), ...this.faultsOfTimes()];
  }

  private faultsOfDates(): InputFault[] {
    const [from, to] = [parseLocalDate(this.startsOn), parseLocalDate(this.endsOn)];
    if (from === undefined || to === undefined) return [];
    const fault = (message: string): InputFault[] => [{ path: 'endsOn', value: to, message }];
    if (to < from) return fault('is before the first day');
    if (daysBetween(from, to) >= longestSlotDays)
      return fault(`is more than ${longestSlotDays} days from the first day, both counted`);
    return placementDays(from, to).length > 0
      ? []
      : fault('leaves no day from Monday to Friday that is not a bank holiday');
  }

  private faultsOfTimes(): InputFault[] {
    const [from, to] = [parseLocalTime(this.startsAt), parseLocalTime(this.finishesAt)];
    if (from === undefined || to === undefined) return [];
    if (to <= from) return [{ path: 'finishesAt', value: to, message: 'is not after the start' }];
    if (this.breakMinutes < minutesOf(to) - minutesOf(from)) return [];
    return [{ path: 'breakMinutes', value: String(this.breakMinutes), message: 'leaves no time to work' }];
  }
}

@InputType({ description: 'Selects a slot.' })
export class CancelSlotInput {
  @Field(() => ID, { description: 'An open slot of yours in which nobody holds a place.' })
  slotId: string;
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
