import type { InputFault } from '#kernel';
import { contactFaultsOf } from '#safeguarding';
import type { ReviewText } from './review.js';

/** A fault for each text of a review that holds a private way to reach somebody, in the order of the fields. O(length). */
export function contactFaults({ body, advice }: Pick<ReviewText, 'body' | 'advice'>): InputFault[] {
  return contactFaultsOf({ body, advice });
}
