import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { dangerTermsOf, engagementOf, vettingFacts, type ProfileOnFile } from './vetting-of-profile.js';

const profile: ProfileOnFile = {
  state: 'APPROVED',
  approvedUntil: localDate('2027-03-14'),
  tier: 'HIGH',
  answers: {
    riskAssessmentReviewedOn: localDate('2026-09-01'),
    supervision: 'The foreman.',
    induction: null,
    protectiveEquipment: 'Boots.',
    exemption: 'FAMILY_ONLY',
    indemnityUntil: localDate('2026-10-30'),
    isUnlikeNormalBusiness: true,
    insurerAcceptedOn: localDate('2026-09-02'),
    insurerToldOn: localDate('2026-09-03'),
    isStudentDriving: false,
    isStudentPassenger: true,
    hasBusinessCover: true,
    hasDestinationAndCheckIn: false,
    isHomeBased: true,
    isIsolatedSite: false,
    isLoneWorkOverHalfDay: true,
    isMuchTravel: false,
    isResidential: false,
    barredWork: ['SHIPS'],
    listedTasks: ['ALCOHOL'],
    isProductiveWork: true,
  },
  talkedOn: localDate('2026-09-04'),
  siteCheckedOn: localDate('2026-09-05'),
};

describe('what the employer says of the work', () => {
  const terms = { isNeededForTraining: true, isCompetentlySupervised: true, isRiskLowest: false };
  const saying = (answers: Partial<NonNullable<ProfileOnFile['answers']>>): ProfileOnFile => ({
    ...profile,
    answers: profile.answers && { ...profile.answers, ...answers },
  });

  it('is the terms on which a danger is met, and nothing while nobody has said', () => {
    expect(dangerTermsOf(saying({ dangerTerms: terms }))).toEqual(terms);
    for (const silent of [null, profile, saying({ dangerTerms: null }), { ...profile, answers: null }])
      expect(dangerTermsOf(silent)).toBeNull();
  });

  it('is a job exactly where the student is paid or employed for it', () => {
    expect(engagementOf(saying({ isPaidOrEmployed: true }))).toEqual({ as: 'JOB', permitIssuedOn: null });
    for (const unpaid of [null, profile, saying({ isPaidOrEmployed: false }), saying({ isPaidOrEmployed: null })])
      expect(engagementOf(unpaid)).toEqual({ as: 'EXPERIENCE' });
  });
});

describe('what the rules read of a profile', () => {
  it('is every answer and every check under its own name', () => {
    expect(vettingFacts(profile, 4)).toEqual({
      state: 'APPROVED',
      approvedUntil: '2027-03-14',
      tier: 'HIGH',
      declaration: {
        riskAssessmentReviewedOn: '2026-09-01',
        isStaffUnderFive: true,
        conversationNotedOn: '2026-09-04',
        highRiskMeasures: {
          isSupervisionArranged: true,
          isInductionArranged: false,
          isProtectiveEquipmentArranged: true,
          siteCheckedOn: '2026-09-05',
        },
        insurer: {
          exemption: 'FAMILY_ONLY',
          indemnityUntil: '2026-10-30',
          isUnlikeNormalBusiness: true,
          acceptedOn: '2026-09-02',
          toldOfLongPlacementsOn: '2026-09-03',
        },
        vehicles: {
          isStudentDriving: false,
          isStudentPassenger: true,
          hasBusinessCover: true,
          hasDestinationAndCheckIn: false,
        },
        scrutiny: {
          isHomeBased: true,
          isIsolatedSite: false,
          isLoneWorkOverHalfDay: true,
          isMuchTravel: false,
          isResidential: false,
        },
        barredWork: ['SHIPS'],
        listedTasks: ['ALCOHOL'],
        isProductiveWork: true,
      },
    });
  });

  it('says nothing of measures where the risk is not high, and nothing at all before there are answers', () => {
    expect(vettingFacts({ ...profile, tier: 'LOW' }, 5).declaration).toMatchObject({
      highRiskMeasures: null,
      isStaffUnderFive: false,
    });
    expect(vettingFacts({ ...profile, answers: null }, 4).declaration).toBeNull();
  });
});
