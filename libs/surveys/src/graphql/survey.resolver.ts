import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { AnswerExitSurvey } from '../application/answer-exit-survey.use-case.js';
import { editableUntil, isOfOne } from '../domain/exit-survey.js';
import { resultForProgramme, resultForSchool, type SurveyResult } from '../domain/survey-result.js';
import { SurveyQueries } from '../persistence/survey.queries.js';
import {
  AnsweredAboutArgs,
  AnswerExitSurveyInput,
  AnswerExitSurveyPayload,
  ExitSurveyResultArgs,
  MyExitSurveyType,
  SurveyResultType,
} from './survey.types.js';

@Resolver()
export class SurveyResolver {
  constructor(
    private readonly queries: SurveyQueries,
    private readonly answer: AnswerExitSurvey,
  ) {}

  @Command({
    payload: AnswerExitSurveyPayload,
    description:
      'Answers the four questions about a placement or a visit that you attended, once for each; you may change your answers for 14 days.',
  })
  @Allow('STUDENT')
  async answerExitSurvey(
    @CurrentActor() actor: Actor,
    @Input() input: AnswerExitSurveyInput,
  ): Promise<AnswerExitSurveyPayload> {
    const until = await this.answer.run(actor, input);
    const { allocationId = null, slotRequestId = null } = input;
    return { allocationId, slotRequestId, editableUntil: until.toISOString() };
  }

  @Query(() => MyExitSurveyType, {
    nullable: true,
    description: 'What you answered about a placement or a visit, one of the two; null if nothing.',
  })
  @Allow('STUDENT')
  async myExitSurvey(@CurrentActor() actor: Actor, @Args() about: AnsweredAboutArgs): Promise<MyExitSurveyType | null> {
    const found = isOfOne(about) ? await this.queries.own(actor, about) : undefined;
    return found === undefined ? null : { ...found, editableUntil: editableUntil(found.givenAt).toISOString() };
  }

  @Query(() => SurveyResultType, {
    description: 'What the students of your school answered after their placements and visits.',
  })
  @Allow('CAREERS_LEAD')
  async exitSurveyResult(
    @CurrentActor() actor: Actor,
    @Args() { opportunityId }: ExitSurveyResultArgs,
  ): Promise<SurveyResult> {
    return resultForSchool(await this.queries.ofSchool(actor, opportunityId ?? null));
  }

  @Query(() => SurveyResultType, {
    description:
      'What the students of your programme answered after their placements and visits. Numbers under five, and those that would give them away, are withheld.',
  })
  @Allow('COORDINATOR')
  async programmeExitSurveyResult(@CurrentActor() actor: Actor): Promise<SurveyResult> {
    return resultForProgramme(await this.queries.ofProgramme(actor));
  }
}
