import { Resolver } from '@nestjs/graphql';
import { BlockedByRulesProblem } from '#clearances';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { AddSlot } from '../application/add-slot.use-case.js';
import { CancelSlot } from '../application/cancel-slot.use-case.js';
import { DraftOpportunity } from '../application/draft-opportunity.use-case.js';
import { EditOpportunity } from '../application/edit-opportunity.use-case.js';
import { MoveOpportunity } from '../application/move-opportunity.use-case.js';
import { PublishOpportunity } from '../application/publish-opportunity.use-case.js';
import { SetSlotCapacity } from '../application/set-slot-capacity.use-case.js';
import {
  advertOf,
  DraftOpportunityInput,
  DraftOpportunityPayload,
  EditOpportunityInput,
  EditOpportunityPayload,
  OpportunityInput,
  OpportunityStatePayload,
  WithdrawOpportunityInput,
} from './opportunity.inputs.js';
import { EmployerNotVerifiedProblem, PlacesTakenProblem, SafetyReportOpenProblem } from './problems.js';
import {
  AddSlotInput,
  AddSlotPayload,
  CancelSlotInput,
  CancelSlotPayload,
  SetSlotCapacityInput,
  SetSlotCapacityPayload,
} from './slot.inputs.js';

@Resolver()
export class OpportunityResolver {
  constructor(
    private readonly draft: DraftOpportunity,
    private readonly edit: EditOpportunity,
    private readonly publish: PublishOpportunity,
    private readonly move: MoveOpportunity,
    private readonly add: AddSlot,
    private readonly cancel: CancelSlot,
    private readonly capacity: SetSlotCapacity,
  ) {}

  @Command({
    payload: DraftOpportunityPayload,
    description: 'Writes an advert; nobody else sees it before it is published.',
  })
  @Allow('EMPLOYER')
  async draftOpportunity(
    @CurrentActor() actor: Actor,
    @Input() input: DraftOpportunityInput,
  ): Promise<DraftOpportunityPayload> {
    return { opportunityId: (await this.draft.run(actor, advertOf(input))).id };
  }

  @Command({
    payload: EditOpportunityPayload,
    description: 'Replaces what an advert says, while it is a draft or paused.',
  })
  @Allow('EMPLOYER')
  async editOpportunity(
    @CurrentActor() actor: Actor,
    @Input() input: EditOpportunityInput,
  ): Promise<EditOpportunityPayload> {
    const { id, version } = await this.edit.run(actor, input.opportunityId, advertOf(input));
    return { opportunityId: id, version };
  }

  @Command({
    payload: OpportunityStatePayload,
    problems: [EmployerNotVerifiedProblem, SafetyReportOpenProblem, BlockedByRulesProblem],
    description:
      'Publishes an advert, when you are verified and the safeguarding rules allow it with all its slots. Words that no coordinator has read yet wait for one: its state is then IN_MODERATION.',
  })
  @Allow('EMPLOYER')
  async publishOpportunity(
    @CurrentActor() actor: Actor,
    @Input() input: OpportunityInput,
  ): Promise<OpportunityStatePayload> {
    const { id, state } = await this.publish.run(actor, input.opportunityId);
    return { opportunityId: id, state };
  }

  @Command({ payload: OpportunityStatePayload, description: 'Takes an advert down for a while.' })
  @Allow('EMPLOYER')
  async pauseOpportunity(
    @CurrentActor() actor: Actor,
    @Input() input: OpportunityInput,
  ): Promise<OpportunityStatePayload> {
    const { id, state } = await this.move.run(actor, {
      opportunityId: input.opportunityId,
      to: 'PAUSED',
      until: null,
    });
    return { opportunityId: id, state };
  }

  @Command({
    payload: OpportunityStatePayload,
    description: 'Takes an advert down for good; places that are taken stay taken.',
  })
  @Allow('EMPLOYER', 'COORDINATOR')
  async withdrawOpportunity(
    @CurrentActor() actor: Actor,
    @Input() input: WithdrawOpportunityInput,
  ): Promise<OpportunityStatePayload> {
    const { id, state } = await this.move.run(actor, { ...input, to: 'WITHDRAWN' });
    return { opportunityId: id, state };
  }

  @Command({
    payload: AddSlotPayload,
    problems: [BlockedByRulesProblem],
    description:
      'Gives an advert dates with places. Where it is published already, the safeguarding rules must allow the hours.',
  })
  @Allow('EMPLOYER')
  async addSlot(@CurrentActor() actor: Actor, @Input() input: AddSlotInput): Promise<AddSlotPayload> {
    const { opportunityId, startsOn, endsOn } = input;
    const command = { opportunityId, startsOn, endsOn, ...input.hours(), ...input.terms() };
    return { slotId: (await this.add.run(actor, command)).id };
  }

  @Command({
    payload: SetSlotCapacityPayload,
    problems: [PlacesTakenProblem],
    description:
      'Says anew how many places a slot has, no fewer than are held. What comes free is offered to those who wait.',
  })
  @Allow('EMPLOYER')
  async setSlotCapacity(
    @CurrentActor() actor: Actor,
    @Input() { slotId, capacity: wanted }: SetSlotCapacityInput,
  ): Promise<SetSlotCapacityPayload> {
    const { id, capacity, taken } = await this.capacity.run(actor, slotId, wanted);
    return { slotId: id, capacity, placesLeft: capacity - taken };
  }

  @Command({
    payload: CancelSlotPayload,
    problems: [PlacesTakenProblem],
    description:
      'Closes a slot for good. With a reason, everybody who holds a place in it loses it and is told; without, only while nobody does.',
  })
  @Allow('EMPLOYER')
  async cancelSlot(@CurrentActor() actor: Actor, @Input() input: CancelSlotInput): Promise<CancelSlotPayload> {
    const { id, state } = await this.cancel.run(actor, input.slotId, input.reason ?? null);
    return { slotId: id, state };
  }
}
