import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { RefuseForOwnSchool } from '../application/refuse-for-own-school.use-case.js';
import { VettingQueries } from '../persistence/vetting.queries.js';
import {
  EmployerAtSchoolPayload,
  RefuseEmployerForSchoolInput,
  WelcomeEmployerAtSchoolInput,
} from './coordinator.inputs.js';
import { hostVettingView } from './profile-view.js';
import { HostVettingConnection, RefusedEmployerConnection } from './profile.types.js';

@Resolver()
export class SchoolVettingResolver {
  constructor(
    private readonly queries: VettingQueries,
    private readonly refuse: RefuseForOwnSchool,
  ) {}

  @Query(() => HostVettingConnection, {
    description: 'What is vetted in your programme, for every school alike: met or not, and how it stands.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async hostVetting(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<HostVettingConnection> {
    return toConnection(await this.queries.forSchool(actor, pageRequest(page)), hostVettingView);
  }

  @Query(() => RefusedEmployerConnection, { description: 'The employers to which your school sends nobody, and why.' })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async refusedEmployers(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<RefusedEmployerConnection> {
    return toConnection(await this.queries.refused(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: EmployerAtSchoolPayload,
    description:
      'Says that your school sends nobody to an employer, whatever others do: its students are offered no place there.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async refuseEmployerForSchool(
    @CurrentActor() actor: Actor,
    @Input() input: RefuseEmployerForSchoolInput,
  ): Promise<EmployerAtSchoolPayload> {
    await this.refuse.run(actor, input);
    return { employerId: input.employerId, isRefused: true };
  }

  @Command({
    payload: EmployerAtSchoolPayload,
    description: 'Says that your school sends students to an employer again.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async welcomeEmployerAtSchool(
    @CurrentActor() actor: Actor,
    @Input() { employerId }: WelcomeEmployerAtSchoolInput,
  ): Promise<EmployerAtSchoolPayload> {
    await this.refuse.run(actor, { employerId, reason: null });
    return { employerId, isRefused: false };
  }
}
