import { findWordsOfConcern } from '#concerns';
import type { ReviewText } from './review.js';

/** True when what was written as a review is for the safeguarding lead instead. O(length). */
export function isOfConcern({ body, advice }: Pick<ReviewText, 'body' | 'advice'>, feltSafe: boolean): boolean {
  return !feltSafe || findWordsOfConcern(body).length > 0 || findWordsOfConcern(advice).length > 0;
}

/** What a safeguarding lead reads of a review that somebody who moderates has passed on. O(length). */
export function concernFromReview({ body, advice }: Pick<ReviewText, 'body' | 'advice'>): string {
  return ['Written in a review of the placement, and passed on by whoever read it:', body, advice].join('\n\n');
}

/** What the author of such a review reads in place of a reason. Nothing in it says what was found, since others may look over a shoulder. */
export const keptBack =
  'Thank you for writing this. It is not published, and the employer does not see it. Somebody at your school will talk with ' +
  'you. If you are in danger now, call 999; Childline is there at any hour on 0800 1111.';
