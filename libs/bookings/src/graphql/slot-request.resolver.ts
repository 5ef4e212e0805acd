import { Args, Query, Resolver } from '@nestjs/graphql';
import { BlockedByRulesProblem } from '#clearances';
import type { Actor } from '#kernel';
import { NotEnoughPlacesProblem, SlotBusyProblem } from '#opportunities';
import { Allow, Command, CurrentActor, Input, pageRequest, toConnection } from '#platform';
import { MoveSlotRequest, type MoveSlotRequestCommand } from '../application/move-slot-request.use-case.js';
import { RequestGroup, type RequestedGroup } from '../application/request-group.use-case.js';
import { RequestSlot } from '../application/request-slot.use-case.js';
import { SlotRequestQueries } from '../persistence/slot-request.queries.js';
import { AskedOftenProblem, GroupDoesNotFitProblem, GroupSizeProblem, IdempotencyConflictProblem } from './problems.js';
import {
  RequestGroupInput,
  RequestGroupPayload,
  RequestSlotInput,
  RequestSlotPayload,
  SlotRequestInput,
  SlotRequestReasonInput,
  SlotRequestStatePayload,
} from './slot-request.inputs.js';
import { SlotRequestConnection, SlotRequestsArgs } from './slot-request.types.js';

@Resolver()
export class SlotRequestResolver {
  constructor(
    private readonly queries: SlotRequestQueries,
    private readonly request: RequestSlot,
    private readonly requestTogether: RequestGroup,
    private readonly move: MoveSlotRequest,
  ) {}

  @Query(() => SlotRequestConnection, {
    description: 'Requests for places, newest first: those of your school, to your employer, or in your programme.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  async slotRequests(@CurrentActor() actor: Actor, @Args() args: SlotRequestsArgs): Promise<SlotRequestConnection> {
    return toConnection(await this.queries.page(actor, pageRequest(args), args.state ?? null), (row) => row);
  }

  @Command({
    payload: RequestSlotPayload,
    problems: [
      NotEnoughPlacesProblem,
      GroupSizeProblem,
      AskedOftenProblem,
      IdempotencyConflictProblem,
      BlockedByRulesProblem,
    ],
    description:
      'Asks for places in a slot and takes them at once; they are free again if the employer declines or does not answer.',
  })
  @Allow('CAREERS_LEAD')
  async requestSlot(@CurrentActor() actor: Actor, @Input() input: RequestSlotInput): Promise<RequestSlotPayload> {
    const { request, remainingPlaces, warnings } = await this.request.run(actor, {
      ...input,
      isPurposeAgreed: input.isPurposeAgreed ?? null,
      idempotencyKey: input.idempotencyKey ?? null,
    });
    const answerBy = instantText(request.answerBy);
    return {
      slotRequestId: request.id,
      remainingPlaces,
      answerBy,
      warnings: warnings.map((warning) => ({ ...warning, days: [...warning.days] })),
    };
  }

  @Command({
    payload: RequestGroupPayload,
    problems: [
      GroupDoesNotFitProblem,
      GroupSizeProblem,
      AskedOftenProblem,
      SlotBusyProblem,
      IdempotencyConflictProblem,
      BlockedByRulesProblem,
    ],
    description: 'Asks for places in several slots and takes them at once: all of them or none.',
  })
  @Allow('CAREERS_LEAD')
  async requestGroup(@CurrentActor() actor: Actor, @Input() input: RequestGroupInput): Promise<RequestGroupPayload> {
    const idempotencyKey = input.idempotencyKey ?? null;
    return requestedPlaces(await this.requestTogether.run(actor, { ...input, idempotencyKey }));
  }

  @Command({ payload: SlotRequestStatePayload, description: 'Accepts a request to your employer: the group may come.' })
  @Allow('EMPLOYER')
  acceptSlotRequest(@CurrentActor() actor: Actor, @Input() input: SlotRequestInput): Promise<SlotRequestStatePayload> {
    return this.moved(actor, { ...input, to: 'ACCEPTED', reason: null });
  }

  @Command({
    payload: SlotRequestStatePayload,
    description: 'Declines a request to your employer; its places are free again.',
  })
  @Allow('EMPLOYER')
  declineSlotRequest(
    @CurrentActor() actor: Actor,
    @Input() input: SlotRequestReasonInput,
  ): Promise<SlotRequestStatePayload> {
    return this.moved(actor, { ...input, to: 'DECLINED', refusal: input.refusal ?? 'OTHER' });
  }

  @Command({
    payload: SlotRequestStatePayload,
    description: 'Takes back your yes to a request, with the reason; its places are free again.',
  })
  @Allow('EMPLOYER')
  cancelSlotRequest(
    @CurrentActor() actor: Actor,
    @Input() input: SlotRequestReasonInput,
  ): Promise<SlotRequestStatePayload> {
    return this.moved(actor, { ...input, to: 'CANCELLED' });
  }

  @Command({
    payload: SlotRequestStatePayload,
    problems: [BlockedByRulesProblem, AskedOftenProblem],
    description:
      'Takes the places that became free while your school was waiting; the employer answers next, and it counts among the requests that it takes in a week.',
  })
  @Allow('CAREERS_LEAD')
  takeOfferedPlaces(@CurrentActor() actor: Actor, @Input() input: SlotRequestInput): Promise<SlotRequestStatePayload> {
    return this.moved(actor, { ...input, to: 'REQUESTED', reason: null });
  }

  @Command({
    payload: SlotRequestStatePayload,
    description: 'Withdraws a request of your school, accepted or not; its places are free again.',
  })
  @Allow('CAREERS_LEAD')
  withdrawSlotRequest(
    @CurrentActor() actor: Actor,
    @Input() input: SlotRequestReasonInput,
  ): Promise<SlotRequestStatePayload> {
    return this.moved(actor, { ...input, to: 'WITHDRAWN' });
  }

  private async moved(actor: Actor, command: MoveSlotRequestCommand): Promise<SlotRequestStatePayload> {
    const { id, state } = await this.move.run(actor, command);
    return { slotRequestId: id, state };
  }
}

/** What was asked for together, as the schema shows it. O(slots). */
export function requestedPlaces({ groupId, requests }: RequestedGroup): RequestGroupPayload {
  return {
    groupId,
    requests: requests.map(({ id, slotId, remainingPlaces, answerBy }) => ({
      slotRequestId: id,
      slotId,
      remainingPlaces,
      answerBy: instantText(answerBy),
    })),
  };
}

/** An instant as the schema writes it, to the second. */
function instantText(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}
