import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { SkillEnum, type Skill } from '#feedback';
import { connectionOf, DateScalar, IsProse, ProblemInterface } from '#platform';
import type { AnswerReason } from '../domain/host-answer.js';
import type { AnsweredQuestion } from '../domain/sheet.js';
import { AnswerReasonEnum } from './enums.js';

@ObjectType('AnsweredQuestion', { description: 'An answer beside the question as it was asked.' })
export class AnsweredQuestionType implements AnsweredQuestion {
  @Field(() => Int, { description: 'Which question.' })
  position: number;

  @Field({ description: 'The question.' })
  question: string;

  @Field({ description: 'The answer.' })
  answer: string;
}

@ObjectType('HostApplication', {
  description: 'An application to your employer. Nothing in it says who wrote it, or of which school they are.',
})
export class HostApplicationType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ID, { description: 'The slot.' })
  slotId: string;

  @Field({ description: 'The advert.' })
  opportunityTitle: string;

  @Field(() => DateScalar, { description: 'First day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  endsOn: string;

  @Field(() => Int, { description: 'Year group, 7 to 13.' })
  yearGroup: number;

  @Field({
    description: 'Why this place; empty where it was sent without a sheet and says who wrote it, or how to reach them.',
  })
  statement: string;

  @Field(() => [SkillEnum], { description: 'What the student is good at.' })
  strengths: Skill[];

  @Field({ description: 'When the student can come, or cannot.' })
  availability: string;

  @Field(() => [AnsweredQuestionType], { description: 'Answers to your questions.' })
  answers: AnsweredQuestionType[];

  @Field(() => [AnswerReasonEnum], { nullable: true, description: 'What you answered; null before you did.' })
  reasons: AnswerReason[] | null;

  @Field(() => String, { nullable: true, description: 'The same in your words.' })
  words: string | null;
}

@ObjectType('HostApplicationConnection', { description: 'A page of applications to your employer.' })
export class HostApplicationConnection extends connectionOf(HostApplicationType) {}

@InputType({ description: 'Answers an application, once.' })
export class AnswerApplicationInput {
  @Field(() => ID, { description: 'An application to your employer; see hostApplications.' })
  applicationId: string;

  @Field(() => [AnswerReasonEnum], { description: 'One to 5 from the list.' })
  @ArrayMinSize(1, { message: 'must name one at least' })
  @ArrayMaxSize(5, { message: 'must name 5 at most' })
  reasons: AnswerReason[];

  @Field({ description: 'To the student, whether there is a place or not, up to 1,000 characters.' })
  @IsProse(1000)
  words: string;
}

@ObjectType({ description: 'Thank you. The student reads it when the round is published.' })
export class AnswerApplicationPayload {
  @Field(() => ID, { description: 'The application.' })
  applicationId: string;
}

@ObjectType('ApplicationAnswer', { description: 'What an employer said of an application.' })
export class ApplicationAnswerType {
  @Field(() => ID, { description: 'The application.' })
  applicationId: string;

  @Field({ description: 'The advert.' })
  opportunityTitle: string;

  @Field({ description: 'Who answered.' })
  employerName: string;

  @Field(() => [AnswerReasonEnum], { description: 'From the list.' })
  reasons: AnswerReason[];

  @Field({ description: 'In their words.' })
  words: string;
}

@ObjectType('ApplicationAnswered', {
  implements: () => [ProblemInterface],
  description: 'You have answered this application before.',
})
export class ApplicationAnsweredProblem extends ProblemInterface {
  @Field(() => ID, { description: 'The application.' })
  applicationId: string;
}
