import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor, Surroundings } from '#kernel';
import { Allow, Command, CurrentActor, Input, SURROUNDINGS } from '#platform';
import { SetContactCap } from '../application/set-contact-cap.use-case.js';
import { AnswerQueries } from '../persistence/answer.queries.js';
import { AnswerRecordType, SetContactCapInput, SetContactCapPayload, toAnswerRecord } from './answer.types.js';

@Resolver()
export class AnswerResolver {
  constructor(
    private readonly queries: AnswerQueries,
    private readonly setCap: SetContactCap,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => AnswerRecordType, {
    nullable: true,
    description: 'How an employer of your programme answers schools; null when there is none of that id.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  async answerRecord(
    @CurrentActor() actor: Actor,
    @Args('employerId', { type: () => ID, description: 'The employer.' }) employerId: string,
  ): Promise<AnswerRecordType | null> {
    const record = await this.queries.record(actor, employerId, this.surroundings.clock.now());
    return record === undefined ? null : toAnswerRecord(record);
  }

  @Command({
    payload: SetContactCapPayload,
    description:
      'Says how many requests you can answer in a week, from all schools together. More are told to come back next week.',
  })
  @Allow('EMPLOYER')
  async setContactCap(@CurrentActor() actor: Actor, @Input() input: SetContactCapInput): Promise<SetContactCapPayload> {
    const mostAWeek = input.mostAWeek ?? null;
    await this.setCap.run(actor, mostAWeek);
    return { mostAWeek };
  }
}
