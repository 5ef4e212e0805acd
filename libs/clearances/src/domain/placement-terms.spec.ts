import { describe, expect, it } from '@jest/globals';
import {
  concerns,
  parties,
  stillHolds,
  termsHash,
  type PlacementPart,
  type PlacementTerms,
} from './placement-terms.js';

const parts = Object.keys(concerns) as PlacementPart[];
const terms = Object.fromEntries(parts.map((part) => [part, `the ${part} of before`])) as PlacementTerms;
const table = parts.flatMap((part) =>
  parties.map((party) => ({ part, party, touches: (concerns[part] as readonly string[]).includes(party) })),
);

describe('a change of a placement', () => {
  it.each(table)('in its $part touches what the $party has signed: $touches', ({ part, party, touches }) => {
    const signed = { version: 1, termsHash: termsHash(terms, party) };
    const present = { version: 2, terms: { ...terms, [part]: 'another' } };
    expect(stillHolds(signed, present, party)).toBe(!touches);
  });

  it.each(parties)('in its version alone leaves what the %s has signed', (party) => {
    const signed = { version: 1, termsHash: termsHash(terms, party) };
    expect(stillHolds(signed, { version: 9, terms }, party)).toBe(true);
  });

  it('ends what was signed before hashes were kept, whatever it is', () => {
    const signed = { version: 1, termsHash: null };
    expect(stillHolds(signed, { version: 1, terms }, 'GUARDIAN')).toBe(true);
    expect(stillHolds(signed, { version: 2, terms }, 'GUARDIAN')).toBe(false);
  });

  it('of site, hours, dates, dangers or adults asks the guardian anew, as rule R91 has it', () => {
    for (const part of ['site', 'hours', 'dates', 'hazards', 'adults'] as const)
      expect(concerns[part]).toContain('GUARDIAN');
  });
});
