import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answersTo, anyAnswers } from './answers.fixture.js';
import { interestFit } from './interest-fit.js';
import { jobCategories, jobCategoryTable } from './job-categories.js';
import { placementFitOf } from './placement-fit.js';
import { profileOfPlacement, profileOfTasks, type PlacementWork } from './profile-of-placement.js';
import { profileOfSicSection } from './profile-of-sic-section.js';
import { taskKinds, taskKindTable } from './task-kinds.js';

const creative: PlacementWork = { tasks: [], category: 'CREATIVE_AND_MEDIA', sicSection: 'R' };
const artist = answersTo({ realistic: 2, investigative: 1, artistic: 5, social: 2, enterprising: 3, conventional: 1 });

describe('the profile of a placement', () => {
  it('goes by its tasks before its category, and by that before the sector of its employer', () => {
    const tasks = ['DRAW_OR_DESIGN', 'KEEP_RECORDS'] as const;
    const artistic = (taskKindTable.DRAW_OR_DESIGN.profile.artistic + taskKindTable.KEEP_RECORDS.profile.artistic) / 2;
    expect(profileOfPlacement({ ...creative, tasks })).toEqual(profileOfTasks(tasks));
    expect(profileOfTasks(tasks)?.artistic).toBeCloseTo(artistic);
    expect(profileOfPlacement(creative)).toEqual(jobCategoryTable.CREATIVE_AND_MEDIA.profile);
    expect(profileOfPlacement({ ...creative, category: null })).toEqual(profileOfSicSection('R'));
    expect(profileOfPlacement({ tasks: [], category: null, sicSection: null })).toBeNull();
  });
});

describe('placementFitOf', () => {
  it('is 1 in a category that was chosen, however unlike the others it is', () => {
    const fit = placementFitOf({ categories: ['ANIMAL_CARE', 'LAW_AND_LEGAL', 'SOCIAL_CARE'], answers: {} });
    expect(fit({ ...creative, category: 'LAW_AND_LEGAL' })).toBe(1);
    expect(fit({ ...creative, category: 'ANIMAL_CARE' })).toBe(1);
  });

  it('tells two placements of a chosen category apart by what is done there', () => {
    const fit = placementFitOf({ categories: ['CREATIVE_AND_MEDIA'], answers: artist });
    const [drawing, filing] = [
      fit({ ...creative, tasks: ['DRAW_OR_DESIGN'] }),
      fit({ ...creative, tasks: ['KEEP_RECORDS'] }),
    ];
    expect(drawing).toBeGreaterThan(0.9);
    expect(filing).toBeLessThan(0.5);
    expect(filing).toBeGreaterThanOrEqual(0);
  });

  it('goes by the kinds of activity where no wish was spoken', () => {
    const fit = placementFitOf({ categories: [], answers: artist });
    expect(fit(creative)).toBeGreaterThan(0.8);
    expect(fit({ ...creative, category: 'ADMINISTRATION' })).toBeLessThan(0);
    expect(fit({ ...creative, category: 'ADMINISTRATION', tasks: ['FILM_OR_RECORD'] })).toBeGreaterThan(0.5);
  });

  it('says nothing without a clear preference, nor of a placement of which nothing is known', () => {
    expect(placementFitOf({ categories: [], answers: {} })(creative)).toBeNull();
    const unknown = { tasks: [], category: null, sicSection: null };
    expect(placementFitOf({ categories: [], answers: artist })(unknown)).toBeNull();
  });

  it('stays from -1 to 1, and is the plain fit of the profiles outside the chosen categories', () => {
    const anyCategories = fc.uniqueArray(fc.constantFrom(...jobCategories), { maxLength: 3 });
    const anyWork = fc.record({
      tasks: fc.uniqueArray(fc.constantFrom(...taskKinds), { maxLength: 6 }),
      category: fc.constantFrom(...jobCategories),
      sicSection: fc.constant(null),
    });
    fc.assert(
      fc.property(anyCategories, anyAnswers, anyWork, (categories, answers, work) => {
        const fit = placementFitOf({ categories, answers })(work);
        if (categories.includes(work.category)) expect(fit).toBeGreaterThanOrEqual(0);
        if (fit === null) return;
        expect(Math.abs(fit)).toBeLessThanOrEqual(1);
      }),
    );
    expect(placementFitOf({ categories: ['TRANSPORT'], answers: {} })(creative)).toBe(
      interestFit(jobCategoryTable.TRANSPORT.profile, jobCategoryTable.CREATIVE_AND_MEDIA.profile),
    );
  });
});
