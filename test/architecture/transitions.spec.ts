import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { resolvers } from '#composition';
import { rowsTo } from '#kernel';
import { operationsOf } from '#platform';
import { transitionTables } from '../../apps/cli/src/commands/print-operations.js';

const operations = new Map(
  resolvers.flatMap((resolver) => operationsOf(resolver.prototype as object)).map((each) => [each.name, each]),
);

/** The operations by which somebody takes each step; none where time or another step takes it. */
const steps: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Employer: { SUBMITTED: ['submitEmployer'], VERIFIED: ['verifyEmployer'], REFUSED: ['refuseEmployer'] },
  'Activity profile': {
    IDENTITY: ['declareActivity', 'changeEmployerIdentity', 'changeSiteAddress', 'agreeToLiftActivityStop'],
    DECLARED: ['declareActivity', 'verifyEmployer', 'raiseVettingTier'],
    CHECKED: ['recordVettingConversation', 'confirmVettingArrangements', 'recordSiteCheck'],
    APPROVED: ['approveActivity'],
    EXPIRING: [],
    EXPIRED: [],
    SUSPENDED: ['suspendActivity'],
    BLOCKED: ['blockActivity'],
  },
  Opportunity: {
    IN_MODERATION: ['publishOpportunity'],
    PUBLISHED: ['publishOpportunity', 'approveOpportunity', 'dismissAdvertReport'],
    DRAFT: ['takeBackOpportunity', 'renewOpportunity', 'returnOpportunity', 'upholdAdvertReport'],
    PAUSED: ['pauseOpportunity', 'pauseOpportunityUntil'],
    HIDDEN: ['reportAdvert'],
    PAST: [],
    WITHDRAWN: ['withdrawOpportunity'],
  },
  'Report of an advert': { DISMISSED: ['dismissAdvertReport'], UPHELD: ['upholdAdvertReport'] },
  'Part of an employer in another’s placement': {
    INVITED: ['editOpportunity', 'renewOpportunity'],
    ACCEPTED: ['acceptPartnership'],
    DECLINED: ['declinePartnership'],
    WITHDRAWN: ['leavePartnership'],
    REMOVED: ['removePartner'],
  },
  Slot: { CANCELLED: ['cancelSlot'] },
  'Slot request': {
    REQUESTED: ['takeOfferedPlaces'],
    ACCEPTED: ['acceptSlotRequest'],
    DECLINED: ['declineSlotRequest'],
    WITHDRAWN: ['withdrawSlotRequest'],
    CANCELLED: ['cancelSlotRequest', 'cancelSlot'],
    EXPIRED: [],
  },
  'Place in a waiting list': { OFFERED: [], LEFT: ['leaveWaitingList'], ENDED: [] },
  Need: { OPEN: ['openNeed'], MET: ['acceptNeedAnswer'], CLOSED: ['closeNeed'], EXPIRED: [] },
  'Answer to a need': {
    ACCEPTED: ['acceptNeedAnswer'],
    DECLINED: ['declineNeedAnswer'],
    WITHDRAWN: ['withdrawNeedAnswer'],
    LAPSED: [],
  },
  'Own contact': {
    INVITED: ['inviteOwnContact'],
    REFUSED: ['refuseOwnContact'],
    JOINED: ['joinByInvitation'],
    KEPT: ['keepOwnContactPlace'],
    WITHDRAWN: ['withdrawOwnContact'],
  },
  'Application sheet': {
    DRAFT: ['saveApplicationSheet', 'confirmApplicationSheet'],
    AWAITING_STUDENT: ['saveApplicationSheet'],
    SENT: ['sendApplicationSheet'],
    DISCARDED: ['discardApplicationSheet'],
  },
  Application: { WITHDRAWN: ['withdrawApplication'] },
  Round: {
    OPEN: ['openRound'],
    CLOSED: ['closeRound'],
    PROPOSED: ['proposeRound'],
    PUBLISHED: ['publishRound'],
    SETTLED: ['settleRound'],
  },
  'Proposal run': { RUNNING: [], DONE: [], FAILED: [], CANCELLED: ['cancelProposal'] },
  Allocation: {
    OFFERED: ['restoreAllocation'],
    ACCEPTED: ['acceptAllocation'],
    DECLINED: ['declineAllocation'],
    HOST_AGREED: ['agreeAllocation'],
    DECLINED_BY_HOST: ['declineAllocationAsHost'],
    CONFIRMED: ['confirmAllocation'],
    WITHDRAWN: ['withdrawAllocation'],
    CANCELLED_BY_HOST: ['cancelSlot'],
    EXPIRED: [],
    ATTENDED: ['markAttendance'],
    DID_NOT_ATTEND: ['markAttendance'],
  },
  'Review, by its author': { SUBMITTED: ['editReview'] },
  'Review, at the school': { PASSED_BY_SCHOOL: ['passReview'], REFUSED: ['refuseReview', 'passReviewToSafeguarding'] },
  'Review, at the programme': { PUBLISHED: ['publishReview'], REFUSED: ['refuseReview', 'passReviewToSafeguarding'] },
  'Answer to reviews': {
    SUBMITTED: ['answerReviews'],
    PUBLISHED: ['publishReviewReply'],
    REFUSED: ['refuseReviewReply'],
  },
  'Complaint about a review': {
    OVERDUE: [],
    DISMISSED: ['dismissReviewComplaint'],
    UPHELD: ['upholdReviewComplaint'],
  },
  Concern: { LOOKED_AT: ['lookAtConcern'], PASSED_ON: ['passConcernOn'], CLOSED: ['closeConcern'] },
  Accident: {
    OPEN: ['updateAccident'],
    REPORTED_TO_AUTHORITY: ['confirmAccidentReported'],
    NO_REPORT_NEEDED: ['confirmNoReportNeeded'],
    CLOSED: ['closeAccident'],
  },
  'File of a student who has left': { PASSED_ON: ['markFilePassedOn'] },
  'Suspension, by the safeguarding lead': {
    AGREED_BY_LEAD: ['agreeToLiftSuspension'],
    LIFTED: ['agreeToLiftSuspension'],
  },
  'Suspension, by the coordinator': {
    STANDING: ['joinSuspension'],
    AGREED_BY_COORDINATOR: ['agreeToLiftSuspension'],
    LIFTED: ['agreeToLiftSuspension'],
  },
  'Suspension, by the clock': { ESCALATED: [] },
};

/** Operations that do more than take a step: anybody may report an advert, and only some hide it by that. */
const alsoForOthers: readonly string[] = ['reportAdvert'];

/** Who may bring a thing into that state, the service itself left out. */
function actorsOf(thing: string, to: string): string[] {
  const rows = rowsTo(transitionTables[thing] ?? {}, to);
  return [...new Set(rows.flatMap(({ by }) => by))].filter((role) => role !== 'SYSTEM');
}

/** The roles of all the tables that an operation serves. */
const servedBy = (operation: string): string[] =>
  Object.entries(steps).flatMap(([thing, byState]) =>
    Object.entries(byState).flatMap(([to, names]) => (names.includes(operation) ? actorsOf(thing, to) : [])),
  );

const cellsOfTables = Object.entries(transitionTables).flatMap(([thing, table]) =>
  Object.keys(table).map((to) => ({ thing, to, by: actorsOf(thing, to) })),
);

describe('every transition table', () => {
  it('that a lib has is among those that are walked here and printed in docs/operations.md', () => {
    const printed = readFileSync('apps/cli/src/commands/print-operations.ts', 'utf8');
    const inLibs = readdirSync('libs').flatMap((lib) => {
      const domain = `libs/${lib}/src/domain`;
      const files = readdirSync(`libs/${lib}/src`).includes('domain') ? readdirSync(domain) : [];
      return files
        .filter((file) => !/\.(spec|fixture)\.ts$/.test(file))
        .flatMap((file) => [...readFileSync(`${domain}/${file}`, 'utf8').matchAll(/export const (\w+Transitions)\b/g)])
        .map(([, name]) => name ?? '');
    });
    expect(inLibs.filter((name) => !printed.includes(name))).toEqual([]);
    expect(Object.keys(steps)).toEqual(Object.keys(transitionTables));
  });

  it.each(cellsOfTables)('$thing becomes $to by an operation of each role in the row', ({ thing, to, by }) => {
    const names = steps[thing]?.[to];
    expect(names).toBeDefined();
    expect((names ?? []).length > 0).toBe(by.length > 0);
    const letIn = (name: string): readonly string[] => {
      const access = operations.get(name)?.access;
      return Array.isArray(access) ? access : [];
    };
    expect((names ?? []).filter((name) => letIn(name).length === 0)).toEqual([]);
    expect(by.filter((role) => !(names ?? []).some((name) => letIn(name).includes(role)))).toEqual([]);
    // Nobody is let in for whom no table has a row: such a call could only ever fail.
    for (const name of (names ?? []).filter((each) => !alsoForOthers.includes(each)))
      expect({ name, others: letIn(name).filter((role) => !servedBy(name).includes(role)) }).toEqual({
        name,
        others: [],
      });
  });
});
