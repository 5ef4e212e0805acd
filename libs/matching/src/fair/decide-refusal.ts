import { invariant } from '#kernel';
import { unpackKey } from '../instance/standing-key.js';
import type { RefusalCriterion } from './fair-result.js';
import type { Market } from './market.js';
import type { Occupancy } from './occupancy.js';

/**
 * What kept a student out of an open slot in a fair outcome. A ceiling is named only when it alone did: whoever stands behind the slot's
 * cut-off hears of that first, then of the school's ceiling, then of the employer's. O(1).
 */
export function decideRefusal(market: Market, occupancy: Occupancy, choice: number): RefusalCriterion {
  const { choiceSlot, choiceKey, seats, ceilings, employers } = market;
  const slot = choiceSlot[choice]!;
  if (seats[slot] === 0) return 'NO_SEATS';
  const weakest = occupancy.slots.weakest[slot]!;
  if (occupancy.slots.filled[slot] === seats[slot]) {
    if (weakest < 0) return 'RESERVED';
    if (choiceKey[choice]! > weakest) return firstDifference(choiceKey[choice]!, weakest);
  }
  const ceiling = ceilings?.choiceCeiling[choice] ?? -1;
  if (ceiling >= 0 && occupancy.ceilings.filled[ceiling] === ceilings?.seats[ceiling]) return 'SCHOOL_CEILING';
  const employer = employers?.employerOf[slot] ?? -1;
  invariant(
    employer >= 0 && occupancy.employers.filled[employer] === employers?.seats[employer],
    'a refused student stands behind the cut-off of a full slot, of a full school ceiling or of a full employer',
  );
  return 'EMPLOYER_CEILING';
}

function firstDifference(ownKey: number, neededKey: number): RefusalCriterion {
  const own = unpackKey(ownKey);
  const needed = unpackKey(neededKey);
  if (own.priorityClass !== needed.priorityClass) return 'PRIORITY_CLASS';
  return own.distanceBand !== needed.distanceBand ? 'DISTANCE_BAND' : 'LOTTERY';
}
