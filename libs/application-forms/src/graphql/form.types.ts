import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { IsProse } from '#platform';
import { mostQuestions, type AdvertQuestion, type ApplicationForm } from '../domain/application-form.js';

@ObjectType('ApplicationForm', { description: 'What everybody who applies in a programme is asked.' })
export class ApplicationFormType implements ApplicationForm {
  @Field({ description: 'How to write the statement.' })
  guidance: string;

  @Field(() => [String], { description: 'Statements as they could be.' })
  examples: string[];

  @Field(() => Int, { description: 'How many words a statement has at least.' })
  leastWords: number;

  @Field(() => Int, {
    description: 'How many strengths may be named; 0 when none are asked for, else one is at least.',
  })
  mostStrengths: number;

  @Field({ description: 'True when the student has to say when they can come.' })
  asksAvailability: boolean;

  @Field({ description: 'True when the programme has set it, so that nobody applies without it.' })
  isOwn: boolean;
}

@InputType({ description: 'Sets what everybody who applies is asked, in place of what was asked before.' })
export class SetApplicationFormInput implements ApplicationForm {
  @Field({ description: 'How to write the statement, up to 2,000 characters, in words for a Year 10 student.' })
  @IsProse(2000)
  guidance: string;

  @Field(() => [String], { description: 'Up to 5 statements as they could be, up to 1,000 characters each.' })
  @ArrayMaxSize(5, { message: 'must be 5 at most' })
  @IsProse(1000, { each: true })
  examples: string[];

  @Field(() => Int, { description: 'How many words a statement has at least, 1 to 200.' })
  @IsInt()
  @Min(1)
  @Max(200)
  leastWords: number;

  @Field(() => Int, { description: 'How many strengths may be named, 0 to 10; 0 asks for none.' })
  @IsInt()
  @Min(0)
  @Max(10)
  mostStrengths: number;

  @Field({ description: 'True to ask when the student can come.' })
  @IsBoolean()
  asksAvailability: boolean;
}

@ObjectType({ description: 'The form was set; nobody in the programme applies without it from now on.' })
export class SetApplicationFormPayload {
  @Field(() => ApplicationFormType, { description: 'The form.' })
  form: ApplicationFormType;
}

@ObjectType('AdvertQuestion', { description: 'A question of the employer to those who apply.' })
export class AdvertQuestionType implements AdvertQuestion {
  @Field(() => Int, { description: 'Which one, from 1.' })
  position: number;

  @Field({ description: 'The question.' })
  question: string;

  @Field({ description: 'True when it has to be answered.' })
  isRequired: boolean;
}

@InputType({ description: 'A question to those who apply.' })
export class AdvertQuestionInput {
  @Field({ description: 'Up to 300 characters.' })
  @IsProse(300)
  question: string;

  @Field({ description: 'True when it has to be answered.' })
  @IsBoolean()
  isRequired: boolean;
}

@InputType({ description: 'Sets the questions of an advert, in place of those before.' })
export class SetAdvertQuestionsInput {
  @Field(() => ID, { description: 'An advert of yours that may be edited.' })
  opportunityId: string;

  @Field(() => [AdvertQuestionInput], { description: `In their order, up to ${mostQuestions}; none takes them away.` })
  @ArrayMaxSize(mostQuestions, { message: `must be ${mostQuestions} at most` })
  @ValidateNested({ each: true })
  @Type(() => AdvertQuestionInput)
  questions: AdvertQuestionInput[];
}

@ObjectType({ description: 'The questions were set; a coordinator reads the advert again before it is shown.' })
export class SetAdvertQuestionsPayload {
  @Field(() => [AdvertQuestionType], { description: 'The questions.' })
  questions: AdvertQuestionType[];
}
