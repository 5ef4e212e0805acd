import type { InputFault } from '#kernel';
import { compareIds } from './compare-ids.js';
import type { Lottery } from './allocation-instance.js';
import { MatchingInputError } from './matching-input-error.js';

const hmacSha256 = /^[0-9a-f]{64}$/;

/**
 * The lottery of a run: from each student's HMAC-SHA-256(seed, student id), as 64 lower-case hexadecimal digits, to the numbers 1 to n, 1
 * going first. The same keys give the same lottery whatever their order in the map; equal keys, which no real run sees, go by id.
 * Throws `MatchingInputError` with every key that is not of that form. O(n log n).
 *
 * The service draws the seed, computes the HMACs and publishes SHA-256(seed) as a commitment before lists close; after the run it shows
 * the seed, and anybody can check that the draw was neither chosen after the fact nor bent for one student.
 */
export function lotteryOrder(keys: ReadonlyMap<string, string>): Lottery {
  const faults: InputFault[] = [];
  for (const [studentId, key] of keys) {
    if (!hmacSha256.test(key)) {
      faults.push({ path: `keys.${studentId}`, value: key, message: 'is not 64 lower-case hexadecimal digits' });
    }
  }
  if (faults.length > 0) throw new MatchingInputError(faults);
  const drawn = [...keys].sort(
    ([leftId, left], [rightId, right]) => compareIds(left, right) || compareIds(leftId, rightId),
  );
  return new Map(drawn.map(([studentId], index) => [studentId, index + 1]));
}
