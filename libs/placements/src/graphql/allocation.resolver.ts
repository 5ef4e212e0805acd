import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { today, type Actor, type Role, type Surroundings } from '#kernel';
import { Allow, CurrentActor, Look, Looked, PageArgs, pageRequest, SURROUNDINGS, toConnection } from '#platform';
import { declinedBecause } from '../domain/declined-because.js';
import { AllocationQueries } from '../persistence/allocation.queries.js';
import { toHostAllocation, toMyAllocation, toSchoolAllocation } from './allocation-views.js';
import {
  DeclinedBecauseType,
  HostAllocationConnection,
  MyAllocationType,
  SchoolAllocationConnection,
  SchoolAllocationsArgs,
} from './allocation.types.js';

@Resolver()
export class AllocationResolver {
  constructor(
    private readonly queries: AllocationQueries,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => [MyAllocationType], { description: 'The places that rounds gave to you, the latest days first.' })
  @Allow('STUDENT')
  async myAllocations(@CurrentActor() actor: Actor): Promise<MyAllocationType[]> {
    return (await this.queries.ofStudent(actor)).map(toMyAllocation);
  }

  @Query(() => SchoolAllocationConnection, { description: 'The places of your students, newest first.' })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async schoolAllocations(
    @CurrentActor() actor: Actor,
    @Args() args: SchoolAllocationsArgs,
  ): Promise<SchoolAllocationConnection> {
    const page = await this.queries.ofSchool(actor, pageRequest(args), args.state ?? null);
    return toConnection(page, (row) => toSchoolAllocation(row, actor.role as Role));
  }

  @Query(() => HostAllocationConnection, { description: 'The places at your employer, newest first.' })
  @Allow('EMPLOYER')
  async hostAllocations(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Looked() look: Look,
  ): Promise<HostAllocationConnection> {
    const on = today(this.surroundings.clock);
    return toConnection(await this.queries.ofHost(actor, pageRequest(page), on, look), toHostAllocation);
  }

  @Query(() => [DeclinedBecauseType], {
    description:
      'Why students said no to places of a round of your programme: sums over all schools, small numbers hidden.',
  })
  @Allow('COORDINATOR')
  async declineReasons(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
  ): Promise<DeclinedBecauseType[]> {
    return declinedBecause(await this.queries.declined(actor, roundId));
  }
}
