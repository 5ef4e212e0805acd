import { isIdOf, NotFound } from '#kernel';
import type { LiftingsTx, PlaceToLift } from './ports.js';

/** The place of that id. Throws `NotFound` when there is none in the actor's reach. */
export async function placeToLift({ liftings }: LiftingsTx, id: string): Promise<PlaceToLift> {
  const place = isIdOf('Allocation', id) ? await liftings.place(id) : undefined;
  if (place === undefined) throw new NotFound('Allocation', id);
  return place;
}
