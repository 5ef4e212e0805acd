import { findWordsOfConcern } from '#concerns';
import type { ReviewText } from './review.js';

/** True when what was written as a review is for the safeguarding lead instead. O(length). */
export function isOfConcern({ body, advice }: Pick<ReviewText, 'body' | 'advice'>, feltSafe: boolean): boolean {
  return !feltSafe || findWordsOfConcern(body).length > 0 || findWordsOfConcern(advice).length > 0;
}
