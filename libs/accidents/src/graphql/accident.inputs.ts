import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { LocalDate } from '#kernel';
import { DateScalar, DateTimeScalar, IsInstant, IsLocalDate, IsProse, ProblemInterface } from '#platform';
import type { AccidentKind, AccidentState } from '../domain/accident.js';
import { AccidentDutyType } from './accident.types.js';
import { AccidentKindEnum, AccidentStateEnum } from './enums.js';

const days = {
  nullable: true,
  description:
    'Days on which the student cannot do what they usually do, up to 366, without the day of the accident; weekends count. Left out while nobody knows.',
} as const;

@InputType({ description: 'Tells of an accident of a student at a workplace.' })
export class ReportAccidentInput {
  @Field(() => ID, { nullable: true, description: 'The placement, confirmed; null for a visit.' })
  allocationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The visit, whose register the school has confirmed; null for a placement.',
  })
  slotRequestId?: string | null;

  @Field(() => ID, { nullable: true, description: 'On a visit, which of those on its register; null for a placement.' })
  studentId?: string | null;

  @Field(() => DateTimeScalar, { description: 'When, on a day of the placement or visit; not in the future.' })
  @IsInstant()
  occurredAt: string;

  @Field({ description: 'Where in the workplace, up to 200 characters.' })
  @IsProse(200)
  whereInSite: string;

  @Field({
    description:
      'What happened, up to 4000 characters, without numbers and addresses. The school and the employer read it, nobody else.',
  })
  @IsProse(4000)
  whatHappened: string;

  @Field(() => AccidentKindEnum, {
    description: 'What came of it, as far as you know; updateAccident says more later.',
  })
  kind: AccidentKind;

  @Field(() => Int, days)
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(366)
  daysUnable?: number | null;
}

@InputType({ description: 'Selects an accident.' })
export class AccidentInput {
  @Field(() => ID, { description: 'An accident at your workplace, or of a student of your school.' })
  accidentId: string;
}

@InputType({ description: 'Adds what became known of an accident. What was said before stays in its history.' })
export class UpdateAccidentInput extends AccidentInput {
  @Field(() => AccidentKindEnum, { nullable: true, description: 'What came of it; as it was when left out.' })
  kind?: AccidentKind | null;

  @Field(() => Int, { ...days, description: `${days.description} As it was when left out.` })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(366)
  daysUnable?: number | null;
}

@InputType({ description: 'Says that you have reported an accident to the Health and Safety Executive.' })
export class ConfirmAccidentReportedInput extends AccidentInput {
  @Field(() => DateScalar, { description: 'On which day; today at the latest.' })
  @IsLocalDate()
  reportedOn: LocalDate;

  @Field(() => String, { nullable: true, description: 'The number that you were given, up to 100 characters.' })
  @IsOptional()
  @IsProse(100)
  reference?: string | null;
}

@ObjectType({ description: 'The accident is noted, and the school, the employer and the coordinator are told.' })
export class ReportAccidentPayload {
  @Field(() => ID, { description: 'The accident.' })
  accidentId: string;

  @Field(() => AccidentDutyType, { description: 'What the employer has to do by when.' })
  duty: AccidentDutyType;
}

@ObjectType({ description: 'How far the accident is dealt with.' })
export class AccidentPayload {
  @Field(() => ID, { description: 'The accident.' })
  accidentId: string;

  @Field(() => AccidentStateEnum, { description: 'How far it is dealt with now.' })
  state: AccidentState;

  @Field(() => AccidentDutyType, { description: 'What the employer has to do by when.' })
  duty: AccidentDutyType;
}

@ObjectType('ReportIsDue', {
  implements: () => [ProblemInterface],
  description:
    'What is known of the accident asks for a report. Where that is wrong, updateAccident says what is right.',
})
export class ReportIsDueProblem extends ProblemInterface {
  @Field(() => DateScalar, { description: 'By when.' })
  dueOn: LocalDate;
}
