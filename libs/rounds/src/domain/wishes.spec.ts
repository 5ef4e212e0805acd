import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { interestStatements, jobCategories, type TaskKind } from '#interests';
import { anId } from './ids.fixture.js';
import { byWish, fitOf, wishScore } from './wishes.js';

const slot = (
  category: string,
  tasks: readonly TaskKind[] = [],
  number = 1,
): Parameters<ReturnType<typeof fitOf>>[0] => ({
  opportunityId: anId('Opportunity', number),
  category,
  tasks,
});

/** Chose these categories and answered nothing. */
const chose = (...interests: string[]): Parameters<typeof fitOf>[0] => ({ interests, answers: {} });

describe('fitOf', () => {
  it('fits a category that was named perfectly, however unlike the others it is', () => {
    const fit = fitOf(chose('ANIMAL_CARE', 'LAW_AND_LEGAL', 'SOCIAL_CARE'));
    expect(fit(slot('LAW_AND_LEGAL'))).toBe(1);
    expect(fit(slot('ANIMAL_CARE'))).toBe(1);
  });

  it('fits categories of a like kind better than others', () => {
    const fit = fitOf(chose('CONSTRUCTION_AND_TRADES'));
    expect(fit(slot('ENGINEERING_AND_MAINTENANCE'))).toBeGreaterThan(0.7);
    expect(fit(slot('SOCIAL_CARE'))).toBeLessThan(0);
  });

  it('goes by what is done there where the advert says so, advert by advert', () => {
    const fit = fitOf(chose('CREATIVE_AND_MEDIA'));
    expect(fit(slot('RETAIL_AND_SALES', ['DRAW_OR_DESIGN'], 1))).toBeGreaterThan(0.8);
    expect(fit(slot('RETAIL_AND_SALES', ['PACK_MOVE_OR_STORE'], 2))).toBeLessThan(0);
    expect(fit(slot('CREATIVE_AND_MEDIA', ['KEEP_RECORDS'], 3))).toBeLessThan(0.5);
    expect(fit(slot('CREATIVE_AND_MEDIA', [], 4))).toBe(1);
  });

  it('goes by what the student answered where no category was named', () => {
    const helping = Object.fromEntries(interestStatements.map(({ id, scale }) => [id, scale === 'social' ? 5 : 2]));
    const fit = fitOf({ interests: [], answers: helping });
    expect(fit(slot('SOCIAL_CARE'))).toBeGreaterThan(0.8);
    expect(fit(slot('MANUFACTURING'))).toBeLessThan(0);
  });

  it('says nothing of somebody without interests, nor of a category that nobody knows', () => {
    expect(fitOf(chose())(slot('LAW_AND_LEGAL'))).toBeNull();
    expect(fitOf(chose('NO_SUCH_WORK'))(slot('LAW_AND_LEGAL'))).toBeNull();
    expect(fitOf(chose('LAW_AND_LEGAL'))(slot('NO_SUCH_WORK'))).toBeNull();
  });
});

describe('wishScore', () => {
  it('gives half a point at the door, none at the limit, and nothing for a fit that is not known', () => {
    expect(wishScore(null, 0, 60)).toBe(0.5);
    expect(wishScore(null, 60, 60)).toBe(0);
    expect(wishScore(1, 30, 60)).toBe(1.25);
    expect(wishScore(-1, 60, 60)).toBe(-1);
  });
});

describe('byWish', () => {
  it('puts the dearer first and goes by id among equals', () => {
    const ids = [anId('Slot', 1), anId('Slot', 2), anId('Slot', 3)].sort();
    const wishes = [
      { slotId: ids[2]!, score: 0.5 },
      { slotId: ids[0]!, score: 0.5 },
      { slotId: ids[1]!, score: 0.7 },
    ];
    expect(wishes.sort(byWish).map(({ slotId }) => slotId)).toEqual([ids[1], ids[0], ids[2]]);
  });

  it('orders strictly: of two different wishes exactly one comes first', () => {
    const anyWish = fc.record({
      slotId: fc.constantFrom(anId('Slot', 4), anId('Slot', 5)),
      score: fc.constantFrom(-1, 0, 0.5),
    });
    fc.assert(
      fc.property(anyWish, anyWish, (left, right) => {
        const same = left.slotId === right.slotId && left.score === right.score;
        expect(Math.sign(byWish(left, right)) + Math.sign(byWish(right, left))).toBe(0);
        expect(byWish(left, right) === 0).toBe(same);
      }),
    );
  });

  it('knows every category that a student may tick', () => {
    for (const category of jobCategories) expect(fitOf(chose(category))(slot(category))).toBe(1);
  });
});
