import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { SecondPersonNeededProblem } from '#employers';
import { today, type Actor, type Surroundings } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, SURROUNDINGS, toConnection } from '#platform';
import { AgreeToLiftStop } from '../application/agree-to-lift-stop.use-case.js';
import { ApproveProfile } from '../application/approve-profile.use-case.js';
import { DecideAboutDomain } from '../application/decide-about-domain.use-case.js';
import { RaiseTier } from '../application/raise-tier.use-case.js';
import { RecordNotices } from '../application/record-notices.use-case.js';
import { RecordCheck } from '../application/record-check.use-case.js';
import { StopProfile } from '../application/stop-profile.use-case.js';
import type { ActivityProfile, CheckForm } from '../domain/activity-profile.js';
import { VettingQueries } from '../persistence/vetting.queries.js';
import {
  ActivityProfileInput,
  ActivityProfilePayload,
  ApproveActivityPayload,
  DecideAboutDomainInput,
  DecideAboutDomainPayload,
  RaiseTierInput,
  RecordVettingCheckInput,
  StopActivityInput,
} from './coordinator.inputs.js';
import { OtherCheckAskedProblem, VettingIncompleteProblem } from './problems.js';
import { profileView } from './profile-view.js';
import { ActivityProfileConnection, VettingStepConnection } from './profile.types.js';

const checkProblems = [VettingIncompleteProblem, OtherCheckAskedProblem, SecondPersonNeededProblem];

@Resolver()
export class VettingResolver {
  constructor(
    private readonly queries: VettingQueries,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
    private readonly check: RecordCheck,
    private readonly notices: RecordNotices,
    private readonly approve: ApproveProfile,
    private readonly raise: RaiseTier,
    private readonly stop: StopProfile,
    private readonly lift: AgreeToLiftStop,
    private readonly domains: DecideAboutDomain,
  ) {}

  @Query(() => ActivityProfileConnection, {
    description: 'Profiles that wait for somebody, the longest waiting first, each with its next step.',
  })
  @Allow('COORDINATOR')
  async vettingQueue(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<ActivityProfileConnection> {
    const on = today(this.surroundings.clock);
    return toConnection(await this.queries.queue(actor, pageRequest(page)), (row) => profileView(row, on));
  }

  @Query(() => VettingStepConnection, {
    description: 'What was done about a profile, with the notes, the newest first.',
  })
  @Allow('COORDINATOR')
  async vettingSteps(
    @CurrentActor() actor: Actor,
    @Args('profileId', { type: () => ID, description: 'A profile in your programme.' }) profileId: string,
    @Args() page: PageArgs,
  ): Promise<VettingStepConnection> {
    return toConnection(await this.queries.steps(actor, profileId, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: DecideAboutDomainPayload,
    problems: [SecondPersonNeededProblem],
    description: 'Takes the doubt about a domain away, with a reason.',
  })
  @Allow('COORDINATOR')
  async decideAboutDomain(
    @CurrentActor() actor: Actor,
    @Input() input: DecideAboutDomainInput,
  ): Promise<DecideAboutDomainPayload> {
    const domain = input.domain.toLowerCase();
    await this.domains.run(actor, { ...input, domain });
    return { domain };
  }

  @Command({
    payload: ActivityProfilePayload,
    problems: checkProblems,
    description: 'Records a conversation with the employer: all that a profile of the tier LOW is asked for.',
  })
  @Allow('COORDINATOR')
  recordVettingConversation(
    @CurrentActor() actor: Actor,
    @Input() input: RecordVettingCheckInput,
  ): Promise<ActivityProfilePayload> {
    return this.checked(actor, input, 'CONVERSATION');
  }

  @Command({
    payload: ActivityProfilePayload,
    problems: checkProblems,
    description: 'Records that you went through what the employer has arranged; for the tier MEDIUM.',
  })
  @Allow('COORDINATOR')
  confirmVettingArrangements(
    @CurrentActor() actor: Actor,
    @Input() input: RecordVettingCheckInput,
  ): Promise<ActivityProfilePayload> {
    return this.checked(actor, input, 'ARRANGEMENTS');
  }

  @Command({
    payload: ActivityProfilePayload,
    problems: checkProblems,
    description: 'Records that somebody has seen the site; for the tier HIGH.',
  })
  @Allow('COORDINATOR')
  recordSiteCheck(
    @CurrentActor() actor: Actor,
    @Input() input: RecordVettingCheckInput,
  ): Promise<ActivityProfilePayload> {
    return this.checked(actor, input, 'SITE_CHECK');
  }

  @Command({
    payload: ActivityProfilePayload,
    description:
      'Records that somebody looked the employer up in the public register of enforcement notices, which MEDIUM and HIGH need within a year.',
  })
  @Allow('COORDINATOR')
  async recordEnforcementNotices(
    @CurrentActor() actor: Actor,
    @Input() { profileId, on, byWhom, note }: RecordVettingCheckInput,
  ): Promise<ActivityProfilePayload> {
    return payload(await this.notices.run(actor, { profileId, on, byWhom, note }));
  }

  @Command({ payload: ActivityProfilePayload, description: 'Raises the tier of a profile, with a reason.' })
  @Allow('COORDINATOR')
  async raiseVettingTier(
    @CurrentActor() actor: Actor,
    @Input() input: RaiseTierInput,
  ): Promise<ActivityProfilePayload> {
    return payload(await this.raise.run(actor, input));
  }

  @Command({
    payload: ApproveActivityPayload,
    problems: [VettingIncompleteProblem, SecondPersonNeededProblem],
    description: 'Approves an activity at a site for every school; HIGH takes another coordinator than who checked it.',
  })
  @Allow('COORDINATOR')
  async approveActivity(
    @CurrentActor() actor: Actor,
    @Input() { profileId }: ActivityProfileInput,
  ): Promise<ApproveActivityPayload> {
    const approved = await this.approve.run(actor, profileId);
    return { ...payload(approved), approvedUntil: approved.approvedUntil };
  }

  @Command({
    payload: ActivityProfilePayload,
    description: 'Suspends an activity at a site for every school, at once.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async suspendActivity(
    @CurrentActor() actor: Actor,
    @Input() input: StopActivityInput,
  ): Promise<ActivityProfilePayload> {
    return payload(await this.stop.run(actor, { ...input, to: 'SUSPENDED' }));
  }

  @Command({ payload: ActivityProfilePayload, description: 'Blocks an activity at a site for every school, at once.' })
  @Allow('COORDINATOR')
  async blockActivity(
    @CurrentActor() actor: Actor,
    @Input() input: StopActivityInput,
  ): Promise<ActivityProfilePayload> {
    return payload(await this.stop.run(actor, { ...input, to: 'BLOCKED' }));
  }

  @Command({
    payload: ActivityProfilePayload,
    problems: [SecondPersonNeededProblem],
    description:
      'Agrees that a stopped activity may be vetted anew; it is, from who the employer is on, when a safeguarding lead and a coordinator, two people, have agreed.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async agreeToLiftActivityStop(
    @CurrentActor() actor: Actor,
    @Input() { profileId }: ActivityProfileInput,
  ): Promise<ActivityProfilePayload> {
    return payload(await this.lift.run(actor, profileId));
  }

  private async checked(
    actor: Actor,
    input: RecordVettingCheckInput,
    form: CheckForm,
  ): Promise<ActivityProfilePayload> {
    return payload(await this.check.run(actor, { ...input, form }));
  }
}

function payload({ id, state }: Pick<ActivityProfile, 'id' | 'state'>): ActivityProfilePayload {
  return { profileId: id, state };
}
