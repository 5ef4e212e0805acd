import { describe, expect, it } from '@jest/globals';
import { drawCode, hashOfCode } from '../application/mail-code.js';
import { hoursOfCode, judgeCode, mostTries, nextCodeAt, type MailAddress } from './address-code.js';

const askedAt = new Date('2026-09-14T08:00:00Z');

function anAddress(changes: Partial<MailAddress> = {}): MailAddress {
  const waiting = { address: 'somebody@example.org', askedAt, codeHash: hashOfCode('12345678') };
  return { ...waiting, tries: 0, confirmedAt: null, wantsLetters: true, ...changes };
}

function hoursLater(hours: number): Date {
  return new Date(askedAt.getTime() + hours * 3_600_000);
}

describe('a code', () => {
  it('confirms the address that it was sent to, with whatever blanks it is typed', () => {
    expect(judgeCode(anAddress(), hashOfCode(' 1234 5678 '), askedAt)).toBe('CONFIRMED');
    expect(judgeCode(anAddress(), hashOfCode('12345679'), askedAt)).toBe('WRONG');
  });

  it('is spent after a day, after five tries and once it was used', () => {
    const typed = hashOfCode('12345678');
    expect(judgeCode(anAddress(), typed, new Date(hoursLater(hoursOfCode).getTime() - 1))).toBe('CONFIRMED');
    expect(judgeCode(anAddress(), typed, hoursLater(hoursOfCode))).toBe('SPENT');
    expect(judgeCode(anAddress({ tries: mostTries - 1 }), typed, askedAt)).toBe('CONFIRMED');
    expect(judgeCode(anAddress({ tries: mostTries }), typed, askedAt)).toBe('SPENT');
    expect(judgeCode(anAddress({ codeHash: null }), typed, askedAt)).toBe('SPENT');
  });

  it('is eight digits, and another each time', () => {
    const codes = Array.from({ length: 50 }, drawCode);
    for (const { code, hash } of codes) {
      expect(code).toMatch(/^\d{8}$/);
      expect(hash).toEqual(hashOfCode(code));
    }
    expect(new Set(codes.map(({ code }) => code)).size).toBeGreaterThan(40);
  });

  it('is sent once in ten minutes', () => {
    expect(nextCodeAt(anAddress())).toEqual(new Date('2026-09-14T08:10:00Z'));
  });
});
