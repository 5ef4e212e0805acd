import type { BlockingCoalition, FairResult } from '../fair/fair-result.js';
import { choose } from './choice-rule.js';
import { readClaims } from './claims.js';
import { runByRounds } from './own-run.js';
import { isSame } from './same.js';
import type { Seating } from './seating.js';
import type { FairViolationKind, Violation } from './violation.js';

/**
 * Whether the closures are those of the published procedure, and everybody has what it gives them: of all fair outcomes the one that every
 * student likes best. Then whether the blocking coalitions are those that there are. O(choices x rounds) at worst.
 */
export function checkProcedure(result: FairResult, seating: Seating): Violation<FairViolationKind>[] {
  const own = runByRounds(seating);
  if (!isSame(result.closures, own.closures)) return [{ kind: 'CLOSURE_WRONG', studentId: null, slotId: null }];
  const unlike = [...seating.students.keys()].filter(
    (studentId) => !seating.pins.has(studentId) && seating.slotOf.get(studentId) !== own.slotOf.get(studentId),
  );
  if (unlike.length > 0) {
    return unlike.map((studentId) => ({
      kind: 'NOT_STUDENT_OPTIMAL',
      studentId,
      slotId: seating.slotOf.get(studentId) ?? null,
    }));
  }
  if (isSame(result.blockingCoalitions, findCoalitions(result, seating))) return [];
  return [{ kind: 'COALITION_WRONG', studentId: null, slotId: null }];
}

function findCoalitions(result: FairResult, seating: Seating): BlockingCoalition[] {
  if (result.closures.length === 0) return [];
  const claims = readClaims(seating);
  return result.closures.flatMap(({ slotId, minimumGroup }) => {
    const house = seating.rooms.houses.get(slotId);
    const { held = [], better = [] } = (house && claims.get(house)) ?? {};
    if (house === undefined) return [];
    const wishes = better.filter((claim) => claim.slotId === slotId);
    const chosen = choose(house, [...wishes, ...held]);
    const students = wishes.filter((claim) => chosen.has(claim)).length;
    return students < minimumGroup ? [] : [{ slotId, students }];
  });
}
