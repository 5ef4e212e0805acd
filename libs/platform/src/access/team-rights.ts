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
  answerApplication: students,
  answerRecord: 'EVERY_MEMBER',
  applicationForm: 'EVERY_MEMBER',
  attestBarredListCheck: owners,
  cancelSlot: adverts,
  cancelSlotRequest: requests,
  changeEmployerIdentity: owners,
  changeSiteAddress: owners,
  chooseLetters: 'EVERY_MEMBER',
  confirmAdvert: adverts,
  confirmMyMail: 'EVERY_MEMBER',
  contactLedger: students,
  createCalendarFeed: places,
  declareActivity: owners,
  declareInsurance: owners,
  declineAllocationAsHost: requests,
  declineSlotRequest: requests,
  draftOpportunity: adverts,
  duplicateOpportunity: adverts,
  editOpportunity: adverts,
  employerFeedback: students,
  giveFeedback: students,
  hostAllocations: places,
  hostApplications: places,
  inviteTeamMember: owners,
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
  notifications: 'EVERY_MEMBER',
  opportunities: 'EVERY_MEMBER',
  opportunity: 'EVERY_MEMBER',
  opportunityFacets: 'EVERY_MEMBER',
  pauseOpportunity: adverts,
  pauseOpportunityUntil: adverts,
  planSlots: adverts,
  publishOpportunity: adverts,
  publishedReviews: 'EVERY_MEMBER',
  raiseConcern: 'EVERY_MEMBER',
  registerEmployer: 'EVERY_MEMBER',
  removeTeamMember: owners,
  renewAgreement: requests,
  renewOpportunity: adverts,
  reportAdvert: 'EVERY_MEMBER',
  reviewSummary: 'EVERY_MEMBER',
  revokeCalendarFeed: places,
  rota: students,
  round: 'EVERY_MEMBER',
  rounds: 'EVERY_MEMBER',
  sendMessage: students,
  setAdvertQuestions: adverts,
  setContactCap: owners,
  setMyMail: 'EVERY_MEMBER',
  setRota: students,
  setTeamRights: owners,
  slotRequests: requests,
  startVetting: owners,
  submitEmployer: owners,
  takeBackOpportunity: adverts,
  team: 'EVERY_MEMBER',
  unreadMessages: students,
  visitors: students,
  withdrawOpportunity: adverts,
  withdrawTeamInvitation: owners,
};

/** True when somebody with these rights in a team may call the operation. O(rights). */
export function mayInTeam(operation: string, held: readonly EmployerRight[]): boolean {
  if (held.includes('OWNER')) return true;
  const audience = teamRights[operation] ?? owners;
  return audience === 'EVERY_MEMBER' ? held.length > 0 : audience.some((right) => held.includes(right));
}
