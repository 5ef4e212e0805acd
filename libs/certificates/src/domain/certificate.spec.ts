import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDate } from '#kernel';
import { codeLength, codeLetters, isCode, monthOf, printedCode, readCode } from './certificate.js';

const anyCode = fc.string({ unit: fc.constantFrom(...codeLetters), minLength: codeLength, maxLength: codeLength });

describe('the code of a certificate', () => {
  it('is read back from paper, in small letters and with blanks as well', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const printed = printedCode(code);
        expect(printed).toMatch(/^(\w{4}-){3}\w{4}$/);
        expect(readCode(printed)).toBe(code);
        expect(readCode(` ${printed.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
        expect(isCode(code)).toBe(true);
      }),
    );
  });

  it('has no letters that are taken for digits, and reads those as the digits', () => {
    expect(readCode('oOiI-lL00-1111-2222')).toBe('0011110011112222');
    for (const letter of 'OILU') expect(codeLetters).not.toContain(letter);
  });

  it.each(['', '0011', 'U011110011112222', '00111100111122223'])('is not %j', (typed) => {
    expect(isCode(readCode(typed))).toBe(false);
  });
});

describe('the month of a certificate', () => {
  it('is told without the day', () => {
    expect([monthOf(localDate('2026-10-26')), monthOf(localDate('2027-01-01'))]).toEqual([
      'October 2026',
      'January 2027',
    ]);
  });
});
