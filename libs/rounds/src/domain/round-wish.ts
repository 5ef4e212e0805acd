import type { InputFault, SlotId, StudentId } from '#kernel';

/** What a student said about a round besides the list: where not to go, and whether to make room for somebody. */
export interface RoundWish {
  readonly studentId: StudentId;
  /** Never chosen for the student by the service, and not applied for. */
  readonly excludedSlotIds: readonly SlotId[];
  /** Agrees to a place further down the list, so that somebody else gets one at all. */
  readonly agreesToMove: boolean;
}

/** Most slots that a student may rule out in one round. */
export const mostExcluded = 100;

/**
 * What is wrong with the slots that a student rules out, in their order: each must be there to be seen, stand once and not be applied
 * for. Empty when they may be taken. O(slots).
 */
export function exclusionFaults(
  sent: readonly string[],
  known: ReadonlySet<string>,
  appliedFor: ReadonlySet<string>,
): InputFault[] {
  const seen = new Set<string>();
  return sent.flatMap((slotId, index) => {
    const because = seen.has(slotId) ? 'stands there already' : whyNot(slotId, known, appliedFor);
    seen.add(slotId);
    return because === undefined ? [] : [{ path: `excludedSlotIds.${index}`, value: slotId, message: because }];
  });
}

function whyNot(slotId: string, known: ReadonlySet<string>, appliedFor: ReadonlySet<string>): string | undefined {
  if (!known.has(slotId)) return 'is not a slot of your programme';
  return appliedFor.has(slotId) ? 'is applied for; withdraw that application first' : undefined;
}
