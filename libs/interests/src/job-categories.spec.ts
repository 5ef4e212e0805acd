import { describe, expect, it } from '@jest/globals';
import { jobCategories, jobCategoryTable, parseJobCategory } from './job-categories.js';
import { riasecScales } from './riasec-profile.js';

describe('the job categories', () => {
  it('are the 25 of the National Careers Service, in the order of their names', () => {
    const names = jobCategories.map((category) => jobCategoryTable[category].name);
    expect(new Set(names).size).toBe(25);
    expect(names).toEqual([...names].sort());
    expect(Object.keys(jobCategoryTable)).toEqual([...jobCategories]);
  });

  it.each(jobCategories)('%s has six scores from 1 to 7', (category) => {
    for (const scale of riasecScales) {
      expect(jobCategoryTable[category].profile[scale]).toBeGreaterThanOrEqual(1);
      expect(jobCategoryTable[category].profile[scale]).toBeLessThanOrEqual(7);
    }
  });

  it.each(jobCategories)('%s is found by its id and by its name, in any case', (category) => {
    expect(parseJobCategory(category.toLowerCase())).toBe(category);
    expect(parseJobCategory(` ${jobCategoryTable[category].name.toUpperCase()} `)).toBe(category);
  });

  it.each(['', 'Animals', 'ANIMAL CARE AND MORE', 'toString'])('does not take %p for a category', (text) => {
    expect(parseJobCategory(text)).toBeUndefined();
  });

  it.each([
    ['CONSTRUCTION_AND_TRADES', 'realistic'],
    ['SCIENCE_AND_RESEARCH', 'investigative'],
    ['CREATIVE_AND_MEDIA', 'artistic'],
    ['SOCIAL_CARE', 'social'],
    ['RETAIL_AND_SALES', 'enterprising'],
    ['ADMINISTRATION', 'conventional'],
  ] as const)('%s is %s before all else', (category, first) => {
    const { profile } = jobCategoryTable[category];
    expect([...riasecScales].sort((a, b) => profile[b] - profile[a])[0]).toBe(first);
  });
});
