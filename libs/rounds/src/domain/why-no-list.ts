import type { NoListCause, RuleBar } from './reason.js';

/** One slot of the round as it stands to a student who can go to none. */
export interface ClosedSlot {
  /** The rules that bar the student from it; empty when they allow it. */
  readonly bars: readonly RuleBar[];
  /** Whether it welcomes the student's year group and school. */
  readonly isOpenToStudent: boolean;
  /** Whether the way there and back is within the student's limit. */
  readonly isWithinReach: boolean;
  /** Whether the student does not want to go there, or had a place there that ended. */
  readonly isRuledOut: boolean;
}

/**
 * Why no slot of the round is possible for a student, from each slot's own reason: the rules if they bar all of them; if not, that none
 * of those they allow is open to the student's year group and school; if not, the way there; if not, that the student ruled them all out;
 * and last, that all were full. O(slots x rules).
 */
export function whyNoList(
  slots: readonly ClosedSlot[],
  student: { readonly yearGroup: number; readonly maxMinutesEachWay: number },
): NoListCause {
  if (slots.length === 0) return { kind: 'NONE_OFFERED' };
  const allowed = slots.filter(({ bars }) => bars.length === 0);
  if (allowed.length === 0) return { kind: 'BARRED_BY_RULES', rules: decisiveBars(slots) };
  const open = allowed.filter(({ isOpenToStudent }) => isOpenToStudent);
  if (open.length === 0) return { kind: 'NONE_OPEN_TO_STUDENT', yearGroup: student.yearGroup };
  const reachable = open.filter(({ isWithinReach }) => isWithinReach);
  if (reachable.length === 0) return { kind: 'NONE_WITHIN_REACH', maxMinutesEachWay: student.maxMinutesEachWay };
  return reachable.every(({ isRuledOut }) => isRuledOut) ? { kind: 'RULED_OUT' } : { kind: 'ALL_TAKEN' };
}

/** The rules that bar every slot alike; where there is none such, all that bar any. By id, each once. */
function decisiveBars(slots: readonly ClosedSlot[]): RuleBar[] {
  const found = new Map<string, { bar: RuleBar; slots: number }>();
  for (const { bars } of slots) {
    for (const bar of new Map(bars.map((each) => [each.ruleId, each])).values()) {
      found.set(bar.ruleId, { bar, slots: (found.get(bar.ruleId)?.slots ?? 0) + 1 });
    }
  }
  const all = [...found.values()].sort((left, right) => (left.bar.ruleId < right.bar.ruleId ? -1 : 1));
  const everywhere = all.filter((each) => each.slots === slots.length);
  return (everywhere.length > 0 ? everywhere : all).map(({ bar }) => bar);
}
