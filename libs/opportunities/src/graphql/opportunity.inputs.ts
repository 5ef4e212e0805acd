import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsInt,
  IsOptional,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { InputFault } from '#kernel';
import { mostTaskKinds, type JobCategory, type TaskKind } from '#interests';
import { IsProse, type ChecksItself } from '#platform';
import type { Hazard, OpportunityKind } from '#safeguarding';
import { ActivityEnum, type Activity } from '#vetting';
import type { AdvertCommand } from '../application/advert-command.js';
import { faultsInWords } from '../domain/advert-texts.js';
import { longestDayPlan, type DayHalf, type OpportunityState } from '../domain/opportunity.js';
import { AdvertPromisesInput, promisesOf } from './advert.inputs.js';
import {
  DayHalfEnum,
  HazardEnum,
  JobCategoryEnum,
  OpportunityKindEnum,
  OpportunityStateEnum,
  TaskKindEnum,
} from './enums.js';

const atMost = (max: number): PropertyDecorator =>
  MaxLength(max, { message: `must be text of at most ${max} characters` });

@InputType({ description: 'What a student does in one half of a day.' })
export class HalfDayInput {
  @Field(() => Int, { description: 'Day of the placement, 1 to 5.' })
  @IsInt()
  @Min(1)
  @Max(5)
  day: number;

  @Field(() => DayHalfEnum, { description: 'Which half of it.' })
  half: DayHalf;

  @Field({ description: 'Where in the organisation, up to 120 characters.' })
  @IsProse(120)
  department: string;

  @Field({ description: 'What the student does, up to 500 characters.' })
  @IsProse(500)
  task: string;

  @Field({ description: 'Who the student is with, by their work and not by name, up to 120 characters.' })
  @IsProse(120)
  with: string;

  @Field(() => String, {
    nullable: true,
    description: 'Whom else the student meets, by their work and not by name, up to 120 characters.',
  })
  @IsOptional()
  @IsProse(120)
  meets?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The host adult of that site who is there, where it is not the supervisor. Nobody else sees it.',
  })
  hostAdultId?: string | null;
}

@InputType({ description: 'Writes an advert.' })
export class DraftOpportunityInput extends AdvertPromisesInput implements ChecksItself {
  @Field(() => ID, { description: 'A site of yours.' })
  siteId: string;

  @Field(() => ID, { description: 'The host adult of that site who looks after the students.' })
  supervisorId: string;

  @Field(() => ID, { description: 'Another host adult of that site, who stands in.' })
  deputyId: string;

  @Field(() => OpportunityKindEnum, { description: 'Which experience it is.' })
  kind: OpportunityKind;

  @Field({ description: 'What it is called, up to 120 characters.' })
  @IsProse(120)
  title: string;

  @Field({ description: 'What it is about, up to 1000 characters.' })
  @IsProse(1000)
  summary: string;

  @Field(() => JobCategoryEnum, { description: 'The kind of work.' })
  category: JobCategory;

  @Field(() => ActivityEnum, {
    nullable: true,
    description: 'What is done there, for vetting; null is what is mostly done in that kind of work.',
  })
  @IsOptional()
  activity?: Activity | null;

  @Field(() => [TaskKindEnum], {
    nullable: true,
    description: `What students will mostly do, up to ${mostTaskKinds} kinds: it says better than the kind of work whom the placement suits. None leaves it to the kind of work.`,
  })
  @IsOptional()
  @ArrayMaxSize(mostTaskKinds, { message: `must hold at most ${mostTaskKinds} kinds of task` })
  @ArrayUnique({ message: 'must hold each kind of task once' })
  tasks?: TaskKind[] | null;

  @Field(() => [HalfDayInput], {
    description: 'What the student will do: up to ten half-days, none of them twice. A placement needs one at least.',
  })
  @ArrayMaxSize(longestDayPlan, { message: `must hold at most ${longestDayPlan} half-days` })
  @ValidateNested({ each: true })
  @Type(() => HalfDayInput)
  dayPlan: HalfDayInput[];

  @Field({ description: 'Where, and with whom, the student has lunch; up to 500 characters, may be empty.' })
  @atMost(500)
  lunchPlan: string;

  @Field({ description: 'The part that is less fun; up to 500 characters. A placement must name one.' })
  @atMost(500)
  lessFun: string;

  @Field({ description: 'What to wear; up to 500 characters, may be empty.' })
  @atMost(500)
  whatToWear: string;

  @Field(() => [Int], { description: 'Year groups that are welcome, 7 to 13, each once.' })
  @ArrayNotEmpty({ message: 'must name a year group at least' })
  @ArrayUnique({ message: 'must not name a year group twice' })
  @IsInt({ each: true })
  @Min(7, { each: true, message: 'must be year groups from 7 to 13' })
  @Max(13, { each: true, message: 'must be year groups from 7 to 13' })
  yearGroups: number[];

  @Field(() => [HazardEnum], { description: 'What is left of a danger after every control; empty when nothing is.' })
  @ArrayUnique({ message: 'must not name a danger twice' })
  hazards: Hazard[];

  faults(): InputFault[] {
    const sameAdult = { path: 'deputyId', value: this.deputyId, message: 'must be another adult than the supervisor' };
    return [
      ...(this.deputyId === this.supervisorId ? [sameAdult] : []),
      ...this.repeatedHalves(),
      ...this.impossibleHours(),
      ...faultsInWords(advertOf(this)),
    ];
  }

  private impossibleHours(): InputFault[] {
    const hours = this.usualHours ?? null;
    if (hours === null || hours.startsAt < hours.finishesAt) return [];
    return [{ path: 'usualHours.finishesAt', value: hours.finishesAt, message: 'must be later than startsAt' }];
  }

  private repeatedHalves(): InputFault[] {
    const keys = this.dayPlan.map(({ day, half }) => `${day} ${half}`);
    return keys.flatMap((key, at) =>
      keys.indexOf(key) === at
        ? []
        : [{ path: `dayPlan.${at}`, value: key, message: 'is a half-day that stands in the plan already' }],
    );
  }
}

/** The advert that an input writes; what is left out is not promised. */
export function advertOf(input: DraftOpportunityInput): AdvertCommand {
  const { siteId, supervisorId, deputyId, kind, title, summary, category, tasks, dayPlan } = input;
  const { lunchPlan, lessFun, whatToWear, yearGroups, hazards } = input;
  return {
    siteId,
    supervisorId,
    deputyId,
    kind,
    title,
    summary,
    category,
    activity: input.activity ?? null,
    tasks: tasks ?? [],
    dayPlan: dayPlan.map(({ meets, hostAdultId, ...half }) => ({
      ...half,
      meets: meets ?? null,
      hostAdultId: hostAdultId ?? null,
    })),
    lunchPlan,
    lessFun,
    whatToWear,
    yearGroups,
    hazards,
    ...promisesOf(input),
  };
}

@InputType({ description: 'Selects an advert.' })
export class OpportunityInput {
  @Field(() => ID, { description: 'An advert of yours.' })
  opportunityId: string;
}

@InputType({ description: 'Replaces what an advert says.' })
export class EditOpportunityInput extends DraftOpportunityInput {
  @Field(() => ID, { description: 'An advert of yours that is a draft or paused.' })
  opportunityId: string;
}

@InputType({ description: 'Selects an advert and says why it is withdrawn.' })
export class WithdrawOpportunityInput {
  @Field(() => ID, { description: 'An advert of yours, or for a coordinator of the programme.' })
  opportunityId: string;

  @Field({ description: 'Shown to the employer, up to 500 characters.' })
  @IsProse(500)
  reason: string;
}

@ObjectType({ description: 'The advert is a draft.' })
export class DraftOpportunityPayload {
  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;
}

@ObjectType({ description: 'The advert says what you sent.' })
export class EditOpportunityPayload {
  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;

  @Field(() => Int, { description: 'Its new version.' })
  version: number;
}

@ObjectType({ description: 'The advert moved on.' })
export class OpportunityStatePayload {
  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;

  @Field(() => OpportunityStateEnum, { description: 'Where it stands now.' })
  state: OpportunityState;
}
