import type { LocalDate, SlotId, StudentId } from '#kernel';
import type { Stage } from '#safeguarding';
import type { Journey, TravelEdge, TravelTimeProvider } from '#travel';
import type { RoundSlot, RoundStudent } from '../domain/instance.js';
import { Eligibility } from './eligibility.js';
import { travelSite } from './way.js';
import type { RuleFacts } from './ports.js';

/** Gathers what decides who may go where: two reads of facts and one batch of travel times, however many students and slots. */
export class ReadEligibility {
  constructor(
    private readonly facts: RuleFacts,
    private readonly travelTimes: TravelTimeProvider,
  ) {}

  /** The eligibility of these students at these slots for that stage, as things stand on `decidedOn`. */
  async of(
    stage: Stage,
    students: readonly RoundStudent[],
    slots: readonly RoundSlot[],
    decidedOn: LocalDate,
  ): Promise<Eligibility> {
    return new Eligibility({
      stage,
      decidedOn,
      hosts: await this.facts.ofSlots(slots.map(({ id }) => id)),
      students: await this.facts.ofStudents(students.map(({ id }) => id)),
      edges: await this.ways(students, slots),
    });
  }

  /** The way of one student to one slot, however long it takes. */
  way({ id, traveller }: RoundStudent, slot: RoundSlot): Promise<Journey> {
    return this.travelTimes.between({ id, ...traveller }, travelSite(slot));
  }

  private ways(
    students: readonly RoundStudent[],
    slots: readonly RoundSlot[],
  ): Promise<TravelEdge<SlotId, StudentId>[]> {
    return this.travelTimes.batch({
      sites: slots.map(travelSite),
      homes: students.map(({ id, traveller }) => ({ id, ...traveller })),
    });
  }
}
