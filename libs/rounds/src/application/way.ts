import type { SlotId } from '#kernel';
import { longerWay, type Journey, type TravelSite } from '#travel';
import type { RoundSlot } from '../domain/instance.js';
import type { Outcome } from '../domain/outcome.js';

/** The longer of the two ways: what is held against a student's limit. */
export const minutesEachWay = longerWay;

/** Where and when a slot has to be reached: on its first day, for all of them. O(1). */
export function travelSite({
  id,
  latitude,
  longitude,
  startsOn,
  startsAt,
  finishesAt,
}: Pick<RoundSlot, 'id' | 'latitude' | 'longitude' | 'startsOn' | 'startsAt' | 'finishesAt'>): TravelSite<SlotId> {
  return { id, point: { latitude, longitude }, on: startsOn, startsAt, finishesAt };
}

/** What an outcome keeps of the journey to its place; of none without a place. O(1). */
export function outcomeTravel(
  way: Journey | null,
): Pick<Outcome, 'outMinutes' | 'backMinutes' | 'isTravelRough' | 'needsTravelGrant' | 'timetableOf'> {
  return {
    outMinutes: way?.outMinutes ?? null,
    backMinutes: way?.backMinutes ?? null,
    isTravelRough: way?.basis.rough ?? null,
    needsTravelGrant: way?.needsTravelGrant ?? false,
    timetableOf: way?.basis.timetableOf ?? null,
  };
}
