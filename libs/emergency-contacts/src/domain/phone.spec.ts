import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { phoneOf } from './phone.js';

describe('a telephone number', () => {
  it.each([
    ['0121 496 0100', '+441214960100'],
    ['07700 900123', '+447700900123'],
    ['+44 7700 900123', '+447700900123'],
    ['+44 (0)121 496-0100', '+441214960100'],
    ['0044 121 496 0100', '+441214960100'],
    ['(01204) 49601', '+44120449601'],
    ['+48 22 123.45.67', '+48221234567'],
    ['+92 300 1234567', '+923001234567'],
  ])('typed as %s is %s', (typed, phone) => {
    expect(phoneOf(typed)).toBe(phone);
  });

  it.each([
    '',
    '0',
    '999',
    '121 496 0100',
    '0121 496 01',
    '012 14960 10000',
    '+',
    '+0 121 496 0100',
    '+44 0121',
    'ring Mum',
    '0121 496 O1OO',
    '+48 22',
    '++48221234567',
    '+4822123456712345',
  ])('is not %j', (typed) => {
    expect(phoneOf(typed)).toBeUndefined();
  });

  it('read twice is the same, whatever stands between its digits', () => {
    const between = fc.constantFrom('', ' ', '-', '.', '  ');
    const national = fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map(String);
    fc.assert(
      fc.property(national, fc.array(between, { minLength: 10, maxLength: 10 }), (digits, gaps) => {
        const typed = `0${[...digits].map((digit, index) => `${gaps[index] ?? ''}${digit}`).join('')}`;
        expect(phoneOf(typed)).toBe(`+44${digits}`);
        expect(phoneOf(`+44${digits}`)).toBe(`+44${digits}`);
      }),
    );
  });
});
