import { Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { ConfirmAdvert } from '../application/confirm-advert.use-case.js';
import { DuplicateOpportunity } from '../application/duplicate-opportunity.use-case.js';
import { MoveOpportunity } from '../application/move-opportunity.use-case.js';
import { RenewOpportunity } from '../application/renew-opportunity.use-case.js';
import { DuplicateOpportunityPayload, PauseOpportunityUntilInput } from './advert.inputs.js';
import { ConfirmAdvertPayload, RenewOpportunityPayload } from './advert.types.js';
import { OpportunityInput, OpportunityStatePayload } from './opportunity.inputs.js';

/** What an employer does with an advert over the years, beside writing and publishing it. */
@Resolver()
export class AdvertLifeResolver {
  constructor(
    private readonly move: MoveOpportunity,
    private readonly confirm: ConfirmAdvert,
    private readonly duplicate: DuplicateOpportunity,
    private readonly renew: RenewOpportunity,
  ) {}

  @Command({
    payload: OpportunityStatePayload,
    description: 'Takes an advert down until a day; it is then shown again by itself, if nothing speaks against it.',
  })
  @Allow('EMPLOYER')
  async pauseOpportunityUntil(
    @CurrentActor() actor: Actor,
    @Input() { opportunityId, until }: PauseOpportunityUntilInput,
  ): Promise<OpportunityStatePayload> {
    const { id, state } = await this.move.run(actor, { opportunityId, to: 'PAUSED', until });
    return { opportunityId: id, state };
  }

  @Command({
    payload: OpportunityStatePayload,
    description: 'Takes an advert back before a coordinator has read it, to go on writing.',
  })
  @Allow('EMPLOYER')
  async takeBackOpportunity(
    @CurrentActor() actor: Actor,
    @Input() { opportunityId }: OpportunityInput,
  ): Promise<OpportunityStatePayload> {
    const { id, state } = await this.move.run(actor, { opportunityId, to: 'DRAFT' });
    return { opportunityId: id, state };
  }

  @Command({
    payload: ConfirmAdvertPayload,
    description: 'Says that an advert still holds; readers see how many days ago you said so.',
  })
  @Allow('EMPLOYER')
  async confirmAdvert(
    @CurrentActor() actor: Actor,
    @Input() { opportunityId }: OpportunityInput,
  ): Promise<ConfirmAdvertPayload> {
    const { id, confirmedOn } = await this.confirm.run(actor, opportunityId);
    return { opportunityId: id, confirmedOn };
  }

  @Command({
    payload: DuplicateOpportunityPayload,
    description: 'Begins another advert with the words of one of yours, in whatever state that is.',
  })
  @Allow('EMPLOYER')
  async duplicateOpportunity(
    @CurrentActor() actor: Actor,
    @Input() { opportunityId }: OpportunityInput,
  ): Promise<DuplicateOpportunityPayload> {
    return { opportunityId: (await this.duplicate.run(actor, opportunityId)).id };
  }

  @Command({
    payload: RenewOpportunityPayload,
    description:
      'Opens an advert that is past or paused for another year: its words stay as they were let pass, its dates are proposed anew, and you say that it holds by publishing it.',
  })
  @Allow('EMPLOYER')
  async renewOpportunity(
    @CurrentActor() actor: Actor,
    @Input() { opportunityId }: OpportunityInput,
  ): Promise<RenewOpportunityPayload> {
    const { opportunity, proposedDates } = await this.renew.run(actor, opportunityId);
    return { opportunityId: opportunity.id, proposedDates: [...proposedDates] };
  }
}
