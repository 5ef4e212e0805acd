import type { InputFault } from '#kernel';
import { findContactDetails } from '#safeguarding';
import type { ReviewText } from './review.js';

/** A fault for each text of a review that holds a private way to reach somebody, in the order of the fields. O(length). */
export function contactFaults(text: Pick<ReviewText, 'body' | 'advice'>): InputFault[] {
  return (['body', 'advice'] as const).flatMap((path) => {
    const found = findContactDetails(text[path]);
    const message = 'holds contact details; please leave out addresses, numbers, links and names on platforms';
    return found.length === 0 ? [] : [{ path, value: found.join(', ').slice(0, 200), message }];
  });
}
