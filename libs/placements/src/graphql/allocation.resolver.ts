import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { today, type Actor, type Role, type Surroundings } from '#kernel';
import { Allow, CurrentActor, Look, Looked, PageArgs, pageRequest, SURROUNDINGS, toConnection } from '#platform';
import { AllocationQueries } from '../persistence/allocation.queries.js';
import { toHostAllocation, toMyAllocation, toSchoolAllocation } from './allocation-views.js';
import {
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
}
