import type { PlacementSlots } from './placement-adverts.js';
import { weekOf, type SampleWeek } from './school-weeks.js';
import { seeded } from './seeded.js';

/** Places in all placements together: ten fewer than there are students, as it is in life. */
export const placementPlaces = 205;

/** Of six placements three run in both weeks, two in the autumn and one in the summer. */
const turns: readonly (readonly SampleWeek[])[] = [
  ['AUTUMN', 'SUMMER'],
  ['AUTUMN'],
  ['AUTUMN', 'SUMMER'],
  ['SUMMER'],
  ['AUTUMN', 'SUMMER'],
  ['AUTUMN'],
];

/**
 * Weeks and places for each placement, in the order given, `placementPlaces` in all whatever the seed. A slot has one place and up to
 * two more: a firm of fewer than ten takes one student at a time, one of fewer than thirty two, any other three.
 */
export function drawPlacementSlots(
  placements: readonly { staffCount: number }[],
  schoolYear: number,
  seed: number,
): PlacementSlots[] {
  const chance = seeded(seed, 'placement slots');
  const weeks = chance.shuffled(placements.map((_, at) => turns[at % turns.length] ?? []));
  const slots = placements.flatMap(({ staffCount }, placement) =>
    (weeks[placement] ?? []).map((week) => ({
      placement,
      most: mostAtOnce(staffCount),
      slot: { ...weekOf(week, schoolYear), capacity: 1 },
    })),
  );
  for (let left = placementPlaces - slots.length; left > 0; left--) {
    chance.pick(slots.filter(({ slot, most }) => slot.capacity < most)).slot.capacity++;
  }
  return placements.map((_, at) => slots.filter(({ placement }) => placement === at).map(({ slot }) => slot));
}

function mostAtOnce(staffCount: number): number {
  if (staffCount < 10) return 1;
  return staffCount < 30 ? 2 : 3;
}
