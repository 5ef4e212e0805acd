import { describe, expect, it } from '@jest/globals';
import { jobCategoryTable } from './job-categories.js';
import { profileOfCategories } from './profile-of-categories.js';

describe('profileOfCategories', () => {
  it('is the profile of the one category that was chosen', () => {
    expect(profileOfCategories(['HEALTHCARE'])).toEqual(jobCategoryTable.HEALTHCARE.profile);
  });

  it('lies half-way between two', () => {
    const profile = profileOfCategories(['SOCIAL_CARE', 'LAW_AND_LEGAL']);
    expect(profile?.social).toBeCloseTo((6.92 + 3.67) / 2);
    expect(profile?.realistic).toBeCloseTo((1.94 + 1.52) / 2);
  });

  it('says nothing of a student who has chosen nothing', () => {
    expect(profileOfCategories([])).toBeNull();
  });
});
