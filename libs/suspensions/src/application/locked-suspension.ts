import { isIdOf, NotFound } from '#kernel';
import type { Suspension } from '../domain/suspension.js';
import type { Suspensions } from './ports.js';

/** The suspension of that id, locked until the unit of work ends. Throws `NotFound` when there is none in the actor's reach. */
export async function lockedSuspension(suspensions: Suspensions, id: string): Promise<Suspension> {
  const suspension = isIdOf('Suspension', id) ? await suspensions.lock(id) : undefined;
  if (suspension === undefined) throw new NotFound('Suspension', id);
  return suspension;
}
