import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { localDate } from '#kernel';
import { OpportunityKindEnum } from '#opportunities';
import { DateScalar, IsLocalDate, IsProse } from '#platform';
import type { OpportunityKind } from '#safeguarding';
import { mostHosts, type NeededBenchmark, type NeedState, type NeedWords } from '../domain/need.js';
import { NeededBenchmarkEnum, NeedStateEnum } from './enums.js';

@InputType({ isAbstract: true })
abstract class NeedWordsInput {
  @Field(() => OpportunityKindEnum, { description: 'Which experience is wanted.' })
  kind: OpportunityKind;

  @Field({
    description:
      'What is wanted, up to 1,000 characters. Employers read it, so no ways to get in touch, no links and no names.',
  })
  @IsProse(1000)
  wants: string;

  @Field(() => DateScalar, { description: 'The first day on which it would do.' })
  @IsLocalDate()
  from: string;

  @Field(() => DateScalar, { description: 'The last day on which it would do, within a year.' })
  @IsLocalDate()
  to: string;

  @Field(() => Int, { description: 'How many students, 1 to 200.' })
  @IsInt()
  @Min(1)
  @Max(200)
  groupSize: number;

  @Field(() => [Int], { description: 'Of which year groups, 7 to 13, each once.' })
  @ArrayNotEmpty({ message: 'must name a year group at least' })
  @ArrayUnique({ message: 'must not name a year group twice' })
  @IsInt({ each: true })
  @Min(7, { each: true, message: 'must be year groups from 7 to 13' })
  @Max(13, { each: true, message: 'must be year groups from 7 to 13' })
  yearGroups: number[];

  @Field(() => [String], {
    nullable: true,
    description: 'Section letters of SIC 2007 of the trades that are lacking, A to U, each once; none is any.',
  })
  @IsOptional()
  @ArrayMaxSize(21, { message: 'must hold at most 21 letters' })
  @ArrayUnique({ message: 'must not name a trade twice' })
  @Matches(/^[A-U]$/, { each: true, message: 'must be section letters of SIC 2007, A to U' })
  sectors?: string[] | null;

  @Field(() => NeededBenchmarkEnum, { nullable: true, description: 'The Gatsby benchmark that it is for.' })
  benchmark?: NeededBenchmark | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many employers it takes, 1 to ${mostHosts}; one unless you say.`,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(mostHosts)
  hostsWanted?: number | null;
}

/** What a school says that it lacks, out of an input that was checked. */
export function wordsOf(input: NeedWordsInput): NeedWords {
  const { kind, wants, from, to, groupSize, yearGroups } = input;
  const said = { kind, wants, groupSize, yearGroups, from: localDate(from), to: localDate(to) };
  const { sectors, benchmark, hostsWanted } = input;
  return { ...said, sectors: sectors ?? [], benchmark: benchmark ?? null, hostsWanted: hostsWanted ?? 1 };
}

@InputType({ description: 'Says what your school lacks.' })
export class PostNeedInput extends NeedWordsInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True keeps it off the board until openNeed; only the staff of your school sees it.',
  })
  isDraft?: boolean | null;
}

@InputType({ description: 'Says otherwise what your school lacks.' })
export class EditNeedInput extends NeedWordsInput {
  @Field(() => ID, { description: 'A draft of your school.' })
  needId: string;
}

@InputType({ description: 'Selects a need.' })
export class NeedInput {
  @Field(() => ID, { description: 'A need of your school.' })
  needId: string;
}

@InputType({ description: 'Selects a need and says why it is closed.' })
export class CloseNeedInput extends NeedInput {
  @Field({ description: 'For your own school and the coordinator, up to 500 characters.' })
  @IsProse(500)
  reason: string;
}

@ObjectType({ description: 'The need stands so.' })
export class NeedPayload {
  @Field(() => ID, { description: 'The need.' })
  needId: string;

  @Field(() => NeedStateEnum, { description: 'Where it stands now.' })
  state: NeedState;
}
