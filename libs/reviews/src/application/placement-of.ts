import { isIdOf, NotFound } from '#kernel';
import type { ReviewedPlacement, ReviewedPlacements } from './ports.js';

/** The placement of that allocation. Throws `NotFound` when there is none in the actor's reach. */
export async function placementOf(placements: ReviewedPlacements, allocationId: string): Promise<ReviewedPlacement> {
  const placement = isIdOf('Allocation', allocationId) ? await placements.find(allocationId) : undefined;
  if (placement === undefined) throw new NotFound('Allocation', allocationId);
  return placement;
}
