import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isIdOf, type Actor } from '#kernel';
import { Allow, CurrentActor } from '#platform';
import { JourneyPlanType, PlanJourneys, toJourneyPlan, type JourneyPlan } from '#travel';
import { travelSite } from '../application/way.js';
import { JourneyQueries } from '../persistence/journey.queries.js';
import { ApplicationType, PlacementOptionType } from './application.types.js';

@Resolver()
export class JourneyResolver {
  constructor(
    private readonly queries: JourneyQueries,
    private readonly plans: PlanJourneys,
  ) {}

  @Query(() => JourneyPlanType, {
    nullable: true,
    description:
      'The way to a slot and back, leg by leg, on its first day; null when there is no such slot or student for you, or no timetable that ' +
      'covers it: then the minutes that are shown elsewhere are estimates.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async journeyPlan(
    @CurrentActor() actor: Actor,
    @Args('slotId', { type: () => ID, description: 'The slot.' }) slotId: string,
    @Args('studentId', {
      type: () => ID,
      nullable: true,
      description: 'For the staff of a school: the student who would go. Of a student, always the one who asks.',
    })
    studentId: string | null,
  ): Promise<JourneyPlanType | null> {
    const going = actor.studentId ?? studentId ?? '';
    const ends = isIdOf('Student', going) ? await this.queries.ends(actor, slotId, going) : undefined;
    const plan = ends === undefined ? null : await this.plans.run(ends.traveller, travelSite(ends.slot));
    return planned(plan);
  }
}

const planWords = 'The way there and back, leg by leg, on its first day; null where no timetable covers it.';

@Resolver(() => PlacementOptionType)
export class PlacementOptionJourneyResolver {
  constructor(private readonly plans: PlanJourneys) {}

  @ResolveField(() => JourneyPlanType, { nullable: true, description: planWords })
  async journeyPlan(@Parent() { ends }: PlacementOptionType): Promise<JourneyPlanType | null> {
    return planned(await this.plans.run(ends.traveller, ends.site));
  }
}

@Resolver(() => ApplicationType)
export class ApplicationJourneyResolver {
  constructor(private readonly plans: PlanJourneys) {}

  @ResolveField(() => JourneyPlanType, { nullable: true, description: planWords })
  async journeyPlan(@Parent() { ends }: ApplicationType): Promise<JourneyPlanType | null> {
    return planned(await this.plans.run(ends.traveller, ends.site));
  }
}

function planned(plan: JourneyPlan | null): JourneyPlanType | null {
  return plan === null ? null : toJourneyPlan(plan);
}
