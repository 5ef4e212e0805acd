import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Matches, ValidateNested } from 'class-validator';
import type { InputFault } from '#kernel';
import { DateScalar, IsLocalDate, IsProse, type ChecksItself } from '#platform';
import type { NamedTerm } from '../application/set-terms.use-case.js';
import { blackoutFaults, type BlackoutDay, type BlackoutKind } from '../domain/blackout-day.js';
import { termDatesFaults } from '../domain/term.js';
import { BlackoutKindEnum } from './school.types.js';

@InputType({ description: 'Brings a school into your programme.' })
export class RegisterSchoolInput {
  @Field({ description: 'Unique reference number of the register of schools in England: six digits.' })
  @Matches(/^[0-9]{6}$/, { message: 'must be six digits' })
  urn: string;

  @Field({ description: 'Its name, up to 120 characters.' })
  @IsProse(120)
  name: string;

  @Field({ description: 'Its postcode; the directory must know it, or at least its district.' })
  @IsProse(10)
  postcode: string;
}

@ObjectType({ description: 'The school takes part from now on.' })
export class RegisterSchoolPayload {
  @Field(() => ID, { description: 'The school; grantSchoolRole lets its staff act for it.' })
  schoolId: string;
}

@InputType({ description: 'One term. Every day is included in what it bounds.' })
export class TermInput {
  @Field({ description: 'What the school calls it, up to 60 characters.' })
  @IsProse(60)
  name: string;

  @Field(() => DateScalar, { description: 'Its first day.' })
  @IsLocalDate()
  startsOn: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day of half-term, where the term has one.' })
  @IsOptional()
  @IsLocalDate()
  halfTermFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of half-term, where the term has one.' })
  @IsOptional()
  @IsLocalDate()
  halfTermTo?: string | null;

  @Field(() => DateScalar, { description: 'Its last day.' })
  @IsLocalDate()
  endsOn: string;
}

@InputType({ description: "Puts a school's terms in place of all it had." })
export class SetTermsInput implements ChecksItself {
  @Field(() => [TermInput], { description: 'Every term that is to hold, in the order of time: 1 to 30.' })
  @ArrayMinSize(1, { message: 'must hold at least one term' })
  @ArrayMaxSize(30, { message: 'must hold at most 30 terms' })
  @ValidateNested()
  @Type(() => TermInput)
  terms: TermInput[];

  faults(): InputFault[] {
    return termDatesFaults(this.dated()).map((fault) => ({ ...fault, path: `terms.${fault.path}` }));
  }

  /** The terms, with `null` for a half-term that is not there. */
  dated(): NamedTerm[] {
    return this.terms.map((term) => ({
      ...term,
      halfTermFrom: term.halfTermFrom ?? null,
      halfTermTo: term.halfTermTo ?? null,
    }));
  }
}

@ObjectType({ description: 'The terms hold from now on.' })
export class SetTermsPayload {
  @Field(() => ID, { description: 'Your school.' })
  schoolId: string;

  @Field(() => Int, { description: 'How many terms it has now.' })
  termCount: number;
}

@InputType({ description: 'A day that your school keeps free of placements.' })
export class BlackoutDayInput {
  @Field(() => DateScalar, { description: 'The day.' })
  @IsLocalDate()
  onDay: string;

  @Field(() => BlackoutKindEnum, { nullable: true, description: 'What it is kept free for; OTHER unless you say.' })
  kind?: BlackoutKind | null;

  @Field({ description: 'Why, up to 120 characters.' })
  @IsProse(120)
  reason: string;

  @Field(() => [Int], {
    nullable: true,
    description: 'The year groups that it is kept free for, 7 to 13: those that have the exam, say. Absent for all.',
  })
  @IsOptional()
  @ArrayMaxSize(7, { message: 'must name each year group once' })
  yearGroups?: number[] | null;
}

@InputType({ description: 'Puts the days that your school keeps free in place of all it had.' })
export class SetBlackoutDaysInput implements ChecksItself {
  @Field(() => [BlackoutDayInput], { description: 'Every day that is to be kept free, each once: up to 200.' })
  @ArrayMaxSize(200, { message: 'must hold at most 200 days' })
  @ValidateNested()
  @Type(() => BlackoutDayInput)
  days: BlackoutDayInput[];

  faults(): InputFault[] {
    return faultsOfDays(this.keptFree());
  }

  /** The days, with what was left out as it is for everybody. */
  keptFree(): BlackoutDay[] {
    return this.days.map(keptFree);
  }
}

@InputType({ description: "Puts a school's whole calendar in place of all it had." })
export class SetCalendarInput extends SetTermsInput {
  @Field(() => [BlackoutDayInput], { description: 'Every day that is to be kept free, each once: up to 200.' })
  @ArrayMaxSize(200, { message: 'must hold at most 200 days' })
  @ValidateNested()
  @Type(() => BlackoutDayInput)
  days: BlackoutDayInput[];

  override faults(): InputFault[] {
    return [...super.faults(), ...faultsOfDays(this.keptFree())];
  }

  /** The days, with what was left out as it is for everybody. */
  keptFree(): BlackoutDay[] {
    return this.days.map(keptFree);
  }
}

function keptFree({ onDay, kind, reason, yearGroups }: BlackoutDayInput): BlackoutDay {
  return { onDay, kind: kind ?? 'OTHER', reason, yearGroups: yearGroups ?? null };
}

function faultsOfDays(days: readonly BlackoutDay[]): InputFault[] {
  return blackoutFaults(days).map((fault) => ({ ...fault, path: `days.${fault.path}` }));
}

@ObjectType({ description: 'The calendar holds from now on.' })
export class SetCalendarPayload {
  @Field(() => ID, { description: 'Your school.' })
  schoolId: string;

  @Field(() => Int, { description: 'How many terms it has now.' })
  termCount: number;

  @Field(() => Int, { description: 'How many days it keeps free now.' })
  dayCount: number;
}

@InputType({ description: "Puts a school's whole calendar, from a comma-separated file, in place of all it had." })
export class ImportCalendarInput {
  @Field({
    description:
      'The text of the file. Its columns, in any order: kind (term, half_term, inset, exam, trip or other), name (what it is called, or why the ' +
      'days are kept free), from and to (YYYY-MM-DD; to may be empty for a single day), year_groups (7 to 13 with | between them, for days that ' +
      'are kept free for some alone; empty for all; the column may be left out). A half-term lies in its term; of a run of days that is kept ' +
      'free its days from Monday to Friday count. Up to 30 terms and 200 days.',
  })
  csv: string;
}

@ObjectType({ description: 'The calendar holds from now on.' })
export class ImportCalendarPayload {
  @Field(() => ID, { description: 'Your school.' })
  schoolId: string;

  @Field(() => Int, { description: 'How many terms it has now.' })
  termCount: number;

  @Field(() => Int, { description: 'How many days it keeps free now.' })
  dayCount: number;
}

@ObjectType({ description: 'The days are kept free from now on.' })
export class SetBlackoutDaysPayload {
  @Field(() => ID, { description: 'Your school.' })
  schoolId: string;

  @Field(() => Int, { description: 'How many days it keeps free now.' })
  dayCount: number;
}

@InputType({ description: 'Says whether a school has little on offer near it.' })
export class MarkLowSupplyInput {
  @Field(() => ID, { description: 'A school of your programme.' })
  schoolId: string;

  @Field({ description: 'True opens it the slots that are kept for such schools.' })
  hasLowSupply: boolean;
}

@ObjectType({ description: 'It is noted.' })
export class MarkLowSupplyPayload {
  @Field(() => ID, { description: 'The school.' })
  schoolId: string;
}
