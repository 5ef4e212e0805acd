import { choose, type Claim } from './choice-rule.js';
import { readClaims, type HouseClaims } from './claims.js';
import type { House } from './rooms.js';
import type { Seating } from './seating.js';
import type { FairViolationKind, Violation } from './violation.js';

/**
 * Whether every house, choosing by the published rule among those it has and all who would rather be there, would have just those it has,
 * in just those seats. Closed slots hear nobody. O(choices log choices).
 */
export function checkFairness(seating: Seating): Violation<FairViolationKind>[] {
  return [...readClaims(seating)].flatMap(([house, claims]) => checkHouse(seating, house, claims));
}

function checkHouse(
  { closed, reserveOf }: Seating,
  house: House,
  { held, better }: HouseClaims,
): Violation<FairViolationKind>[] {
  const heard = better.filter(({ slotId }) => !closed.has(slotId));
  const chosen = choose(house, [...held, ...heard]);
  const blocking = heard.filter((claim) => chosen.has(claim));
  if (blocking.length > 0) {
    return blocking.map((claim) => violationOf(isWasted(house, held, claim) ? 'WASTED_SEAT' : 'JUSTIFIED_ENVY', claim));
  }
  return held
    .filter((claim) => chosen.get(claim) !== (reserveOf.get(claim.student.id) ?? null))
    .map((claim) => violationOf('RESERVE_WRONG', claim));
}

/** Whether a student could sit down and nobody would have to get up. */
function isWasted(house: House, held: readonly Claim[], claim: Claim): boolean {
  const chosen = choose(house, [...held, claim]);
  return held.every((each) => chosen.has(each));
}

function violationOf(kind: FairViolationKind, { student, slotId }: Claim): Violation<FairViolationKind> {
  return { kind, studentId: student.id, slotId };
}
