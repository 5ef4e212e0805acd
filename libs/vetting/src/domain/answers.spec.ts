import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { areSameRisks, futureFaults, type ActivityAnswers } from './answers.js';
import { nextStepOf, schoolsView } from './next-step.js';
import { vettingStates } from './vetting-state.js';
import { aFile, anId, anOffice, plainAnswers } from './vetting-file.fixture.js';

const on = localDate('2026-09-14');
const tomorrow = localDate('2026-09-15');

describe('answers', () => {
  it.each([
    [{ isHomeBased: true }, false],
    [{ isLoneWorkOverHalfDay: true }, false],
    [{ isStudentPassenger: true }, false],
    [{ exemption: 'NO_EMPLOYEES' }, false],
    [{ listedTasks: ['ALCOHOL'] }, false],
    [{ isPaidOrEmployed: true }, false],
    [{ dangerTerms: { isNeededForTraining: true, isCompetentlySupervised: true, isRiskLowest: true } }, false],
    [{ riskAssessmentReviewedOn: on }, true],
    [{ supervision: 'The manager.' }, true],
    [{ indemnityUntil: tomorrow }, true],
  ] as [Partial<ActivityAnswers>, boolean][])('%j describe the same risks: %s', (change, isSame) => {
    expect(areSameRisks(plainAnswers, { ...plainAnswers, ...change })).toBe(isSame);
  });

  it('of before a question was asked are those that leave it open', () => {
    const { isPaidOrEmployed: _paid, dangerTerms: _terms, ...earlier } = plainAnswers;
    expect(areSameRisks(earlier as ActivityAnswers, plainAnswers)).toBe(true);
  });

  it('name the terms of danger one by one', () => {
    const terms = { isNeededForTraining: true, isCompetentlySupervised: true, isRiskLowest: true };
    const on = (dangerTerms: ActivityAnswers['dangerTerms']): ActivityAnswers => ({ ...plainAnswers, dangerTerms });
    expect(areSameRisks(on(terms), on({ ...terms }))).toBe(true);
    for (const term of ['isNeededForTraining', 'isCompetentlySupervised', 'isRiskLowest'] as const)
      expect(areSameRisks(on(terms), on({ ...terms, [term]: false }))).toBe(false);
  });

  it('do not change by the order of a list', () => {
    const one: ActivityAnswers = { ...plainAnswers, listedTasks: ['ALCOHOL', 'BETTING'] };
    expect(areSameRisks(one, { ...one, listedTasks: ['BETTING', 'ALCOHOL'] })).toBe(true);
  });

  it('name no day that has not come, each such day as a fault of its own', () => {
    const answers = {
      ...plainAnswers,
      riskAssessmentReviewedOn: tomorrow,
      insurerAcceptedOn: tomorrow,
      insurerToldOn: on,
    };
    expect(futureFaults(answers, on).map(({ path, value }) => [path, value])).toEqual([
      ['riskAssessmentReviewedOn', tomorrow],
      ['insurerAcceptedOn', tomorrow],
    ]);
  });
});

describe('the next step', () => {
  it('is the first thing that is missing, by whoever has to do it', () => {
    expect(nextStepOf(aFile({ answers: null }), on)).toMatchObject({ of: 'EMPLOYER' });
    expect(nextStepOf(anOffice, on).words).toMatch(/^Talk with the employer/);
  });

  it('is the approval once nothing is missing, and another coordinator’s where it is dangerous', () => {
    const check = { form: 'CONVERSATION', on, by: anId('Account', 2) } as const;
    expect(nextStepOf(aFile({ check }), on)).toEqual({ of: 'COORDINATOR', words: 'Approve it.' });
  });
});

describe('what a school is told', () => {
  it.each(vettingStates)('of %s', (state) => {
    const isApproved = state === 'APPROVED' || state === 'EXPIRING';
    const { isMet, summary } = schoolsView(state, false, true);
    expect(isMet).toBe(isApproved);
    expect(summary.startsWith('Vetted')).toBe(isApproved);
    expect(schoolsView(state, true, true).isMet).toBe(false);
    expect(schoolsView(state, false, false).isMet).toBe(false);
  });
});
