import { describe, expect, it } from '@jest/globals';
import { hasClearShape } from './interest-fit.js';
import { categoriesOfSicSection, profileOfSicSection } from './profile-of-sic-section.js';
import { riasecScales, scalesByScore } from './riasec-profile.js';
import { sicSectionOf, sicSections, sicSectionTable } from './sic-sections.js';

describe('sicSectionOf', () => {
  it.each([
    ['47', 'G'],
    ['47.1', 'G'],
    ['47.11', 'G'],
    ['47.11/0', 'G'],
    ['47110', 'G'],
    [' 01110 ', 'A'],
    ['1110', 'C'],
    ['88910', 'Q'],
    ['99000', 'U'],
  ])('puts %j into section %s', (code, section) => {
    expect(sicSectionOf(code)).toBe(section);
  });

  it.each([
    '',
    '1',
    '04',
    '04100',
    '00000',
    '83',
    'A',
    '47.',
    '47/0',
    '471100',
    '-47',
    '4.711',
    '74990',
    '98000',
    '99999',
  ])('puts %j nowhere', (code) => {
    expect(sicSectionOf(code)).toBeUndefined();
  });
});

describe('the sections', () => {
  it.each(sicSections)('%s divides ten tenths of its jobs', (section) => {
    const tenths = Object.values(sicSectionTable[section].jobs);
    expect(tenths.reduce((sum, each) => sum + each, 0)).toBe(10);
    expect(tenths.every((each) => Number.isInteger(each) && each > 0)).toBe(true);
  });

  it.each(sicSections)('%s has a profile from 1 to 7 with a shape', (section) => {
    const profile = profileOfSicSection(section);
    for (const scale of riasecScales) {
      expect(profile[scale]).toBeGreaterThanOrEqual(1);
      expect(profile[scale]).toBeLessThanOrEqual(7);
    }
    expect(hasClearShape(profile)).toBe(true);
  });

  it('are the mean of their job categories, by how many of the jobs are of each', () => {
    // Teaching 2.43 and administration 3.07, eight to two.
    expect(profileOfSicSection('P').realistic).toBeCloseTo((8 * 2.43 + 2 * 3.07) / 10);
  });

  it.each([
    ['F', 'realistic'],
    ['G', 'enterprising'],
    ['P', 'social'],
    ['O', 'conventional'],
  ] as const)('%s is %s before all else', (section, scale) => {
    expect(scalesByScore(profileOfSicSection(section))[0]).toBe(scale);
  });

  it('name the categories that most of their people work in first', () => {
    expect(categoriesOfSicSection('Q')).toEqual(['HEALTHCARE', 'SOCIAL_CARE', 'ADMINISTRATION']);
    expect(categoriesOfSicSection('R').slice(0, 2)).toEqual(['CREATIVE_AND_MEDIA', 'SPORTS_AND_LEISURE']);
  });
});
