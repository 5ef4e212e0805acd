/** What a young person pays on public transport in a programme's area. */
export interface Fare {
  /** For one boarding, 0 or more. */
  readonly singlePence: number;
  /** The most that a day of travel costs; null where there is no cap. */
  readonly dayCapPence: number | null;
  /** Names of the passes with which travel is free. */
  readonly freeWith: readonly string[];
}

/**
 * Pence for a day on which somebody boards that many vehicles out and back: singles up to the day's cap, nothing with a pass that covers
 * them. Null where no fare is known: unknown is not free. One tariff for all operators; where operators do not accept each other's
 * tickets the truth is higher. O(passes).
 */
export function pencePerDay(rides: number, fare: Fare | null, passes: readonly string[]): number | null {
  if (rides === 0) return 0;
  if (fare === null) return null;
  if (passes.some((pass) => fare.freeWith.includes(pass))) return 0;
  return Math.min(rides * fare.singlePence, fare.dayCapPence ?? Infinity);
}
