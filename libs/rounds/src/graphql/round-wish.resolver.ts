import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { isIdOf, type Actor, type StudentId } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { SetRoundWishes } from '../application/set-round-wishes.use-case.js';
import { PgChoiceReads } from '../persistence/choice.queries.js';
import { RoundWishQueries } from '../persistence/round-wish.queries.js';
import { RoundNotOpenProblem } from './problems.js';
import { RoundWishesType, SetRoundWishesInput, SetRoundWishesPayload, toRoundWishes } from './round-wish.types.js';

@Resolver()
export class RoundWishResolver {
  constructor(
    private readonly queries: RoundWishQueries,
    private readonly slots: PgChoiceReads,
    private readonly set: SetRoundWishes,
  ) {}

  @Query(() => RoundWishesType, {
    nullable: true,
    description: 'What you said about a round besides your list; null when you said nothing.',
  })
  @Allow('STUDENT')
  async myRoundWishes(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
  ): Promise<RoundWishesType | null> {
    return actor.studentId === null ? null : this.wishes(actor, roundId, actor.studentId);
  }

  @Query(() => RoundWishesType, {
    nullable: true,
    description: 'What a student of your school said about a round besides the list; null when nothing was said.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async roundWishesOfStudent(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
    @Args('studentId', { type: () => ID, description: 'A student of your school.' }) studentId: string,
  ): Promise<RoundWishesType | null> {
    return isIdOf('Student', studentId) ? this.wishes(actor, roundId, studentId) : null;
  }

  @Command({
    payload: SetRoundWishesPayload,
    problems: [RoundNotOpenProblem],
    description:
      'Rules out slots that a student will not go to, and says whether the student agrees to be moved, in place of what was said before.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD')
  async setRoundWishes(
    @CurrentActor() actor: Actor,
    @Input() input: SetRoundWishesInput,
  ): Promise<SetRoundWishesPayload> {
    const wish = await this.set.run(actor, { ...input, studentId: input.studentId ?? null });
    return { roundId: wish.roundId, excludedSlotIds: [...wish.excludedSlotIds], agreesToMove: wish.agreesToMove };
  }

  private async wishes(actor: Actor, roundId: string, studentId: StudentId): Promise<RoundWishesType | null> {
    const wish = await this.queries.ofStudent(actor, roundId, studentId);
    if (wish === undefined) return null;
    const cards = await this.slots.slotCards(wish.excludedSlotIds);
    return toRoundWishes(
      wish.agreesToMove,
      wish.excludedSlotIds.flatMap((id) => cards.get(id) ?? []),
    );
  }
}
