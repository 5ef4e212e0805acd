import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answersTo, anyAnswers } from './answers.fixture.js';
import { hasClearShape, interestFit } from './interest-fit.js';
import { jobCategories, jobCategoryTable } from './job-categories.js';
import { profileOfStatements } from './profile-of-statements.js';
import { profileOfStudent, sourceWeights } from './profile-of-student.js';

const helper = answersTo({ realistic: 1, investigative: 2, artistic: 3, social: 5, enterprising: 3, conventional: 2 });
const even = answersTo({ realistic: 3, investigative: 3, artistic: 3, social: 3, enterprising: 3, conventional: 3 });

describe('profileOfStudent', () => {
  it('goes by the categories alone where nothing was answered', () => {
    expect(profileOfStudent({ categories: ['HEALTHCARE'], answers: {} })).toEqual(jobCategoryTable.HEALTHCARE.profile);
  });

  it('goes by the answers alone where no category was chosen', () => {
    expect(profileOfStudent({ categories: [], answers: helper })).toEqual(profileOfStatements(helper));
  });

  it('lets the answers count twice what the categories count', () => {
    const both = profileOfStudent({ categories: ['CONSTRUCTION_AND_TRADES'], answers: helper });
    expect(sourceWeights).toEqual({ categories: 1, answers: 2 });
    expect(both?.social).toBeCloseTo((1.25 + 2 * 7) / 3);
    expect(both?.realistic).toBeCloseTo((6.83 + 2 * 1) / 3);
  });

  it('is not moved by answers that lean nowhere', () => {
    expect(profileOfStudent({ categories: ['HEALTHCARE'], answers: even })).toEqual(
      jobCategoryTable.HEALTHCARE.profile,
    );
  });

  it('has no clear preference where nothing was said, or nothing that leans anywhere', () => {
    expect(profileOfStudent({ categories: [], answers: {} })).toBeNull();
    expect(profileOfStudent({ categories: [], answers: even })).toBeNull();
    expect(profileOfStudent({ categories: [], answers: { FILM_IT: 5 } })).toBeNull();
  });

  it('never is a flat profile, so that every placement with a shape has a fit', () => {
    const anyCategories = fc.uniqueArray(fc.constantFrom(...jobCategories), { maxLength: 3 });
    fc.assert(
      fc.property(anyCategories, anyAnswers, (categories, answers) => {
        const profile = profileOfStudent({ categories, answers });
        if (profile === null) return;
        expect(hasClearShape(profile)).toBe(true);
        expect(interestFit(profile, jobCategoryTable.TRANSPORT.profile)).not.toBeNull();
      }),
    );
  });
});
