import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { DateTimeScalar } from '#platform';
import { exitQuestions, type ExitAnswer, type ExitAnswers, type NamedAbout } from '../domain/exit-survey.js';
import { ExitAnswerEnum, KnowledgeEnum, OverallEnum, RecommendEnum, SatisfactionEnum } from './enums.js';

@InputType({ description: 'Answers the four questions about a placement or a visit that you attended.' })
export class AnswerExitSurveyInput implements ExitAnswers, NamedAbout {
  @Field(() => ID, { nullable: true, description: 'The placement; see myAllocations. This or slotRequestId.' })
  allocationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The visit; see myVisits.' })
  slotRequestId?: string | null;

  @Field(() => OverallEnum, { description: 'How was it overall?' })
  @IsIn(exitQuestions.overall)
  overall: ExitAnswer<'overall'>;

  @Field(() => KnowledgeEnum, { description: 'Do you know more about that kind of work now?' })
  @IsIn(exitQuestions.knowledgeImproved)
  knowledgeImproved: ExitAnswer<'knowledgeImproved'>;

  @Field(() => SatisfactionEnum, { description: 'How satisfied are you?' })
  @IsIn(exitQuestions.satisfaction)
  satisfaction: ExitAnswer<'satisfaction'>;

  @Field(() => RecommendEnum, { description: 'How likely are you to recommend it to a friend?' })
  @IsIn(exitQuestions.recommend)
  recommend: ExitAnswer<'recommend'>;
}

@ObjectType({ description: 'Your answers were kept.' })
export class AnswerExitSurveyPayload {
  @Field(() => ID, { nullable: true, description: 'The placement; null where it was a visit.' })
  allocationId: string | null;

  @Field(() => ID, { nullable: true, description: 'The visit; null where it was a placement.' })
  slotRequestId: string | null;

  @Field(() => DateTimeScalar, { description: 'Until when you may change them: 14 days from your first answers.' })
  editableUntil: string;
}

@ObjectType('MyExitSurvey', { description: 'What you answered about a placement or a visit.' })
export class MyExitSurveyType implements ExitAnswers {
  @Field(() => OverallEnum, { description: 'How it was overall.' })
  overall: ExitAnswer<'overall'>;

  @Field(() => KnowledgeEnum, { description: 'Whether you know more about that kind of work.' })
  knowledgeImproved: ExitAnswer<'knowledgeImproved'>;

  @Field(() => SatisfactionEnum, { description: 'How satisfied you are.' })
  satisfaction: ExitAnswer<'satisfaction'>;

  @Field(() => RecommendEnum, { description: 'How likely you are to recommend it.' })
  recommend: ExitAnswer<'recommend'>;

  @Field(() => DateTimeScalar, { description: 'Until when you may change it.' })
  editableUntil: string;
}

@ArgsType()
export class AnsweredAboutArgs implements NamedAbout {
  @Field(() => ID, { nullable: true, description: 'The placement; see myAllocations. This or slotRequestId.' })
  allocationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The visit; see myVisits.' })
  slotRequestId?: string | null;
}

@ArgsType()
export class ExitSurveyResultArgs {
  @Field(() => ID, { nullable: true, description: 'One advert only.' })
  opportunityId?: string | null;
}

@ObjectType('AnswerShare', { description: 'How many gave an answer, and what that is of a hundred.' })
export class ShareType {
  @Field(() => Int, { description: 'Students.' })
  count: number;

  @Field(() => Int, { description: 'Of a hundred of those who answered, rounded.' })
  percent: number;

  @Field(() => Int, {
    description: "The lowest percentage that so few answers leave likely: Wilson's interval at 95 %.",
  })
  low: number;

  @Field(() => Int, { description: 'The highest percentage that so few answers leave likely.' })
  high: number;
}

@ObjectType('AnswerResult', { description: 'One answer to a question.' })
export class AnswerResultType {
  @Field(() => ExitAnswerEnum, { description: 'The answer.' })
  answer: ExitAnswer;

  @Field(() => ShareType, {
    nullable: true,
    description: 'How many gave it; null where nobody has answered yet, or the number is withheld.',
  })
  share: ShareType | null;
}

@ObjectType('ExitSurveyResult', { description: 'What students answered after their placements and visits.' })
export class SurveyResultType {
  @Field(() => Int, { nullable: true, description: 'Students who answered; null where that is withheld.' })
  answered: number | null;

  @Field(() => [AnswerResultType], { description: 'How it was overall, the best answer first, as below.' })
  overall: AnswerResultType[];

  @Field(() => [AnswerResultType], { description: 'Whether they know more about that kind of work.' })
  knowledgeImproved: AnswerResultType[];

  @Field(() => [AnswerResultType], { description: 'How satisfied they are.' })
  satisfaction: AnswerResultType[];

  @Field(() => [AnswerResultType], { description: 'How likely they are to recommend it.' })
  recommend: AnswerResultType[];
}
