/**
 * Random numbers from 0 to below 1, the same for the same seed (an integer; of others the lower 32 bits count). Good enough to shuffle
 * with, and no secret: nothing that matters to a student is drawn with it. O(1) a number. Source: mulberry32, T. Ettinger, public domain.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
