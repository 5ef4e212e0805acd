import { isIdOf, NotFound } from '#kernel';
import type { BookedVisit, Visits } from './visits.ports.js';

/** The visit that a request is for, locked until the unit of work ends. Throws `NotFound`, also for a placement, which is no visit. */
export async function lockedVisit(visits: Visits, id: string): Promise<BookedVisit> {
  const visit = isIdOf('SlotRequest', id) ? await visits.lock(id) : undefined;
  if (visit === undefined || visit.isPlacement) throw new NotFound('SlotRequest', id);
  return visit;
}
