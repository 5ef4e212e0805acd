import { createHash, createHmac, randomBytes } from 'node:crypto';
import { instanceText, type AllocationInstance, type Draw } from '#matching';

/** A new seed, 64 lower-case hexadecimal digits. */
export function newSeed(): string {
  return randomBytes(32).toString('hex');
}

/** The draw that a seed (pairs of lower-case hexadecimal digits) gives for some students: see `Draw`. O(students). */
export function drawLottery(seed: string, studentIds: readonly string[]): Draw {
  const secret = Buffer.from(seed, 'hex');
  const keyOf = (id: string): string => createHmac('sha256', secret).update(id).digest('hex');
  return {
    seed,
    commitment: createHash('sha256').update(secret).digest('hex'),
    keys: new Map(studentIds.map((id) => [id, keyOf(id)])),
  };
}

/** SHA-256 of an instance's text, in hexadecimal: the same whatever the order of its rows. O(size). */
export function hashOf(instance: AllocationInstance): string {
  return createHash('sha256').update(instanceText(instance)).digest('hex');
}
