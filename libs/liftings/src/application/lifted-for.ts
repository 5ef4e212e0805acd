import { InvalidInput, isIdOf, NotFound, type InputFault } from '#kernel';
import type { LiftedFor, LiftingsTx } from './ports.js';

/** What a block is, or was, lifted for: a place or a visit, and never both. */
export interface LiftedForIds {
  readonly allocationId: string | null;
  readonly slotRequestId: string | null;
}

/** Throws `InvalidInput` unless exactly one of the two is named, with what else is wrong. */
export function requireOneNamed(
  { allocationId, slotRequestId }: LiftedForIds,
  others: readonly InputFault[] = [],
): void {
  const message = 'must be named, or slotRequestId, and not both';
  const isOne = (allocationId === null) !== (slotRequestId === null);
  const faults = [...(isOne ? [] : [{ path: 'allocationId', value: allocationId, message }]), ...others];
  if (faults.length > 0) throw new InvalidInput(faults);
}

/** The place or visit that is named. Throws `NotFound` when there is none in the actor's reach. */
export async function liftedFor(
  { liftings }: LiftingsTx,
  { allocationId, slotRequestId }: LiftedForIds,
): Promise<LiftedFor> {
  if (allocationId !== null) {
    const place = isIdOf('Allocation', allocationId) ? await liftings.place(allocationId) : undefined;
    if (place === undefined) throw new NotFound('Allocation', allocationId);
    return place;
  }
  const id = slotRequestId ?? '';
  const visit = isIdOf('SlotRequest', id) ? await liftings.visit(id) : undefined;
  if (visit === undefined) throw new NotFound('SlotRequest', id);
  return visit;
}

/** True for a visit of a group, false for a student's place. O(1). */
export function isVisit(of: LiftedFor): of is Extract<LiftedFor, { readonly places: number }> {
  return 'places' in of;
}
