import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import type { InputFault } from '#kernel';
import { SkillEnum, type Skill } from '#feedback';
import { DateTimeScalar, InputFaultType, ProblemInterface } from '#platform';
import { mostQuestions } from '../domain/application-form.js';
import type { QuestionAnswer, SheetState } from '../domain/sheet.js';
import type { LoggedHelp } from '../persistence/application-form.queries.js';
import { SheetStateEnum } from './enums.js';

const longest = 2000;

@InputType({ description: 'An answer to a question of the employer.' })
export class QuestionAnswerInput implements QuestionAnswer {
  @Field(() => Int, { description: 'Which question; see advertQuestions.' })
  @IsInt()
  @Min(1)
  @Max(mostQuestions)
  position: number;

  @Field({ description: 'Up to 1,000 characters; blank while it is still missing.' })
  @MaxLength(1000)
  answer: string;
}

@InputType({ description: 'Saves what is written for a slot so far; anything may still be missing.' })
export class SaveApplicationSheetInput {
  @Field(() => ID, { description: 'An open round.' })
  roundId: string;

  @Field(() => ID, { description: 'A slot in its window; see placementOptions.' })
  slotId: string;

  @Field(() => String, {
    nullable: true,
    description: `Why this place, up to ${longest} characters. The employer reads it, so leave out who you are and how to reach you.`,
  })
  @IsOptional()
  @MaxLength(longest)
  statement?: string | null;

  @Field(() => [SkillEnum], { nullable: true, description: 'What you are good at.' })
  @IsOptional()
  @ArrayMaxSize(10, { message: 'must be 10 at most' })
  strengths?: Skill[] | null;

  @Field(() => String, { nullable: true, description: 'When you can come, or cannot, up to 500 characters.' })
  @IsOptional()
  @MaxLength(500)
  availability?: string | null;

  @Field(() => [QuestionAnswerInput], { nullable: true, description: 'Answers to the questions of the employer.' })
  @IsOptional()
  @ArrayMaxSize(mostQuestions, { message: `must be ${mostQuestions} at most` })
  @ValidateNested({ each: true })
  @Type(() => QuestionAnswerInput)
  answers?: QuestionAnswerInput[] | null;

  @Field(() => ID, { nullable: true, description: 'For careers leads: the student of your school whom you help.' })
  @IsOptional()
  @IsString()
  studentId?: string | null;
}

@InputType({ description: 'Selects a sheet as you have read it.' })
export class ApplicationSheetInput {
  @Field(() => ID, { description: 'A sheet of yours.' })
  sheetId: string;

  @Field(() => Int, { description: 'Its version; another one has to be read first.' })
  @IsInt()
  version: number;
}

@ObjectType({ description: 'It was saved.' })
export class SaveApplicationSheetPayload {
  @Field(() => ID, { description: 'The sheet.' })
  sheetId: string;

  @Field(() => Int, { description: 'How often it was saved.' })
  version: number;

  @Field(() => SheetStateEnum, { description: 'AWAITING_STUDENT when somebody helped.' })
  state: SheetState;

  @Field(() => [InputFaultType], { description: 'All that still keeps it from being sent.' })
  faults: InputFault[];
}

@ObjectType({ description: 'What became of the sheet.' })
export class ApplicationSheetPayload {
  @Field(() => ID, { description: 'The sheet.' })
  sheetId: string;

  @Field(() => SheetStateEnum, { description: 'The state it is in now.' })
  state: SheetState;
}

@ObjectType({ description: 'It is an application now, at the end of your list.' })
export class SendApplicationSheetPayload {
  @Field(() => ID, { description: 'The application.' })
  applicationId: string;

  @Field(() => Int, { description: 'Its rank.' })
  rank: number;
}

@ObjectType('ApplicationHelp', { description: 'Help with a sheet, as it was logged.' })
export class ApplicationHelpType implements LoggedHelp {
  @Field(() => String, { description: 'As what somebody helped: CAREERS_LEAD.' })
  helpedAs: LoggedHelp['helpedAs'];

  @Field(() => DateTimeScalar, { description: 'When.' })
  helpedAt: string;

  @Field(() => [String], { description: 'What was changed.' })
  fields: string[];
}

@ObjectType('QuestionAnswer', { description: 'An answer to a question of the employer.' })
export class QuestionAnswerType implements QuestionAnswer {
  @Field(() => Int, { description: 'Which question.' })
  position: number;

  @Field({ description: 'The answer.' })
  answer: string;
}

@ObjectType('ApplicationSheet', { description: 'What a student writes for one slot, for the student and the school.' })
export class ApplicationSheetType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field(() => ID, { description: 'The advert; see advertQuestions.' })
  opportunityId: string;

  @Field({ description: 'The advert.' })
  opportunityTitle: string;

  @Field({ description: 'Whose it is.' })
  employerName: string;

  @Field(() => SheetStateEnum, { description: 'How far it is.' })
  state: SheetState;

  @Field(() => Int, { description: 'How often it was saved.' })
  version: number;

  @Field({ description: 'Why this place.' })
  statement: string;

  @Field(() => [SkillEnum], { description: 'What the student is good at.' })
  strengths: Skill[];

  @Field({ description: 'When the student can come, or cannot.' })
  availability: string;

  @Field(() => [QuestionAnswerType], { description: 'Answers to the employer.' })
  answers: QuestionAnswerType[];

  @Field(() => DateTimeScalar, { description: 'When it was saved last.' })
  savedAt: string;

  @Field(() => ID, { nullable: true, description: 'What it became; null until it is sent.' })
  applicationId: string | null;

  @Field(() => [ApplicationHelpType], { description: 'Who helped, first to last.' })
  help: ApplicationHelpType[];

  @Field(() => [InputFaultType], { description: 'All that still keeps it from being sent.' })
  faults: InputFault[];

  @Field({ description: 'True when you have to say yes to help before you can send it.' })
  viewerCanConfirm: boolean;

  @Field({ description: 'True when nothing keeps you from sending it.' })
  viewerCanSend: boolean;
}

@ObjectType('SheetChanged', {
  implements: () => [ProblemInterface],
  description: 'It was saved again since you read it.',
})
export class SheetChangedProblem extends ProblemInterface {
  @Field(() => Int, { description: 'Its version now.' })
  version: number;
}
