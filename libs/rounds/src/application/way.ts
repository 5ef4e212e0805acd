import { placementDays } from '#calendar';
import { daysAt } from '#clearances';
import type { SlotId } from '#kernel';
import { longerWay, type Journey, type TravelSite } from '#travel';
import type { RoundSlot } from '../domain/instance.js';
import type { Outcome } from '../domain/outcome.js';

/** The longer of the two ways: what is held against a student's limit. */
export const minutesEachWay = longerWay;

/** Where and when a slot has to be reached: on its first day, for all of them, and wherever else days of it are spent, on the first of those. O(days). */
export function travelSite(
  slot: Pick<
    RoundSlot,
    'id' | 'latitude' | 'longitude' | 'startsOn' | 'endsOn' | 'startsAt' | 'finishesAt' | 'otherSites'
  >,
): TravelSite<SlotId> {
  const { id, latitude, longitude, startsOn, endsOn, startsAt, finishesAt, otherSites } = slot;
  const site = { id, point: { latitude, longitude }, on: startsOn, startsAt, finishesAt };
  if (otherSites.length === 0) return site;
  const days = placementDays(startsOn, endsOn);
  const others = otherSites.flatMap(({ days: there, ...point }) => {
    const [on] = daysAt({ days: there }, days);
    return on === undefined ? [] : [{ point, on }];
  });
  return { ...site, others };
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
