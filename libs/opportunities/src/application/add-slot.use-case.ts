import { requireAllowed, type HostFacts } from '#clearances';
import {
  InvalidInput,
  invariant,
  today,
  type Actor,
  type OpportunityId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { Slot, SlotHours, SlotTerms } from '../domain/slot.js';
import { judgedDates, keepDates } from './advert-clearances.js';
import { requireSchools, schedulable } from './schedulable.js';
import type { AdvertFacts, OpportunitiesTx } from './ports.js';

/** Dates, hours and places for an advert. */
export interface AddSlotCommand extends SlotHours, SlotTerms, Pick<Slot, 'startsOn' | 'endsOn'> {
  readonly opportunityId: string;
}

/** Gives an advert dates with places. Where the advert is shown already, the rules must allow these days; else they are asked at publication. */
export class AddSlot {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: AdvertFacts,
  ) {}

  run(actor: Actor, command: AddSlotCommand): Promise<Slot> {
    this.requireNotPast(command);
    return this.unitOfWork.run(actor, async ({ opportunities, slots, clearances, outbox }) => {
      const opportunity = await schedulable(opportunities, command.opportunityId);
      const { id, programmeId, employerId, state } = opportunity;
      await requireSchools(slots, command.reservedSchoolIds);
      const advert = state === 'PUBLISHED' ? await this.requireAllowed(id, command) : null;
      const opened = { id: this.surroundings.newId('Slot'), programmeId, employerId, state: 'OPEN', taken: 0 } as const;
      const slot: Slot = { ...command, ...opened, opportunityId: id };
      await slots.add(slot);
      if (advert !== null) await keepDates(opportunity, advert, [slot], { clearances }, this.surroundings.clock);
      await outbox.add(
        { kind: 'slot.added', subjectId: slot.id, employerId },
        ...slot.reservedSchoolIds.map((schoolId) => ({ kind: 'slot.kept-for-you', subjectId: slot.id, schoolId })),
      );
      return slot;
    });
  }

  private requireNotPast({ startsOn }: AddSlotCommand): void {
    if (startsOn >= today(this.surroundings.clock)) return;
    throw new InvalidInput([
      { path: 'startsOn', value: startsOn, message: 'is in the past; a slot starts today at the earliest' },
    ]);
  }

  private async requireAllowed(id: OpportunityId, command: AddSlotCommand): Promise<HostFacts> {
    const advert = await this.facts.ofOpportunity(id);
    invariant(advert !== undefined, 'an advert that is locked is there');
    requireAllowed(judgedDates(advert, command, today(this.surroundings.clock)).decision, 'employer');
    return advert;
  }
}
