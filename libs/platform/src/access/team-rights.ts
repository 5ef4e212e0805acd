import type { EmployerRight } from '#kernel';

/** Who of an employer's team an operation is open to: every member, or those with one of these rights beside its owners. */
export type TeamAudience = 'EVERY_MEMBER' | readonly Exclude<EmployerRight, 'OWNER'>[];

const adverts = ['ADVERTS'] as const;
const requests = ['REQUESTS'] as const;
const students = ['STUDENTS'] as const;
const places = ['REQUESTS', 'STUDENTS'] as const;
const owners = [] as const;

/**
 * Every operation that is open to employers, and the rights that it takes within a team. One that is missing here is for owners alone,
 * so that a new one opens nothing by itself.
 */
export const teamRights: Readonly<Record<string, TeamAudience>> = {
  acceptPartnership: adverts,
  acceptSlotRequest: requests,
  acceptTeamInvitation: 'EVERY_MEMBER',
  acknowledgeAdjustments: students,
  addHostAdult: owners,
  addSite: owners,
  addSlot: adverts,
  addSlots: adverts,
  advertQuestions: 'EVERY_MEMBER',
  agreeAllocation: requests,
  agreements: places,
  answerNeed: adverts,
  answerNeedWithDraft: adverts,
  answerRecord: 'EVERY_MEMBER',
  answerReviews: adverts,
  answerApplication: students,
  applicationForm: 'EVERY_MEMBER',
  attestBarredListCheck: owners,
  cancelSlot: adverts,
  cancelSlotRequest: requests,
  changeEmployerIdentity: owners,
  changeSiteAddress: owners,
  chooseLetters: 'EVERY_MEMBER',
  complainAboutReview: adverts,
  confirmAdvert: adverts,
  confirmExpectationsTalk: students,
  confirmMyMail: 'EVERY_MEMBER',
  confirmInduction: students,
  contactLedger: students,
  createCalendarFeed: places,
  declareActivity: owners,
  declareInsurance: owners,
  declineAllocationAsHost: requests,
  declinePartnership: adverts,
  declineSlotRequest: requests,
  draftOpportunity: adverts,
  duplicateOpportunity: adverts,
  editOpportunity: adverts,
  emergencyContacts: students,
  employerFeedback: students,
  giveFeedback: students,
  hostAllocations: places,
  invitePartner: adverts,
  inviteTeamMember: owners,
  leavePartnership: adverts,
  hostApplications: places,
  joinByInvitation: owners,
  leaveTeam: 'EVERY_MEMBER',
  markAttendance: students,
  markMessagesRead: students,
  markVisit: students,
  me: 'EVERY_MEMBER',
  messages: students,
  myActivityProfiles: 'EVERY_MEMBER',
  myCalendarFeed: places,
  myEmployer: 'EVERY_MEMBER',
  myMail: 'EVERY_MEMBER',
  myOpportunities: 'EVERY_MEMBER',
  needAnswers: 'EVERY_MEMBER',
  needs: 'EVERY_MEMBER',
  myReviewComplaints: adverts,
  notifications: 'EVERY_MEMBER',
  opportunities: 'EVERY_MEMBER',
  opportunity: 'EVERY_MEMBER',
  opportunityFacets: 'EVERY_MEMBER',
  partnerships: 'EVERY_MEMBER',
  pauseOpportunity: adverts,
  pauseOpportunityUntil: adverts,
  planSlots: adverts,
  pledgeDelivery: 'EVERY_MEMBER',
  pledges: 'EVERY_MEMBER',
  publishOpportunity: adverts,
  publishedReviews: 'EVERY_MEMBER',
  raiseConcern: 'EVERY_MEMBER',
  registerEmployer: 'EVERY_MEMBER',
  removePartner: adverts,
  removeTeamMember: owners,
  renewAgreement: requests,
  renewOpportunity: adverts,
  reportAdvert: 'EVERY_MEMBER',
  reviewReplies: adverts,
  reviewSummary: 'EVERY_MEMBER',
  revokeCalendarFeed: places,
  rota: students,
  round: 'EVERY_MEMBER',
  rounds: 'EVERY_MEMBER',
  sendMessage: students,
  setAdvertQuestions: adverts,
  setContactCap: owners,
  setSlotCapacity: adverts,
  setMyMail: 'EVERY_MEMBER',
  setPledge: adverts,
  setRota: students,
  setTeamRights: owners,
  slotRequests: requests,
  startVetting: owners,
  submitEmployer: owners,
  takeBackOpportunity: adverts,
  team: 'EVERY_MEMBER',
  unreadMessages: students,
  visitors: students,
  withdrawNeedAnswer: adverts,
  withdrawOpportunity: adverts,
  withdrawTeamInvitation: owners,
};

// A map, because every object also has a `constructor`.
const audiences = new Map(Object.entries(teamRights));

/** True when somebody with these rights in a team may call the operation. O(rights). */
export function mayInTeam(operation: string, held: readonly EmployerRight[]): boolean {
  if (held.includes('OWNER')) return true;
  const audience = audiences.get(operation) ?? owners;
  return audience === 'EVERY_MEMBER' ? held.length > 0 : audience.some((right) => held.includes(right));
}
