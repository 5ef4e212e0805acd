import { Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { AddSlots } from '../application/add-slots.use-case.js';
import type { PlanSlotsCommand } from '../application/make-plan.js';
import { PlanSlots } from '../application/plan-slots.use-case.js';
import {
  AddSlotsInput,
  AddSlotsPayload,
  PlanHasChangedProblem,
  PlanSlotsInput,
  PlanSlotsPayload,
} from './slot-plan.inputs.js';

@Resolver()
export class SlotPlanResolver {
  constructor(
    private readonly plan: PlanSlots,
    private readonly add: AddSlots,
  ) {}

  @Command({
    payload: PlanSlotsPayload,
    description:
      'Shows what a pattern would give: each date with a slot, or with the reason why there is none. Makes nothing: it is a mutation so that every fault of the input comes back as data.',
  })
  @Allow('EMPLOYER')
  async planSlots(@CurrentActor() actor: Actor, @Input() input: PlanSlotsInput): Promise<PlanSlotsPayload> {
    const { planned, planHash } = await this.plan.run(actor, commandOf(input));
    const slotCount = planned.filter(({ skipped }) => skipped === null).length;
    return { planned: planned.map((slot) => ({ ...slot, words: [...slot.words] })), slotCount, planHash };
  }

  @Command({
    payload: AddSlotsPayload,
    problems: [PlanHasChangedProblem],
    description: 'Makes every slot of a plan that you have looked at, or none.',
  })
  @Allow('EMPLOYER')
  async addSlots(@CurrentActor() actor: Actor, @Input() input: AddSlotsInput): Promise<AddSlotsPayload> {
    const slots = await this.add.run(actor, commandOf(input), input.planHash);
    return { slotIds: slots.map(({ id }) => id) };
  }
}

function commandOf(input: PlanSlotsInput): PlanSlotsCommand {
  return { opportunityId: input.opportunityId, pattern: input.pattern(), ...input.hours(), ...input.terms() };
}
