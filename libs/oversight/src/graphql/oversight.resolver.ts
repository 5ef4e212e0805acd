import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { addDays, today, type Actor, type Surroundings } from '#kernel';
import { Allow, CurrentActor, SURROUNDINGS } from '#platform';
import { daysUpTo } from '../domain/safeguarding-digest.js';
import { OversightQueries } from '../persistence/oversight.queries.js';
import { SafeguardingDigestType } from './safeguarding-digest.types.js';

@Resolver()
export class OversightResolver {
  constructor(
    private readonly queries: OversightQueries,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => SafeguardingDigestType, {
    description: 'What of your school the weekly letter counts, as it is now and with the ids to look it up.',
  })
  @Allow('SAFEGUARDING_LEAD')
  async safeguardingDigest(@CurrentActor() actor: Actor): Promise<SafeguardingDigestType> {
    const on = today(this.surroundings.clock);
    const days = daysUpTo(on);
    const { blocksLifted, nearMisses, concernsWaiting, identitiesOpened } = await this.queries.ofSchool(
      actor,
      days,
      on,
    );
    return {
      from: days.from,
      to: addDays(days.until, -1),
      concernsWaiting: [...concernsWaiting],
      blocksLifted: [...blocksLifted],
      nearMisses: [...nearMisses],
      identitiesOpened: [...identitiesOpened],
    };
  }
}
