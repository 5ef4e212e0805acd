import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize } from 'class-validator';
import {
  answersWanted,
  interestStatements,
  leadingScales,
  profileOfStudent,
  profileWords,
  riasecWords,
  scalesByScore,
  type StatementAnswers,
  type StudentInterests,
} from '#interests';
import { InterestKindEnum, interestKinds, type InterestKind } from './enums.js';

@ObjectType('InterestStatement', { description: 'A statement that a student may agree or disagree with.' })
export class InterestStatementType {
  @Field(() => ID, { description: 'What an answer names it by.' })
  id: string;

  @Field({ description: 'The statement.' })
  text: string;

  @Field(() => InterestKindEnum, { description: 'The kind of activity that it is about.' })
  kind: InterestKind;
}

@ObjectType('StatementAnswer', { description: 'What you answered to a statement.' })
export class StatementAnswerType {
  @Field(() => ID, { description: 'The statement.' })
  statementId: string;

  @Field(() => Int, { description: 'From 1, strongly disagree, to 5, strongly agree.' })
  agreement: number;
}

@ObjectType('InterestKindWords', { description: 'A kind of activity in plain words.' })
export class InterestKindWordsType {
  @Field(() => InterestKindEnum, { description: 'Which it is.' })
  kind: InterestKind;

  @Field({ description: 'It in a word.' })
  word: string;

  @Field({ description: 'What it means.' })
  meaning: string;

  @Field({ description: 'True when you lean towards it more than towards most.' })
  isLeading: boolean;
}

@ObjectType('AnswersWanted', { description: 'How many more answers a kind of activity needs.' })
export class AnswersWantedType {
  @Field(() => InterestKindEnum, { description: 'The kind of activity.' })
  kind: InterestKind;

  @Field(() => Int, { description: 'How many, 1 or more.' })
  answers: number;
}

@ObjectType('InterestProfile', {
  description: 'What kinds of activity appeal to you. It puts placements in order; every one stays open to you.',
})
export class InterestProfileType {
  @Field({ description: 'It in a sentence or two.' })
  words: string;

  @Field({
    description: 'False when there is no clear preference yet; order then goes by what you chose and what is near.',
  })
  isClear: boolean;

  @Field(() => [InterestKindWordsType], {
    description: 'The kinds of activity, the one that appeals most first; empty without a clear preference.',
  })
  kinds: InterestKindWordsType[];

  @Field(() => [AnswersWantedType], {
    description: 'What more has to be answered before your answers count; empty when they do.',
  })
  answersWanted: AnswersWantedType[];
}

@InputType({ description: 'An answer to a statement.' })
export class StatementAnswerInput {
  @Field(() => ID, { description: 'The statement; see interestStatements.' })
  statementId: string;

  @Field(() => Int, {
    nullable: true,
    description: 'From 1, strongly disagree, to 5, strongly agree; null or left out is not answered.',
  })
  agreement?: number | null;
}

@InputType({ description: 'Answers the statements about your interests, in place of what you answered before.' })
export class AnswerInterestStatementsInput {
  @Field(() => [StatementAnswerInput], {
    description:
      'Each statement once at most. Three of each kind of activity make a profile; none at all takes back what you answered.',
  })
  @ArrayMaxSize(interestStatements.length, { message: `must hold at most ${interestStatements.length} answers` })
  answers: StatementAnswerInput[];
}

@ObjectType({ description: 'Your answers were taken down.' })
export class AnswerInterestStatementsPayload {
  @Field({ description: 'What appeals to you, by what you chose and answered.' })
  interestProfile: InterestProfileType;
}

/** The statements as they are put, in their order. */
export function statementsShown(): InterestStatementType[] {
  return interestStatements.map(({ id, text, scale }) => ({ id, text, kind: interestKinds[scale] }));
}

/** Answers as they are shown, in the order of the statements. */
export function toStatementAnswers(answers: StatementAnswers): StatementAnswerType[] {
  return interestStatements.flatMap(({ id }) => {
    const agreement = answers[id];
    return agreement === undefined ? [] : [{ statementId: id, agreement }];
  });
}

/** What somebody said as a profile in words. */
export function toInterestProfile(said: StudentInterests): InterestProfileType {
  const profile = profileOfStudent(said);
  const leading = profile === null ? [] : leadingScales(profile);
  return {
    words: profileWords(profile),
    isClear: profile !== null,
    kinds: (profile === null ? [] : scalesByScore(profile)).map((scale) => ({
      kind: interestKinds[scale],
      ...riasecWords[scale],
      isLeading: leading.includes(scale),
    })),
    answersWanted: answersWanted(said.answers).map(({ scale, answers }) => ({ kind: interestKinds[scale], answers })),
  };
}
