import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate, type LocalDate, type OpportunityId, type ReviewId, type SchoolId } from '#kernel';
import { batchesDue, isEnough, isOld, type PendingReview, type ReviewBatch } from './batches.js';
import { halfTermStart } from './half-term.js';

const autumn = localDate('2026-09-01');
const november = localDate('2026-11-01');

function pending(schools: string, publishedIn: LocalDate = autumn, advert = 'a'): PendingReview[] {
  return [...schools].map((school, index) => ({
    id: `rev_${advert}${publishedIn}${index}${school}` as ReviewId,
    opportunityId: advert as OpportunityId,
    schoolId: school as SchoolId,
    publishedIn,
  }));
}

describe('a batch of reviews', () => {
  it.each([
    ['ppppq', true],
    ['pppqq', true],
    ['pppppp', false],
    ['pppq', false],
    ['', false],
  ])('of the schools %s comes out: %s', (schools, isDue) => {
    expect(batchesDue(pending(schools), november).length).toBe(isDue ? 1 : 0);
  });

  it('waits for the half-term to be over, and bears the first day of the next', () => {
    expect(batchesDue(pending('ppppq'), localDate('2026-10-31'))).toEqual([]);
    expect(batchesDue(pending('ppppq'), localDate('2026-12-24'))).toMatchObject([{ shownFrom: november }]);
  });

  it('holds nothing that passed in the present half-term, and nothing of another advert', () => {
    const late = pending('pq', november);
    const [batch, ...others] = batchesDue([...pending('ppppq'), ...late, ...pending('pppq', autumn, 'b')], november);
    expect(others).toEqual([]);
    expect(batch?.reviewIds).toHaveLength(5);
    expect(batchesDue(late, localDate('2027-01-01'))).toEqual([]);
  });

  it('is old a year after it came out', () => {
    expect(isOld(november, localDate('2027-10-31'))).toBe(false);
    expect(isOld(november, november)).toBe(false);
    expect(isOld(november, localDate('2027-11-01'))).toBe(true);
  });
});

/** A year and a half of moderation, with the worker's nights in between: what was shown of each advert after each night. */
interface Night {
  readonly shown: ReadonlyMap<string, readonly PendingReview[]>;
}

const passing = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 40 }),
    advert: fc.constantFrom('a', 'b', 'c'),
    school: fc.constantFrom('p', 'q', 'r'),
  }),
  { maxLength: 60 },
);

function history(steps: readonly { after: number; advert: string; school: string }[]): Night[] {
  const nights: Night[] = [];
  const all: PendingReview[] = [];
  const shown = new Map<string, PendingReview[]>();
  let day = autumn;
  const night = (): void => {
    const known = new Set([...shown.values()].flat());
    const due: ReviewBatch[] = batchesDue(
      all.filter((review) => !known.has(review)),
      day,
    );
    for (const { opportunityId, reviewIds } of due) {
      const batch = all.filter(({ id }) => reviewIds.includes(id));
      shown.set(opportunityId, [...(shown.get(opportunityId) ?? []), ...batch]);
    }
    nights.push({ shown: new Map(shown) });
  };
  for (const [index, { after, advert, school }] of steps.entries()) {
    for (let left = after; left > 0; left -= 7) {
      day = addDays(day, Math.min(left, 7));
      night();
    }
    all.push({
      id: `rev_${index}` as ReviewId,
      opportunityId: advert as OpportunityId,
      schoolId: school as SchoolId,
      publishedIn: halfTermStart(day),
    });
  }
  return nights;
}

/** Everything that an employer is ever told a number about: each of its adverts on each night, and all of them together. */
function told(nights: readonly Night[]): ReadonlySet<PendingReview>[] {
  const whole = nights.map(({ shown }) => new Set([...shown.values()].flat()));
  return [...whole, ...nights.flatMap(({ shown }) => [...shown.values()].map((reviews) => new Set(reviews)))];
}

function distinct(sets: readonly ReadonlySet<PendingReview>[]): ReadonlySet<PendingReview>[] {
  return [
    ...new Map(
      sets.map((set) => [
        [...set]
          .map(({ id }) => id)
          .sort()
          .join(),
        set,
      ]),
    ).values(),
  ];
}

/** The smallest groups of reviews that sums and differences of all those numbers can tell apart: who is in the same of them. */
function tellable(sets: readonly ReadonlySet<PendingReview>[]): PendingReview[][] {
  const groups = new Map<string, PendingReview[]>();
  for (const review of new Set(sets.flatMap((set) => [...set]))) {
    const key = sets.map((set) => (set.has(review) ? '1' : '0')).join('');
    groups.set(key, [...(groups.get(key) ?? []), review]);
  }
  return [...groups.values()];
}

describe('whatever an employer adds up and takes away', () => {
  it('never comes down to fewer than five reviews, or to those of one school', () => {
    fc.assert(
      fc.property(passing, (steps) => {
        for (const group of tellable(distinct(told(history(steps))))) expect(isEnough(group)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('would come down to single reviews if each were shown once enough others are', () => {
    const each = pending('ppppqp');
    const nights = each.map((_, index) => ({
      shown: new Map([['a', isEnough(each.slice(0, index + 1)) ? each.slice(0, index + 1) : []]]),
    }));
    expect(tellable(distinct(told(nights))).some((group) => !isEnough(group))).toBe(true);
  });
});
