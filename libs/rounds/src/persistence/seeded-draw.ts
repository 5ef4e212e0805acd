import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { StudentId } from '#kernel';
import type { Draw } from '../application/ports.js';

/** The draw by SHA-256 and HMAC-SHA-256, so that anybody can check it with what is on every computer once the seed is shown. */
export const seededDraw: Draw = {
  newSeed: () => randomBytes(32).toString('hex'),
  commitmentTo: (seed) => createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex'),
  keys: (seed, studentIds) => {
    const secret = Buffer.from(seed, 'hex');
    const keyOf = (id: StudentId): string => createHmac('sha256', secret).update(id).digest('hex');
    return new Map(studentIds.map((id) => [id, keyOf(id)]));
  },
};
