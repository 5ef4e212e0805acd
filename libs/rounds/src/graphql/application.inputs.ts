import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsString } from 'class-validator';
import { IsProse, PageArgs } from '#platform';
import type { OptionOrder } from '../application/list-placement-options.js';
import { OptionOrderEnum } from './enums.js';

@ArgsType()
export class PlacementOptionArgs extends PageArgs {
  @Field(() => OptionOrderEnum, {
    defaultValue: 'BEST',
    description: 'In which order; start again from the first page to change it.',
  })
  sort: OptionOrder;

  @Field(() => Int, {
    nullable: true,
    description: 'Only those within so many minutes each way; your own limits hold besides.',
  })
  maxMinutes?: number | null;
}

@InputType({ description: 'Applies for a slot.' })
export class SubmitApplicationInput {
  @Field(() => ID, { description: 'An open round.' })
  roundId: string;

  @Field(() => ID, { description: 'A slot in its window; see placementOptions.' })
  slotId: string;

  @Field({
    description: 'Why this place, up to 2,000 characters. The employer reads it, so leave out how to reach you.',
  })
  @IsProse(2000)
  statement: string;

  @Field(() => ID, { nullable: true, description: 'For careers leads: the student of your school for whom you act.' })
  @IsOptional()
  @IsString()
  studentId?: string | null;
}

@InputType({ description: 'Puts the live applications of a round in order.' })
export class RankApplicationsInput {
  @Field(() => ID, { description: 'An open round.' })
  roundId: string;

  @Field(() => [ID], { description: 'All the live applications of the student in the round, the dearest first.' })
  @ArrayMaxSize(40)
  applicationIds: string[];

  @Field(() => ID, { nullable: true, description: 'For careers leads: the student of your school for whom you act.' })
  @IsOptional()
  @IsString()
  studentId?: string | null;
}

@InputType({ description: 'Takes an application back.' })
export class WithdrawApplicationInput {
  @Field(() => ID, { description: 'A live application of yours, or of a student of your school.' })
  applicationId: string;
}

@ObjectType({ description: 'The application stands at the end of the list.' })
export class SubmitApplicationPayload {
  @Field(() => ID, { description: 'The application.' })
  applicationId: string;

  @Field(() => Int, { description: 'Its rank.' })
  rank: number;
}

@ObjectType({ description: 'The list is in the new order.' })
export class RankApplicationsPayload {
  @Field(() => [ID], { description: 'The applications, the dearest first.' })
  applicationIds: string[];
}

@ObjectType({ description: 'The application was taken back; those after it moved up.' })
export class WithdrawApplicationPayload {
  @Field(() => ID, { description: 'The application.' })
  applicationId: string;
}
