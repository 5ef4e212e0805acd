import { Args, Query, Resolver } from '@nestjs/graphql';
import { AskedOftenProblem, GroupDoesNotFitProblem, GroupSizeProblem, requestedPlaces } from '#bookings';
import { BlockedByRulesProblem } from '#clearances';
import type { Actor } from '#kernel';
import { SlotBusyProblem } from '#opportunities';
import { Allow, Command, CurrentActor, Input, pageRequest, toConnection } from '#platform';
import { AcceptNeedAnswer } from '../application/accept-need-answer.use-case.js';
import { AnswerNeed } from '../application/answer-need.use-case.js';
import { DeclineNeedAnswer, WithdrawNeedAnswer } from '../application/decide-answer.use-cases.js';
import type { NeedAnswer } from '../domain/need-answer.js';
import { NeedQueries } from '../persistence/need.queries.js';
import {
  AcceptNeedAnswerInput,
  AcceptNeedAnswerPayload,
  AlreadyAnsweredProblem,
  AnswerNeedInput,
  AnswerNeedPayload,
  AnswerNeedWithDraftInput,
  DeclineNeedAnswerInput,
  NeedAnswerInput,
  NeedAnswerPayload,
} from './need-answer.inputs.js';
import { NeedAnswerConnection, NeedAnswersArgs } from './need.types.js';

@Resolver()
export class NeedAnswerResolver {
  constructor(
    private readonly queries: NeedQueries,
    private readonly answer: AnswerNeed,
    private readonly accept: AcceptNeedAnswer,
    private readonly decline: DeclineNeedAnswer,
    private readonly withdraw: WithdrawNeedAnswer,
  ) {}

  @Query(() => NeedAnswerConnection, {
    description:
      'Answers to the needs of your school, or of your employer, newest first. While a host is suspended, what it offers is not there for the school.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER')
  async needAnswers(@CurrentActor() actor: Actor, @Args() args: NeedAnswersArgs): Promise<NeedAnswerConnection> {
    const { needId = null, state = null } = args;
    return toConnection(await this.queries.answers(actor, pageRequest(args), { needId, state }), (row) => row);
  }

  @Command({
    payload: AnswerNeedPayload,
    problems: [AlreadyAnsweredProblem],
    description: 'Offers an advert of yours for a need; the school decides.',
  })
  @Allow('EMPLOYER')
  async answerNeed(@CurrentActor() actor: Actor, @Input() input: AnswerNeedInput): Promise<AnswerNeedPayload> {
    const { needId, message, opportunityId } = input;
    return shown(await this.answer.run(actor, { needId, message, offer: { opportunityId } }));
  }

  @Command({
    payload: AnswerNeedPayload,
    problems: [AlreadyAnsweredProblem],
    description:
      'Offers something new for a need: an advert is drafted from what the school says. Write the rest, give it slots and publish it; the school can accept once it is on show.',
  })
  @Allow('EMPLOYER')
  async answerNeedWithDraft(
    @CurrentActor() actor: Actor,
    @Input() input: AnswerNeedWithDraftInput,
  ): Promise<AnswerNeedPayload> {
    const { needId, message, siteId, supervisorId, deputyId, category, title } = input;
    const draft = { siteId, supervisorId, deputyId, category, title };
    return shown(await this.answer.run(actor, { needId, message, offer: { draft } }));
  }

  @Command({ payload: NeedAnswerPayload, description: 'Takes an offer back that the school has not decided on.' })
  @Allow('EMPLOYER')
  async withdrawNeedAnswer(@CurrentActor() actor: Actor, @Input() input: NeedAnswerInput): Promise<NeedAnswerPayload> {
    return { needAnswerId: await this.withdraw.run(actor, input.needAnswerId), state: 'WITHDRAWN' };
  }

  @Command({ payload: NeedAnswerPayload, description: 'Declines what an employer offers for a need of your school.' })
  @Allow('CAREERS_LEAD')
  async declineNeedAnswer(
    @CurrentActor() actor: Actor,
    @Input() { needAnswerId, refusal, reason }: DeclineNeedAnswerInput,
  ): Promise<NeedAnswerPayload> {
    return { needAnswerId: await this.decline.run(actor, needAnswerId, refusal, reason), state: 'DECLINED' };
  }

  @Command({
    payload: AcceptNeedAnswerPayload,
    problems: [BlockedByRulesProblem, GroupDoesNotFitProblem, GroupSizeProblem, AskedOftenProblem, SlotBusyProblem],
    description:
      'Accepts what an employer offers and asks for places in slots of it, all of them or none, as requestGroup does. With the last host that a need wants it is met.',
  })
  @Allow('CAREERS_LEAD')
  async acceptNeedAnswer(
    @CurrentActor() actor: Actor,
    @Input() input: AcceptNeedAnswerInput,
  ): Promise<AcceptNeedAnswerPayload> {
    const { isMet, ...booked } = await this.accept.run(actor, input);
    return { ...requestedPlaces(booked), isMet };
  }
}

function shown({ id, opportunityId }: NeedAnswer): AnswerNeedPayload {
  return { needAnswerId: id, opportunityId };
}
