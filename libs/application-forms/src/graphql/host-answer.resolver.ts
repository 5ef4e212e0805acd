import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { AnswerApplication } from '../application/answer-application.use-case.js';
import {
  ApplicationFormQueries,
  type AnswerLine,
  type ApplicationForHost,
} from '../persistence/application-form.queries.js';
import {
  AnswerApplicationInput,
  AnswerApplicationPayload,
  ApplicationAnsweredProblem,
  ApplicationAnswerType,
  HostApplicationConnection,
  HostApplicationType,
} from './host-answer.types.js';

@Resolver()
export class HostAnswerResolver {
  constructor(
    private readonly queries: ApplicationFormQueries,
    private readonly answer: AnswerApplication,
  ) {}

  @Query(() => HostApplicationConnection, {
    description:
      'Applications to your employer in rounds whose lists are closed, the newest first; nothing says who wrote them.',
  })
  @Allow('EMPLOYER')
  async hostApplications(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<HostApplicationConnection> {
    return toConnection(await this.queries.forHost(actor, pageRequest(page)), toHostApplication);
  }

  @Query(() => [ApplicationAnswerType], {
    description: 'What employers said of your applications, once the round is published.',
  })
  @Allow('STUDENT')
  async myApplicationAnswers(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
  ): Promise<ApplicationAnswerType[]> {
    return (await this.queries.answers(actor, roundId, actor.studentId ?? '')).map(toAnswer);
  }

  @Query(() => [ApplicationAnswerType], {
    description: 'What employers said of the applications of a student of your school, once the round is published.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async applicationAnswersOfStudent(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
    @Args('studentId', { type: () => ID, description: 'A student of your school.' }) studentId: string,
  ): Promise<ApplicationAnswerType[]> {
    return (await this.queries.answers(actor, roundId, studentId)).map(toAnswer);
  }

  @Command({
    payload: AnswerApplicationPayload,
    problems: [ApplicationAnsweredProblem],
    description:
      'Says once what you think of an application, after the lists are closed; the student reads it when the round is published.',
  })
  @Allow('EMPLOYER')
  async answerApplication(
    @CurrentActor() actor: Actor,
    @Input() { applicationId, reasons, words }: AnswerApplicationInput,
  ): Promise<AnswerApplicationPayload> {
    return { applicationId: await this.answer.run(actor, { applicationId, reasons, words }) };
  }
}

function toHostApplication({ strengths, answers, reasons, ...row }: ApplicationForHost): HostApplicationType {
  return {
    ...row,
    strengths: [...strengths],
    answers: [...answers],
    reasons: reasons === null ? null : [...reasons],
  };
}

function toAnswer({ reasons, ...line }: AnswerLine): ApplicationAnswerType {
  return { ...line, reasons: [...reasons] };
}
