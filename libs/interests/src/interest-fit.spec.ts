import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { interestFit } from './interest-fit.js';
import { jobCategories, jobCategoryTable, type JobCategory } from './job-categories.js';
import { profileOfCategories } from './profile-of-categories.js';
import type { RiasecProfile } from './riasec-profile.js';

const profileOf = (scores: readonly number[]): RiasecProfile => {
  const [realistic = 0, investigative = 0, artistic = 0, social = 0, enterprising = 0, conventional = 0] = scores;
  return { realistic, investigative, artistic, social, enterprising, conventional };
};
const maker = profileOf([7, 5, 3, 1, 2, 4]);
const anyProfile = fc
  .array(fc.integer({ min: 10, max: 70 }), { minLength: 6, maxLength: 6 })
  .map((tenths) => profileOf(tenths.map((t) => t / 10)));

describe('interestFit', () => {
  it('is 1 for the same shape, whatever its level and its height', () => {
    expect(interestFit(maker, maker)).toBeCloseTo(1);
    expect(interestFit(maker, profileOf([5, 4, 3, 2, 2.5, 3.5]))).toBeCloseTo(1);
  });

  it('is -1 for the opposite', () => {
    expect(interestFit(maker, profileOf([1, 3, 5, 7, 6, 4]))).toBeCloseTo(-1);
  });

  it('agrees with a correlation worked out by hand', () => {
    // Deviations (-2.5 … 2.5) against (-2.5, -1.5, -0.5, 1.5, 0.5, 2.5): sum of products 16.5, each sum of squares 17.5.
    expect(interestFit(profileOf([1, 2, 3, 4, 5, 6]), profileOf([1, 2, 3, 5, 4, 6]))).toBeCloseTo(16.5 / 17.5);
  });

  it('has no answer for a profile whose scores lie within a point of each other', () => {
    expect(interestFit(profileOf([4, 4, 4, 4, 4, 4]), maker)).toBeNull();
    expect(interestFit(maker, profileOf([4, 4.9, 4, 4, 4.5, 4]))).toBeNull();
    expect(interestFit(maker, profileOf([4, 5, 4, 4, 4.5, 4]))).not.toBeNull();
  });

  it('stays between -1 and 1 and is the same both ways', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (student, role) => {
        const fit = interestFit(student, role);
        expect(interestFit(role, student)).toBe(fit);
        if (fit === null) return;
        expect(Math.abs(fit)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each(jobCategories)('puts nothing before %s for a student who chose only that', (category) => {
    const student = profileOfCategories([category]) ?? maker;
    const fitOf = (other: JobCategory): number => interestFit(student, jobCategoryTable[other].profile) ?? -1;
    expect(fitOf(category)).toBeCloseTo(1);
    expect([...jobCategories].sort((a, b) => fitOf(b) - fitOf(a))[0]).toBe(category);
  });
});
