import type { Actor, StudentId } from '#kernel';
import type { Traveller, TravelTimeProvider } from '#travel';
import type { SlotCard } from './ports.js';
import { travelSite } from './way.js';

/** Both ends of a way, see `JourneyQueries`. */
export interface WayEnds {
  ends(
    actor: Actor,
    slotId: string,
    studentId: StudentId,
  ): Promise<{ readonly slot: SlotCard; readonly traveller: Traveller } | undefined>;
}

/** Tells whether a slot is within a student's limits of travel. */
export class WithinReach {
  constructor(
    private readonly ways: WayEnds,
    private readonly travelTimes: TravelTimeProvider,
  ) {}

  /** False also where the actor sees no such slot. Two reads and one question of travel times. */
  async of(actor: Actor, slotId: string, studentId: StudentId): Promise<boolean> {
    const ends = await this.ways.ends(actor, slotId, studentId);
    if (ends === undefined) return false;
    const homes = [{ id: studentId, ...ends.traveller }];
    return (await this.travelTimes.batch({ sites: [travelSite(ends.slot)], homes })).length > 0;
  }
}
