import { isIdOf, NotFound, WrongState } from '#kernel';
import type { Allocation } from '../domain/allocation.js';
import type { Allocations } from './ports.js';

/** Allocations, as far as whoever has something to say of one needs them. */
export type LockedAllocations = Pick<Allocations, 'lock'>;

/** The allocation of that id, locked until the unit of work ends. Throws `NotFound` when there is none in the actor's reach. */
export async function lockedAllocation(allocations: LockedAllocations, id: string): Promise<Allocation> {
  const allocation = isIdOf('Allocation', id) ? await allocations.lock(id) : undefined;
  if (allocation === undefined) throw new NotFound('Allocation', id);
  return allocation;
}

/**
 * The same for what may be said only of a placement that was attended. Throws `WrongState` of any other; `wanted` says in it what was to
 * become of the placement.
 */
export async function attendedAllocation(
  allocations: LockedAllocations,
  id: string,
  wanted: string,
): Promise<Allocation> {
  const allocation = await lockedAllocation(allocations, id);
  if (allocation.state !== 'ATTENDED') throw new WrongState('Allocation', allocation.state, wanted, ['ATTENDED']);
  return allocation;
}
