import type { LocalDate, SlotId, StudentId } from '#kernel';
import type { Stage } from '#safeguarding';
import { usualMaxWalkMinutes, type HomeCell, type Journey, type TravelEdge, type TravelTimeProvider } from '#travel';
import type { RoundSlot, RoundStudent } from '../domain/instance.js';
import { Eligibility } from './eligibility.js';
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
  way({ homeCell }: RoundStudent, { id, latitude, longitude, startsAt, finishesAt }: RoundSlot): Promise<Journey> {
    return this.travelTimes.between(homeCell as HomeCell, { id, point: { latitude, longitude }, startsAt, finishesAt });
  }

  private ways(
    students: readonly RoundStudent[],
    slots: readonly RoundSlot[],
  ): Promise<TravelEdge<SlotId, StudentId>[]> {
    return this.travelTimes.batch({
      sites: slots.map(({ id, latitude, longitude, startsAt, finishesAt }) => ({
        id,
        point: { latitude, longitude },
        startsAt,
        finishesAt,
      })),
      // The column holds only what was made by homeCellOf.
      homes: students.map(({ id, homeCell }) => ({ id, cell: homeCell as HomeCell })),
      limits: {
        maxMinutesEachWay: students.reduce((widest, { maxMinutesEachWay }) => Math.max(widest, maxMinutesEachWay), 0),
        maxWalkMinutes: usualMaxWalkMinutes,
      },
    });
  }
}
