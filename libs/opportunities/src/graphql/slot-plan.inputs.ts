import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsInt, IsOptional, Max, Min } from 'class-validator';
import { daysBetween, parseLocalDate, type InputFault, type LocalDate, type Weekday } from '#kernel';
import { DateScalar, enumOf, IsLocalDate, IsProse, ProblemInterface } from '#platform';
import { datesOf, mostPlannedSlots, skipReasons, type SkipReason, type SlotPattern } from '../domain/slot-plan.js';
import { SlotTermsInput } from './slot-terms.inputs.js';

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

type WeekdayName = (typeof weekdays)[number];

const WeekdayEnum = enumOf(weekdays);
registerEnumType(WeekdayEnum, { name: 'Weekday', description: 'A day of the week.' });

const SkipReasonEnum = enumOf(skipReasons);
registerEnumType(SkipReasonEnum, {
  name: 'SlotSkipReason',
  description: 'Why a date of a pattern gets no slot.',
  valuesMap: {
    PAST: { description: 'The day is over.' },
    BANK_HOLIDAY: { description: 'It is a bank holiday.' },
    WEEKEND: { description: 'It is a Saturday or a Sunday.' },
    CLOCKS_CHANGE: { description: 'The clocks change, and the start is not there once.' },
    SCHOOLS_CLOSED: { description: 'No school that it is for is in school.' },
    ALREADY_THERE: { description: 'The advert has a slot at that time.' },
    RULES: { description: 'The safeguarding rules do not allow it.' },
  },
});

@InputType({ description: 'Slots that repeat.' })
export class PlanSlotsInput extends SlotTermsInput {
  @Field(() => DateScalar, { description: 'The first day on which one may start.' })
  @IsLocalDate()
  from: LocalDate;

  @Field(() => DateScalar, { description: 'The last day on which one may start, within a year of the first.' })
  @IsLocalDate()
  to: LocalDate;

  @Field(() => [WeekdayEnum], { description: 'The days of the week on which one starts, each once.' })
  @ArrayMinSize(1, { message: 'must name at least one day' })
  @ArrayMaxSize(7, { message: 'must name each day once' })
  weekdays: WeekdayName[];

  @Field(() => Int, {
    nullable: true,
    description: '2 for every other week, up to 8; every week unless you say otherwise.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(8)
  everyWeeks?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days from the first to the last of each, 1 to 14; 1 unless you say otherwise.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(14)
  lengthDays?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether to leave out days on which none of the schools that it is for is in school; true unless you say otherwise.',
  })
  skipSchoolHolidays?: boolean | null;

  override faults(): InputFault[] {
    return [...this.faultsOfPattern(), ...super.faults()];
  }

  /** The pattern, with what was left out as it is for everybody. */
  pattern(): SlotPattern {
    const { from, to } = this;
    return {
      from,
      to,
      weekdays: [...new Set(this.weekdays)].map((name) => (weekdays.indexOf(name) + 1) as Weekday),
      everyWeeks: this.everyWeeks ?? 1,
      lengthDays: this.lengthDays ?? 1,
      skipSchoolHolidays: this.skipSchoolHolidays ?? true,
    };
  }

  private faultsOfPattern(): InputFault[] {
    const [from, to] = [parseLocalDate(this.from), parseLocalDate(this.to)];
    if (from === undefined || to === undefined) return [];
    const fault = (message: string): InputFault[] => [{ path: 'to', value: to, message }];
    if (to < from) return fault('is before the first day');
    if (daysBetween(from, to) > 366) return fault('is more than a year after the first day');
    const { everyWeeks, lengthDays } = this.pattern();
    if (everyWeeks < 1 || lengthDays < 1) return [];
    return datesOf(this.pattern()).length > mostPlannedSlots ? fault(`gives more than ${mostPlannedSlots} slots`) : [];
  }
}

@InputType({ description: 'Makes the slots of a plan that you have looked at.' })
export class AddSlotsInput extends PlanSlotsInput {
  @Field({ description: 'The planHash that planSlots gave for the same input.' })
  @IsProse(64)
  planHash: string;
}

@ObjectType('PlannedSlot', { description: 'One date of a pattern.' })
export class PlannedSlotType {
  @Field(() => DateScalar, { description: 'Its first day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  endsOn: string;

  @Field(() => SkipReasonEnum, { nullable: true, description: 'Why there would be no slot; null when there would.' })
  skipped: SkipReason | null;

  @Field(() => [String], { description: 'Why, or what to look at, each a sentence.' })
  words: string[];
}

@ObjectType({ description: 'What the pattern would give; nothing was made.' })
export class PlanSlotsPayload {
  @Field(() => [PlannedSlotType], { description: 'Every date, also those that would be left out, in order.' })
  planned: PlannedSlotType[];

  @Field(() => Int, { description: 'How many slots would be made.' })
  slotCount: number;

  @Field({ description: 'Says to addSlots which plan you have looked at.' })
  planHash: string;
}

@ObjectType({ description: 'Every slot of the plan was made.' })
export class AddSlotsPayload {
  @Field(() => [ID], { description: 'The slots, in order of time.' })
  slotIds: string[];
}

@ObjectType('PlanHasChanged', {
  implements: () => [ProblemInterface],
  description: 'The same input would give other slots by now; nothing was made. Look at the plan again.',
})
export class PlanHasChangedProblem extends ProblemInterface {
  @Field({ description: 'The hash of the plan as it would be now.' })
  planHash: string;
}
