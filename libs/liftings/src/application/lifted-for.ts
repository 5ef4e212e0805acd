import { InvalidInput, isIdOf, NotFound } from '#kernel';
import type { LiftedFor, LiftingsTx } from './ports.js';

/** What a block is, or was, lifted for: a place or a visit, and never both. */
export interface LiftedForIds {
  readonly allocationId: string | null;
  readonly slotRequestId: string | null;
}

/** The place or visit of that id. Throws `InvalidInput` unless exactly one is named, and `NotFound` when there is none in the actor's reach. */
export async function liftedFor(
  { liftings }: LiftingsTx,
  { allocationId, slotRequestId }: LiftedForIds,
): Promise<LiftedFor> {
  if ((allocationId === null) === (slotRequestId === null)) {
    const message = 'must be named, or slotRequestId, and not both';
    throw new InvalidInput([{ path: 'allocationId', value: allocationId, message }]);
  }
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
