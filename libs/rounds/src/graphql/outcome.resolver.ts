import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, CurrentActor, PageArgs, pageRequest, toConnection } from '#platform';
import { tellOutcomes } from '../application/tell-outcomes.js';
import { PgChoiceReads } from '../persistence/choice.queries.js';
import { OutcomeQueries } from '../persistence/outcome.queries.js';
import { OutcomeType, StudentOutcomeConnection, toOutcome, toStudentOutcome } from './outcome.types.js';

@Resolver()
export class OutcomeResolver {
  constructor(
    private readonly queries: OutcomeQueries,
    private readonly slots: PgChoiceReads,
  ) {}

  @Query(() => OutcomeType, {
    nullable: true,
    description: 'What a round gave you, and why; null until it is published.',
  })
  @Allow('STUDENT')
  async myOutcome(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
  ): Promise<OutcomeType | null> {
    const row = await this.queries.own(actor, roundId);
    const [told] = await tellOutcomes(row === undefined ? [] : [row], this.slots);
    return told === undefined ? null : toOutcome(told);
  }

  @Query(() => StudentOutcomeConnection, {
    description: 'What a round gave the students of your school, and why, by name; empty until it is published.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async schoolOutcomes(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
    @Args() page: PageArgs,
  ): Promise<StudentOutcomeConnection> {
    const outcomes = await this.queries.ofSchool(actor, roundId, pageRequest(page));
    return toConnection({ ...outcomes, rows: await tellOutcomes(outcomes.rows, this.slots) }, toStudentOutcome);
  }
}
