import { isIdOf, NotFound } from '#kernel';
import type { Concerns, LockedConcern } from './ports.js';

/** The concern of that id, locked until the unit of work ends. Throws `NotFound` when there is none in the actor's reach. */
export async function lockedConcern(concerns: Concerns, id: string): Promise<LockedConcern> {
  const concern = isIdOf('Concern', id) ? await concerns.lock(id) : undefined;
  if (concern === undefined) throw new NotFound('Concern', id);
  return concern;
}
