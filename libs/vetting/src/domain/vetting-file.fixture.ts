import { localDate, type IdOf, type IdKind } from '#kernel';
import { idPrefixes } from '#kernel';
import type { ActivityAnswers } from './answers.js';
import type { ActivityProfile } from './activity-profile.js';
import type { VettingFile } from './vetting-file.js';

/** For specs: an id of that kind, the same for the same number. */
export function anId<Kind extends IdKind>(kind: Kind, number = 1): IdOf<Kind> {
  return `${idPrefixes[kind]}_${String(number).padStart(26, '0')}` as IdOf<Kind>;
}

/** For specs: nothing out of the ordinary, and nothing that only higher tiers are asked. */
export const plainAnswers: ActivityAnswers = {
  riskAssessmentReviewedOn: null,
  supervision: null,
  induction: null,
  protectiveEquipment: null,
  exemption: null,
  indemnityUntil: null,
  isUnlikeNormalBusiness: false,
  insurerAcceptedOn: null,
  insurerToldOn: null,
  isStudentDriving: false,
  isStudentPassenger: false,
  hasBusinessCover: false,
  hasDestinationAndCheckIn: false,
  isHomeBased: false,
  isIsolatedSite: false,
  isLoneWorkOverHalfDay: false,
  isMuchTravel: false,
  isResidential: false,
  barredWork: [],
  listedTasks: [],
  isProductiveWork: false,
  isPaidOrEmployed: null,
  dangerTerms: null,
  hasReadSafeguardingBriefing: true,
  agreesToDataTerms: true,
  hasSafetyPolicy: null,
  hasFireFirstAidAndAccidentBook: null,
  studentHasToBuy: 'Nothing',
};

/** For specs: an office of twelve people, known and answered, whose placement is insured; nobody has checked it. */
export const anOffice: VettingFile = {
  profile: {
    id: anId('ActivityProfile'),
    programmeId: anId('Programme'),
    employerId: anId('Employer'),
    siteId: anId('Site'),
    activity: 'OFFICE',
    tier: 'LOW',
    state: 'DECLARED',
    approvedUntil: null,
    answers: plainAnswers,
    check: null,
  },
  employer: { state: 'VERIFIED', staffCount: 12, registeredBy: anId('Account'), doubts: [] },
  adults: 2,
  adultsCalledBack: 2,
  noticesSeenOn: null,
  insurance: [{ kind: 'EMPLOYERS_LIABILITY', coverPounds: 5_000_000, validTo: localDate('2027-08-31') }],
  advertised: ['PLACEMENT'],
};

/** For specs: the office with changes to its profile and to the rest. */
export function aFile(profile: Partial<ActivityProfile>, rest: Partial<VettingFile> = {}): VettingFile {
  return { ...anOffice, ...rest, profile: { ...anOffice.profile, ...profile } };
}
