import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { offerUntil, plainTerms, roundStateAt, roundStates, termFaults } from './round.js';

const now = new Date('2026-09-14T08:00:00Z');
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
const terms = { ...plainTerms, opensAt: days(1), closesAt: days(10), answerBy: days(20) };
const pathsOf = (...args: Parameters<typeof termFaults>): string[] => termFaults(...args).map(({ path }) => path);

describe('the terms of a round', () => {
  it('may leave out every date', () => {
    for (const state of roundStates) expect(termFaults(plainTerms, state, now)).toEqual([]);
  });

  it('look ahead at what is still to happen, and only at that', () => {
    const later = days(30);
    expect(pathsOf(terms, 'DRAFT', now)).toEqual([]);
    expect(pathsOf(terms, 'DRAFT', later)).toEqual(['opensAt', 'closesAt', 'answerBy']);
    expect(pathsOf(terms, 'OPEN', later)).toEqual(['closesAt', 'answerBy']);
    expect(pathsOf(terms, 'PUBLISHED', later)).toEqual(['answerBy']);
  });

  it('come in their order, also where one is left out', () => {
    expect(pathsOf({ ...terms, closesAt: days(1) }, 'DRAFT', now)).toEqual(['closesAt']);
    expect(pathsOf({ ...terms, answerBy: days(10) }, 'DRAFT', now)).toEqual(['answerBy']);
    expect(pathsOf({ ...terms, closesAt: null, answerBy: days(1) }, 'DRAFT', now)).toEqual(['answerBy']);
  });

  it('close lists on the instant, and nothing else', () => {
    for (const state of roundStates) {
      expect(roundStateAt({ state, closesAt: days(1) }, days(0.99))).toBe(state);
      expect(roundStateAt({ state, closesAt: days(1) }, days(1))).toBe(state === 'OPEN' ? 'CLOSED' : state);
      expect(roundStateAt({ state, closesAt: null }, days(99))).toBe(state);
    }
  });

  it('leave three days at the least, whenever an offer is made', () => {
    expect(offerUntil(plainTerms, now)).toBeNull();
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), (offset) => {
        const until = offerUntil({ answerBy: days(offset) }, now)?.getTime() ?? 0;
        return until >= days(3).getTime() && (until === days(offset).getTime() || offset < 3);
      }),
    );
  });
});
