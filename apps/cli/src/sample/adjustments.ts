import type { Seeded } from './seeded.js';

/** What a host is asked to do for a student with SEND support. What is done, never why: no diagnosis belongs here. */
export const adjustmentTexts = [
  'Give instructions one step at a time and check that each is clear before the next.',
  'Agree a quiet place to go to for ten minutes when it gets too much.',
  'Keep to the same start time, desk and supervisor all week, and warn of changes the day before.',
  'Step-free way in, to the work area and to the toilet.',
  'Written notes in at least 16-point print; no handwriting on a whiteboard only.',
  'Face the student when speaking and avoid meetings in noisy rooms.',
  'Reading and writing in short pieces, with somebody to read aloud if asked.',
  'A seat for standing tasks and a five-minute rest each hour.',
  'Meet at the door by name on the first morning and show the whole day on paper.',
  'Extra time to answer; do not put on the spot in front of a group.',
] as const;

/** One or two of them, as one text. */
export function drawAdjustments(chance: Seeded): string {
  return chance
    .shuffled(adjustmentTexts)
    .slice(0, 1 + chance.below(2))
    .join(' ');
}
