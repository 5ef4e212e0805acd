import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { addDays, today, type Actor, type Surroundings } from '#kernel';
import { Allow, CurrentActor, PageArgs, pageRequest, SURROUNDINGS, toConnection } from '#platform';
import { alarmRule } from '../domain/alarm-rule.js';
import { daysUpTo } from '../domain/safeguarding-digest.js';
import { AlarmQueries } from '../persistence/alarm.queries.js';
import { OversightQueries } from '../persistence/oversight.queries.js';
import { UnplacedQueries } from '../persistence/unplaced.queries.js';
import { AlarmConnection } from './alarm.types.js';
import { SafeguardingDigestType } from './safeguarding-digest.types.js';
import { toUnplacedReport, UnplacedReportConnection } from './unplaced-report.types.js';

@Resolver()
export class OversightResolver {
  constructor(
    private readonly queries: OversightQueries,
    private readonly alarmQueries: AlarmQueries,
    private readonly unplacedQueries: UnplacedQueries,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => AlarmConnection, {
    description: 'What was out of the ordinary in your programme, and what concerns every programme, the latest first.',
  })
  @Allow('COORDINATOR')
  async alarms(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<AlarmConnection> {
    return toConnection(await this.alarmQueries.page(actor, pageRequest(page)), ({ ruleId, ...alarm }) => {
      const { severity, what } = alarmRule(ruleId);
      return { ...alarm, rule: ruleId, severity, what };
    });
  }

  @Query(() => UnplacedReportConnection, {
    description:
      'The monthly reports on who has no place, by group, of your programme, the newest first. Small numbers are withheld.',
  })
  @Allow('COORDINATOR')
  async unplacedReports(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<UnplacedReportConnection> {
    return toConnection(await this.unplacedQueries.page(actor, pageRequest(page)), toUnplacedReport);
  }

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
