import { localDate } from '#kernel';
import type { EmployerFacts } from './judge.js';

/** An approved employer whom nothing speaks against, without days. */
export const anApprovedEmployer: EmployerFacts = {
  kind: 'PLACEMENT',
  employerId: 'workshop',
  placementVersion: '1',
  days: [],
  yearGroupsWelcome: [10, 11],
  hazards: [],
  dangerTerms: null,
  insurance: [],
  hostAdults: [],
  rota: null,
  advert: null,
  isHostSuspended: false,
  hasHostAgreed: true,
  vetting: { state: 'APPROVED', approvedUntil: localDate('2030-12-31'), tier: 'LOW', declaration: null },
  isSchoolOrCare: false,
  engagement: { as: 'EXPERIENCE' },
};
