import type { InputFault } from '#kernel';
import { findContactDetails } from './contact-details.js';

/** A fault for each text, by its field, that holds a private way to reach somebody; in the order of the fields. O(length). */
export function contactFaultsOf(texts: Readonly<Record<string, string>>): InputFault[] {
  return Object.entries(texts).flatMap(([path, text]) => {
    const found = findContactDetails(text);
    const message = 'holds contact details; please leave out addresses, numbers, links and names on platforms';
    return found.length === 0 ? [] : [{ path, value: found.join(', ').slice(0, 200), message }];
  });
}
