import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  Max,
  MaxLength,
  Min,
  ValidateNested,
  ArrayNotEmpty,
} from 'class-validator';
import type { LocalDate, LocalTime } from '#kernel';
import { DateScalar, IsLocalDate, IsLocalTime, IsProse, TimeScalar } from '#platform';
import type { ReportReason } from '../domain/advert-report.js';
import type { ModeratedPart } from '../domain/moderation.js';
import { mostListed, type AccessFeature, type Advert, type LunchCompany } from '../domain/opportunity.js';
import { AccessFeatureEnum, LunchCompanyEnum, ModeratedPartEnum, ReportReasonEnum } from './advert.enums.js';

const atMost = (max: number): PropertyDecorator =>
  MaxLength(max, { message: `must be text of at most ${max} characters` });

@InputType({ description: 'The hours that an advert promises.' })
export class UsualHoursInput {
  @Field(() => TimeScalar, { description: 'When a day starts.' })
  @IsLocalTime()
  startsAt: LocalTime;

  @Field(() => TimeScalar, { description: 'When a day finishes.' })
  @IsLocalTime()
  finishesAt: LocalTime;

  @Field(() => Int, { description: 'Minutes of break in a day, up to 240.' })
  @IsInt()
  @Min(0)
  @Max(240)
  breakMinutes: number;
}

@InputType({ description: 'How somebody gets in and takes part.' })
export class AdvertAccessInput {
  @Field(() => [AccessFeatureEnum], { description: 'What there is, each once.' })
  @ArrayUnique({ message: 'must not name the same thing twice' })
  features: AccessFeature[];

  @Field({ description: 'What the list cannot say; up to 500 characters, may be empty.' })
  @atMost(500)
  notes: string;
}

@InputType({
  description: 'What a student learns, and what makes it meaningful by Gatsby benchmark 6. Say only what will be done.',
})
export class AdvertLearningInput {
  @Field({ description: 'What it is for: what the student comes to know; up to 500 characters, may be empty.' })
  @atMost(500)
  willLearn: string;

  @Field(() => [String], {
    description: `Up to ${mostListed} phrases of up to 200 characters that go on from "Afterwards you will be able to".`,
  })
  @ArrayMaxSize(mostListed, { message: `must hold at most ${mostListed} phrases` })
  @IsProse(200, { each: true })
  outcomes: string[];

  @Field({ description: 'The piece of work that is the student’s own; up to 300 characters, may be empty.' })
  @atMost(300)
  ownTask: string;

  @Field(() => [String], {
    description: `Up to ${mostListed} people whom the student meets, by their work and not by name, up to 120 characters each.`,
  })
  @ArrayMaxSize(mostListed, { message: `must hold at most ${mostListed} people` })
  @ArrayUnique({ message: 'must not name the same work twice' })
  @IsProse(120, { each: true })
  peopleMet: string[];

  @Field({ description: 'Who tells the student how it went, and when; up to 300 characters, may be empty.' })
  @atMost(300)
  feedback: string;

  @Field({ description: 'When there is time to look back; up to 300 characters, may be empty.' })
  @atMost(300)
  reflection: string;
}

@InputType({ isAbstract: true })
export abstract class AdvertPromisesInput {
  @Field(() => LunchCompanyEnum, {
    nullable: true,
    description: 'With whom the student has lunch, where you promise it.',
  })
  lunchCompany?: LunchCompany | null;

  @Field(() => UsualHoursInput, { nullable: true, description: 'The usual hours; slots may differ.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => UsualHoursInput)
  usualHours?: UsualHoursInput | null;

  @Field(() => AdvertAccessInput, { nullable: true, description: 'How somebody gets in and takes part.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AdvertAccessInput)
  access?: AdvertAccessInput | null;

  @Field(() => AdvertLearningInput, { nullable: true, description: 'What a student learns, and how.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AdvertLearningInput)
  learning?: AdvertLearningInput | null;
}

type Promises = Pick<
  Advert,
  | 'lunchCompany'
  | 'usualHours'
  | 'accessFeatures'
  | 'accessNotes'
  | 'willLearn'
  | 'learningOutcomes'
  | 'ownTask'
  | 'peopleMet'
  | 'feedback'
  | 'reflection'
>;

/** What an advert promises, from its input; what is left out is not promised. */
export function promisesOf({ lunchCompany, usualHours, access, learning }: AdvertPromisesInput): Promises {
  return {
    lunchCompany: lunchCompany ?? null,
    usualHours: usualHours ? { ...usualHours } : null,
    accessFeatures: access?.features ?? [],
    accessNotes: access?.notes ?? '',
    willLearn: learning?.willLearn ?? '',
    learningOutcomes: learning?.outcomes ?? [],
    ownTask: learning?.ownTask ?? '',
    peopleMet: learning?.peopleMet ?? [],
    feedback: learning?.feedback ?? '',
    reflection: learning?.reflection ?? '',
  };
}

@InputType({ description: 'Takes an advert down until a day.' })
export class PauseOpportunityUntilInput {
  @Field(() => ID, { description: 'An advert of yours that is published.' })
  opportunityId: string;

  @Field(() => DateScalar, { description: 'The day on which it is shown again, after today.' })
  @IsLocalDate()
  until: LocalDate;
}

@InputType({ description: 'One thing in an advert that has to be mended.' })
export class ModerationFaultInput {
  @Field(() => ModeratedPartEnum, { description: 'What of it.' })
  part: ModeratedPart;

  @Field({
    description: 'What is wrong and what would be right, in plain words for the employer; up to 500 characters.',
  })
  @IsProse(500)
  words: string;
}

@InputType({ description: 'Gives an advert back, with everything that has to be mended.' })
export class ReturnOpportunityInput {
  @Field(() => ID, { description: 'An advert of your programme.' })
  opportunityId: string;

  @Field(() => [ModerationFaultInput], { description: 'Everything at once: 1 to 20 things.' })
  @ArrayNotEmpty({ message: 'must say what has to be mended' })
  @ArrayMaxSize(20, { message: 'must hold at most 20 things' })
  @ValidateNested({ each: true })
  @Type(() => ModerationFaultInput)
  faults: ModerationFaultInput[];
}

@InputType({ description: 'Reports an advert.' })
export class ReportAdvertInput {
  @Field(() => ID, { description: 'An advert that you can read, also in the public catalogue.' })
  opportunityId: string;

  @Field(() => ReportReasonEnum, { description: 'Why.' })
  reason: ReportReason;

  @Field({ description: 'What is wrong, up to 1000 characters. Only the coordinator reads it.' })
  @IsProse(1000)
  words: string;
}

@InputType({ description: 'Closes a report about an advert.' })
export class CloseAdvertReportInput {
  @Field(() => ID, { description: 'An open report of your programme.' })
  reportId: string;

  @Field({
    description:
      'Upheld: what has to be mended, which the employer reads. Dismissed: why, for the file. Up to 500 characters.',
  })
  @IsProse(500)
  words: string;
}

@ObjectType({ description: 'A new draft has the words of the advert.' })
export class DuplicateOpportunityPayload {
  @Field(() => ID, { description: 'The new advert.' })
  opportunityId: string;
}

@ObjectType({ description: 'The coordinator has the report.' })
export class ReportAdvertPayload {
  @Field(() => ID, { description: 'The report: the open one, where you had reported the advert before.' })
  reportId: string;
}
