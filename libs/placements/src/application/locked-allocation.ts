import { isIdOf, NotFound } from '#kernel';
import type { Allocation } from '../domain/allocation.js';
import type { Allocations } from './ports.js';

/** The allocation of that id, locked until the unit of work ends. Throws `NotFound` when there is none in the actor's reach. */
export async function lockedAllocation(allocations: Allocations, id: string): Promise<Allocation> {
  const allocation = isIdOf('Allocation', id) ? await allocations.lock(id) : undefined;
  if (allocation === undefined) throw new NotFound('Allocation', id);
  return allocation;
}
