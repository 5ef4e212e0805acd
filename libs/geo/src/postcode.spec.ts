import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outcodeOf, parsePostcode, sectorOf } from './postcode.js';

describe('parsePostcode', () => {
  it.each(['B36 8EY', 'b368ey', ' b36  8ey ', 'B36\u00a08EY', 'B3 68EY'])('reads %p as B36 8EY', (text) => {
    expect(parsePostcode(text)).toBe('B36 8EY');
  });

  it.each(['M1 1AE', 'B33 8TH', 'CR2 6XH', 'DN55 1PT', 'W1A 1HQ', 'EC1A 1BB'])('knows the shape of %s', (written) => {
    expect(parsePostcode(written.replace(' ', ''))).toBe(written);
  });

  it.each([
    '',
    'B36',
    'B36 8',
    'B36 8E',
    'B36 8EYY',
    'Q1 1AA',
    'B36 8EC',
    'BI1 1AA',
    'B3O 1AA',
    'B36-8EY',
    '12345',
    'B123 4AB',
  ])('refuses %p', (text) => {
    expect(parsePostcode(text)).toBeUndefined();
  });

  it('answers the same for what it has answered before, and takes it apart and together again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,2}[0-9]{1,2}[A-Z]? ?[0-9][A-Z]{2}$/), (text) => {
        const postcode = parsePostcode(text);
        if (postcode === undefined) return;
        expect(parsePostcode(postcode.toLowerCase())).toBe(postcode);
        expect(postcode.startsWith(`${outcodeOf(postcode)} `)).toBe(true);
        expect(sectorOf(postcode)).toBe(`${outcodeOf(postcode)} ${postcode.charAt(postcode.length - 3)}`);
      }),
    );
  });

  it('names the district and the sector of a postcode', () => {
    const postcode = parsePostcode('EC1A 1BB');
    expect(postcode && outcodeOf(postcode)).toBe('EC1A');
    expect(postcode && sectorOf(postcode)).toBe('EC1A 1');
  });
});
