import { findContactDetails } from '#safeguarding';

/** The inward half of a postcode has none of C I K M O V, so that "B2 3pm" is none; "B2 3rd floor" is none either. */
const postcode = /(?<![\p{L}\d])[A-Z]{1,2}\d[A-Z\d]?\s{0,3}\d(?!nd|rd|st|th)[ABD-HJLNP-UW-Z]{2}(?![\p{L}\d])/giu;

const homes: readonly RegExp[] = [
  /\bmy\s(?:home\s)?address\b/giu,
  /\b(?:i|we)(?:['\u2019](?:m|re)|\sam|\sare)?\s(?:live|living|stay|staying)\s(?:at|on|in)\s\d+\b/giu,
  /\b(?:come|pop|meet(?:\sme)?)\s(?:(?:round|over|back|up)\s)?(?:to|at)\s(?:mine\b|my\s(?:house|home|flat|place)\b)/giu,
];

/**
 * Everything in a message that is a way around this service: contact details as in adverts, then postcodes other than the workplace's,
 * then where somebody lives and invitations there. Each as it reads; empty when there is none. A message that holds none by itself is
 * read on from what its author wrote `before`, oldest first, because a number can be sent in pieces. O(length).
 */
export function findPrivateWays(text: string, workplacePostcode: string, before: readonly string[] = []): string[] {
  const found = waysIn(text, workplacePostcode);
  return found.length > 0 || before.length === 0 ? found : waysIn([...before, text].join('\n'), workplacePostcode);
}

function waysIn(text: string, workplacePostcode: string): string[] {
  const legible = text.normalize('NFKC');
  const elsewhere = (legible.match(postcode) ?? []).filter((found) => compact(found) !== compact(workplacePostcode));
  return [...findContactDetails(text), ...elsewhere, ...homes.flatMap((home) => legible.match(home) ?? [])];
}

function compact(code: string): string {
  return code.replace(/\s/g, '').toUpperCase();
}
