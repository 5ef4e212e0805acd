import { Args, Query, Resolver } from '@nestjs/graphql';
import { UnknownPostcodeProblem } from '#employers';
import { today, type Actor, type Surroundings } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, SURROUNDINGS, toConnection } from '#platform';
import { Inject } from '@nestjs/common';
import { ChangeEmployerIdentity } from '../application/change-employer-identity.use-case.js';
import { ChangeSiteAddress } from '../application/change-site-address.use-case.js';
import { DeclareActivity } from '../application/declare-activity.use-case.js';
import { StartVetting } from '../application/start-vetting.use-case.js';
import { VettingQueries } from '../persistence/vetting.queries.js';
import { ActivityProfilePayload, ChangeEmployerIdentityPayload } from './coordinator.inputs.js';
import {
  ChangeEmployerIdentityInput,
  ChangeSiteAddressInput,
  ChangeSiteAddressPayload,
  DeclareActivityInput,
  StartVettingInput,
  StartVettingPayload,
} from './profile.inputs.js';
import { profileView } from './profile-view.js';
import { ActivityProfileConnection } from './profile.types.js';

@Resolver()
export class OwnVettingResolver {
  constructor(
    private readonly queries: VettingQueries,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
    private readonly start: StartVetting,
    private readonly declare: DeclareActivity,
    private readonly identity: ChangeEmployerIdentity,
    private readonly address: ChangeSiteAddress,
  ) {}

  @Query(() => ActivityProfileConnection, {
    description: 'What is done at your sites, how far its vetting has come, and what is still asked of you and why.',
  })
  @Allow('EMPLOYER')
  async myActivityProfiles(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<ActivityProfileConnection> {
    const on = today(this.surroundings.clock);
    return toConnection(await this.queries.own(actor, pageRequest(page)), (row) => profileView(row, on));
  }

  @Command({ payload: StartVettingPayload, description: 'Begins the vetting of an activity at a site of yours.' })
  @Allow('EMPLOYER')
  async startVetting(@CurrentActor() actor: Actor, @Input() input: StartVettingInput): Promise<StartVettingPayload> {
    return { profileId: await this.start.run(actor, input) };
  }

  @Command({
    payload: ActivityProfilePayload,
    description: 'Answers the questions about an activity at a site of yours.',
  })
  @Allow('EMPLOYER')
  async declareActivity(
    @CurrentActor() actor: Actor,
    @Input() { profileId, ...said }: DeclareActivityInput,
  ): Promise<ActivityProfilePayload> {
    const { riskAssessmentReviewedOn = null, supervision = null, induction = null, protectiveEquipment = null } = said;
    const { exemption = null, indemnityUntil = null, insurerAcceptedOn = null, insurerToldOn = null } = said;
    const { isPaidOrEmployed = null, dangerTerms = null, studentHasToBuy = null } = said;
    const { hasReadSafeguardingBriefing = null, agreesToDataTerms = null } = said;
    const { hasSafetyPolicy = null, hasFireFirstAidAndAccidentBook = null } = said;
    const { id, state } = await this.declare.run(actor, profileId, {
      ...said,
      riskAssessmentReviewedOn,
      supervision,
      induction,
      protectiveEquipment,
      exemption,
      indemnityUntil,
      insurerAcceptedOn,
      insurerToldOn,
      isPaidOrEmployed,
      dangerTerms,
      hasReadSafeguardingBriefing,
      agreesToDataTerms,
      hasSafetyPolicy,
      hasFireFirstAidAndAccidentBook,
      studentHasToBuy,
    });
    return { profileId: id, state };
  }

  @Command({
    payload: ChangeEmployerIdentityPayload,
    description:
      'Says that your employer has another name, trade, website or owner. Everything approved lapses at once, until somebody has established who it is.',
  })
  @Allow('EMPLOYER')
  async changeEmployerIdentity(
    @CurrentActor() actor: Actor,
    @Input() input: ChangeEmployerIdentityInput,
  ): Promise<ChangeEmployerIdentityPayload> {
    const said = Object.entries(input).filter(([, part]) => part !== null && part !== undefined);
    const { state, lapsed } = await this.identity.run(actor, Object.fromEntries(said));
    return { state, lapsedProfileIds: [...lapsed] };
  }

  @Command({
    payload: ChangeSiteAddressPayload,
    problems: [UnknownPostcodeProblem],
    description: 'Says that a site of yours has moved. What was approved there lapses at once.',
  })
  @Allow('EMPLOYER')
  async changeSiteAddress(
    @CurrentActor() actor: Actor,
    @Input() input: ChangeSiteAddressInput,
  ): Promise<ChangeSiteAddressPayload> {
    return { lapsedProfileIds: await this.address.run(actor, input) };
  }
}
