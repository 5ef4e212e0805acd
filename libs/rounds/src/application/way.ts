import type { Journey } from '#travel';

/** The longer of the two ways: what is held against a student's limit. */
export function minutesEachWay({ outMinutes, backMinutes }: Journey): number {
  return Math.max(outMinutes, backMinutes);
}
