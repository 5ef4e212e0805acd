import type { AllocationStudent } from '../instance/allocation-instance.js';
import type { Claim } from './choice-rule.js';
import type { House } from './rooms.js';
import { betterChoices, isAway, type Seating } from './seating.js';

/** What each house has, by the result, and who would rather be there. */
export interface HouseClaims {
  readonly held: Claim[];
  readonly better: Claim[];
}

/** The claims to each house that has or hears any; claims to closed slots too. Pinned students claim nothing. O(choices). */
export function readClaims(seating: Seating): Map<House, HouseClaims> {
  const claims = new Map<House, HouseClaims>();
  const claimsOf = (slotId: string): HouseClaims | undefined => {
    const house = seating.rooms.houses.get(slotId);
    if (house === undefined) return undefined;
    const known = claims.get(house) ?? { held: [], better: [] };
    claims.set(house, known);
    return known;
  };
  for (const student of seating.students.values()) {
    const better = possibleClaims(seating, student, betterChoices(seating, student).length);
    for (const claim of better) claimsOf(claim.slotId)?.better.push(claim);
    const slotId = seating.slotOf.get(student.id);
    const choice = student.choices.find((each) => each.slotId === slotId);
    if (choice === undefined || seating.pins.has(student.id)) continue;
    const standing = seating.standing(student, choice);
    claimsOf(choice.slotId)?.held.push({ student, slotId: choice.slotId, standing });
  }
  return claims;
}

/** What a student may claim of the first choices on the list: those on days on which the student is free. None if pinned. O(choices). */
export function possibleClaims(seating: Seating, student: AllocationStudent, first: number): Claim[] {
  if (seating.pins.has(student.id)) return [];
  return student.choices
    .slice(0, first)
    .filter(({ slotId }) => !isAway(seating, student, slotId))
    .map((choice) => ({ student, slotId: choice.slotId, standing: seating.standing(student, choice) }));
}
