/**
 * How a lottery was drawn: a seed (hexadecimal), its commitment SHA-256(seed), and each student's key HMAC-SHA-256(seed, student id), all
 * of the seed's bytes. `lotteryOrder` makes the numbers from the keys.
 */
export interface Draw {
  readonly seed: string;
  readonly commitment: string;
  /** By student id, 64 lower-case hexadecimal digits each. */
  readonly keys: ReadonlyMap<string, string>;
}
