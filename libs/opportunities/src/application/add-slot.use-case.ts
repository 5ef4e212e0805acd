import { placementDays } from '#calendar';
import { judge, requireAllowed } from '#clearances';
import {
  InvalidInput,
  invariant,
  isIdOf,
  NotFound,
  today,
  WrongState,
  type Actor,
  type SchoolId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { schedulableStates, type Opportunity } from '../domain/opportunity.js';
import type { Slot } from '../domain/slot.js';
import type { AdvertFacts, OpportunitiesTx, Slots } from './ports.js';

/** Dates, hours and places for an advert. */
export type AddSlotCommand = Pick<
  Slot,
  'startsOn' | 'endsOn' | 'startsAt' | 'finishesAt' | 'breakMinutes' | 'capacity' | 'answerWithinDays'
> & {
  readonly opportunityId: string;
  /** The one school that may have it; null for all. */
  readonly reservedSchoolId: string | null;
};

/** Gives an advert dates with places. Where the advert is shown already, the rules must allow these days; else they are asked at publication. */
export class AddSlot {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: AdvertFacts,
  ) {}

  run(actor: Actor, command: AddSlotCommand): Promise<Slot> {
    this.requireNotPast(command);
    return this.unitOfWork.run(actor, async ({ opportunities, slots, outbox }) => {
      const { opportunityId } = command;
      const opportunity = isIdOf('Opportunity', opportunityId) ? await opportunities.lock(opportunityId) : undefined;
      if (opportunity === undefined) throw new NotFound('Opportunity', opportunityId);
      const { id, programmeId, employerId, state } = opportunity;
      if (!schedulableStates.includes(state))
        throw new WrongState('Opportunity', state, 'SCHEDULED', schedulableStates);
      const reservedSchoolId = await schoolOf(slots, command.reservedSchoolId);
      if (state === 'PUBLISHED') await this.requireAllowed(opportunity, command);
      const opened = { id: this.surroundings.newId('Slot'), programmeId, employerId, state: 'OPEN', taken: 0 } as const;
      const slot: Slot = { ...command, ...opened, opportunityId: id, reservedSchoolId };
      await slots.add(slot);
      await outbox.add({ kind: 'slot.added', subjectId: slot.id, employerId, schoolId: reservedSchoolId });
      return slot;
    });
  }

  private requireNotPast({ startsOn }: AddSlotCommand): void {
    if (startsOn >= today(this.surroundings.clock)) return;
    throw new InvalidInput([
      { path: 'startsOn', value: startsOn, message: 'is in the past; a slot starts today at the earliest' },
    ]);
  }

  private async requireAllowed({ id }: Opportunity, command: AddSlotCommand): Promise<void> {
    const advert = await this.facts.ofOpportunity(id);
    invariant(advert !== undefined, 'an advert that is locked is there');
    const { startsOn, endsOn, startsAt, finishesAt, breakMinutes } = command;
    const days = placementDays(startsOn, endsOn).map((on) => ({ on, startsAt, finishesAt, breakMinutes }));
    requireAllowed(judge('PUBLISH', { ...advert, days }, null, today(this.surroundings.clock)), 'employer');
  }
}

async function schoolOf(slots: Slots, id: string | null): Promise<SchoolId | null> {
  if (id === null) return null;
  if (!isIdOf('School', id) || !(await slots.isSchool(id))) throw new NotFound('School', id);
  return id;
}
