import { describe, expect, it } from '@jest/globals';
import { allocationStates, pendingStates } from '#placements';
import {
  couldShow,
  daysLater,
  daysOfLink,
  isRepeated,
  isUsable,
  linkState,
  maySayOfAdjustments,
  type LinkFacts,
} from './guardian-link.js';
import { aLink, askedAt } from './link.fixture.js';

const { expiresAt, terms } = aLink();

describe('a link', () => {
  it('works for 14 days to the millisecond', () => {
    expect(daysLater(askedAt, daysOfLink.valid)).toEqual(expiresAt);
    expect(isUsable(aLink(), askedAt)).toBe(true);
    expect(isUsable(aLink(), new Date(expiresAt.getTime() - 1))).toBe(true);
    expect(isUsable(aLink(), expiresAt)).toBe(false);
  });

  const dead: readonly (readonly [string, Partial<LinkFacts>])[] = [
    ['was made void', { isVoid: true }],
    ['belongs to somebody whom a court keeps from contact', { isContactRestricted: true }],
    ['was answered with a yes', { reply: 'GIVEN' }],
    ['was answered with a no', { reply: 'REFUSED' }],
    ['leads to a host that is suspended', { isHostOpen: false }],
    ['is for dangers that have changed', { terms: { ...terms, hazards: ['NOISE'] } }],
  ];

  it.each(dead)('does not work once it %s', (_, facts) => {
    expect(isUsable(aLink(facts), askedAt)).toBe(false);
  });

  it('goes on working through a change that does not touch guardians', () => {
    expect(isUsable(aLink({ terms: { ...terms, title: 'Another title' }, version: 9 }), askedAt)).toBe(true);
  });

  it.each(allocationStates)('for a place that is %s works only while that is ahead', (allocationState) => {
    expect(isUsable(aLink({ allocationState }), askedAt)).toBe(pendingStates.includes(allocationState));
  });

  it('takes the same answer again and no other, for as long as it is not void or over', () => {
    const answered = aLink({ reply: 'GIVEN' });
    expect(isRepeated(answered, 'GIVEN', askedAt)).toBe(true);
    expect(isRepeated(answered, 'REFUSED', askedAt)).toBe(false);
    expect(isRepeated(aLink(), 'GIVEN', askedAt)).toBe(false);
    expect(isRepeated(answered, 'GIVEN', expiresAt)).toBe(false);
    expect(isRepeated(aLink({ reply: 'GIVEN', isContactRestricted: true }), 'GIVEN', askedAt)).toBe(false);
  });

  it('takes whether the employer may read what is needed, answered or not: a yes while it works, a no for as long as it is kept', () => {
    for (const reply of [null, 'GIVEN', 'REFUSED'] as const) {
      const [inTime, over] = [askedAt, expiresAt].map((now) =>
        [true, false].map((isReleased) => maySayOfAdjustments(aLink({ reply }), isReleased, now)),
      );
      expect({ inTime, over }).toEqual({ inTime: [true, true], over: [false, true] });
    }
    for (const facts of [{ isVoid: true }, { isContactRestricted: true }])
      for (const isReleased of [true, false])
        expect(maySayOfAdjustments(aLink(facts), isReleased, askedAt)).toBe(false);
  });

  it('can have shown the versions from its making until now', () => {
    expect([1, 2, 3, 4].filter((version) => couldShow(aLink(), version))).toEqual([2, 3]);
  });
});

describe('what has become of a link', () => {
  const times = { expiresAt, sentAt: null, answeredAt: null, voidedAt: null };

  it.each([
    ['QUEUED', {}, askedAt],
    ['SENT', { sentAt: askedAt }, askedAt],
    ['EXPIRED', { sentAt: askedAt }, expiresAt],
    ['ANSWERED', { sentAt: askedAt, answeredAt: askedAt }, expiresAt],
    ['VOID', { answeredAt: askedAt, voidedAt: askedAt }, expiresAt],
  ])('is %s after %j', (state, happened, now) => {
    expect(linkState({ ...times, ...happened }, now)).toBe(state);
  });
});
