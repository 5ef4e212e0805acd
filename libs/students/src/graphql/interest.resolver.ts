import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { AnswerInterestStatements } from '../application/answer-interest-statements.use-case.js';
import {
  AnswerInterestStatementsInput,
  AnswerInterestStatementsPayload,
  InterestStatementType,
  statementsShown,
  toInterestProfile,
} from './interest.types.js';

@Resolver()
export class InterestResolver {
  constructor(private readonly answer: AnswerInterestStatements) {}

  @Query(() => [InterestStatementType], {
    description: 'The statements by which students may say what appeals to them, in the order in which they are put.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'COORDINATOR')
  interestStatements(): InterestStatementType[] {
    return statementsShown();
  }

  @Command({
    payload: AnswerInterestStatementsPayload,
    description:
      'Answers the statements about your interests. Nobody has to; you may change what you said at any time.',
  })
  @Allow('STUDENT')
  async answerInterestStatements(
    @CurrentActor() actor: Actor,
    @Input() { answers }: AnswerInterestStatementsInput,
  ): Promise<AnswerInterestStatementsPayload> {
    const given = answers.map(({ statementId, agreement }) => ({ statementId, agreement: agreement ?? null }));
    return { interestProfile: toInterestProfile(await this.answer.run(actor, given)) };
  }
}
