import type { PlacementFacts } from '../facts.js';
import { isFresh } from '../months.js';
import type { DayRule, Finding, Rule } from '../rule.js';
import { settings } from '../settings.js';
import type { EmployerDeclaration, RiskTier, VettingState } from '../vetting-facts.js';
import { allOf } from './findings.js';
import { inSchoolAge, noted } from './parties.js';

const common = {
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  judged: 'EACH_DAY',
} as const;

const assessmentReviewed: DayRule = {
  ...common,
  id: 'R30',
  title: `With five staff or more and a risk above low, the risk assessment was reviewed for young people within ${settings.assessmentMonths} months`,
  inputs: [
    'days',
    'decidedOn',
    'vetting.tier',
    'vetting.declaration.isStaffUnderFive',
    'vetting.declaration.riskAssessmentReviewedOn',
  ],
  evidenceBy: 'EMPLOYER',
  needs: 'the day on which the risk assessment was last reviewed for young people',
  expiresWith: `${settings.assessmentMonths} months, any change of the tasks or the site, an incident`,
  source:
    'Management of Health and Safety at Work Regulations 1999 reg 3; hse.gov.uk/young-workers: the existing assessment is enough',
  toConfirm: false,
  words: {
    student: 'The employer has to look at the risks of the work for young people first.',
    school: 'The employer’s risk assessment was not reviewed for young people within a year of these days.',
    employer: 'Please review your risk assessment for young people, no separate one is needed, and note the day.',
  },
  check: (facts, day) =>
    ofAssessment(facts, ({ riskAssessmentReviewedOn: on }, isPaperless) => {
      if (isPaperless) return 'ok'; // R31 asks for a conversation
      if (on === null) return 'unknown';
      return isFresh(on, settings.assessmentMonths, facts.decidedOn, day.on) ? 'ok' : 'fail';
    }),
};

const conversationNoted: DayRule = {
  ...common,
  id: 'R31',
  title: 'Where the risk is low or there are fewer than five staff, a noted conversation about the risks is enough',
  inputs: [
    'days',
    'decidedOn',
    'vetting.tier',
    'vetting.declaration.isStaffUnderFive',
    'vetting.declaration.riskAssessmentReviewedOn',
    'vetting.declaration.conversationNotedOn',
  ],
  evidenceBy: 'COORDINATOR',
  needs: 'the day of a conversation with the employer about the risks',
  expiresWith: `${settings.conversationMonths.LOW} months where the risk is low and ${settings.conversationMonths.MEDIUM} elsewhere, any change of the tasks or the site`,
  source: 'hse.gov.uk, young people: advice for organisers, and its note of a conversation; the months are our policy',
  toConfirm: true,
  words: {
    student: 'Somebody has to talk with the employer about the risks of the work first.',
    school: 'No recent conversation with the employer about the risks is noted.',
    employer: 'The coordinator has to talk with you about the risks of the work; no paper is asked for.',
  },
  check: (facts, day) =>
    ofAssessment(facts, (declaration, isPaperless, tier) => {
      if (!isPaperless) return 'ok'; // R30 asks for the assessment
      const talks = [
        [declaration.conversationNotedOn, monthsOf(tier)],
        [declaration.riskAssessmentReviewedOn, settings.assessmentMonths],
      ] as const;
      if (talks.some(([on, months]) => isFresh(on, months, facts.decidedOn, day.on))) return 'ok';
      return declaration.conversationNotedOn === null ? 'unknown' : 'fail';
    }),
};

const findingsTold: DayRule = {
  ...common,
  id: 'R34',
  liftedBy: 'SAFEGUARDING_LEAD',
  title: 'In school age, and where the risk is above low, the parent or carer was told what the assessment found',
  inputs: ['days', 'placementVersion', 'student.bornOn', 'student.notes', 'vetting.tier'],
  evidenceBy: 'SCHOOL',
  needs: 'how dangerous the work is, whether the parent or carer was told of it, and the student’s age',
  expiresWith: 'any change of site, dates, hours, dangers, plan or adults',
  source:
    'Management of Health and Safety at Work Regulations 1999 reg 10(2); through the school is fine. The page behind a guardian’s link tells it; beside a form on paper the school notes it',
  toConfirm: false,
  words: {
    student: 'Your parent or carer has to be told about the risks of the work first.',
    school:
      'Please tell the parent or carer what the risk assessment found and what is done about it, and note that, or send them the link.',
    employer: 'The school has to tell the parent or carer about the risks of the work first.',
  },
  check: (facts, day) => {
    const tier = facts.vetting?.tier ?? null;
    return tier === 'LOW'
      ? 'ok'
      : inSchoolAge(facts, day, () => (tier === null ? 'unknown' : noted(facts, 'KEY_FINDINGS_TOLD')));
  },
};

const placeApproved: DayRule = {
  ...common,
  appliesTo: ['PLACEMENT', 'WORKPLACE_VISIT'],
  id: 'R35',
  title: 'The place is approved for this kind of work on the day',
  inputs: ['days', 'vetting.state', 'vetting.approvedUntil', 'vetting.tier'],
  evidenceBy: 'COORDINATOR',
  needs: 'the coordinator’s approval of the place',
  expiresWith: 'the last day of the approval, any change of the site or the tasks',
  source:
    'hse.gov.uk, young people: advice for organisers, low risk is asked for a conversation and no paper. Approval for 24, 12 or 6 months by tier (our policy)',
  toConfirm: false,
  words: {
    student: 'The coordinator has to approve this place first.',
    school: 'The place is not approved on one or more of these days.',
    employer: 'The coordinator has to approve your place for this work, up to the last of these days.',
  },
  check: ({ vetting }, day) => {
    if (vetting === null) return 'unknown';
    if (!isApproved.has(vetting.state)) return 'fail';
    if (vetting.approvedUntil === null || vetting.tier === null) return 'unknown';
    return day.on <= vetting.approvedUntil ? 'ok' : 'fail';
  },
};

const highRiskMeasures: DayRule = {
  ...common,
  id: 'R35a',
  title: `Where the risk is high: supervision, induction and protective equipment arranged, the site seen within ${settings.siteCheckMonths} months`,
  inputs: ['days', 'decidedOn', 'vetting.tier', 'vetting.declaration.highRiskMeasures'],
  evidenceBy: 'COORDINATOR',
  needs: 'what is arranged at the site, and the day on which it was seen',
  expiresWith: `${settings.siteCheckMonths} months, any change of the tasks or the site`,
  source: 'hse.gov.uk, young people: advice for organisers; the details for high risk to be read',
  toConfirm: true,
  words: {
    student: 'The coordinator has to see this place first.',
    school: 'The risk is high, and not everything that it asks for is arranged.',
    employer:
      'The risk is high: please arrange supervision, an induction and protective equipment, and a day for the coordinator to see the site.',
  },
  check: ({ vetting, decidedOn }, day) => {
    if (vetting === null || vetting.tier === null) return 'unknown';
    if (vetting.tier !== 'HIGH') return 'ok';
    const measures = vetting.declaration?.highRiskMeasures ?? null;
    if (measures === null) return 'unknown';
    const { isSupervisionArranged, isInductionArranged, isProtectiveEquipmentArranged, siteCheckedOn } = measures;
    const isSeen = siteCheckedOn === null ? null : isFresh(siteCheckedOn, settings.siteCheckMonths, decidedOn, day.on);
    return allOf(isSupervisionArranged, isInductionArranged, isProtectiveEquipmentArranged, isSeen);
  },
};

const adjustmentsRead: DayRule = {
  ...common,
  id: 'R37',
  liftedBy: 'SAFEGUARDING_LEAD',
  title: 'The host has read which adjustments the student needs before the first day',
  inputs: ['days', 'decidedOn', 'placementVersion', 'student.needsAdjustments', 'student.notes'],
  evidenceBy: 'EMPLOYER',
  needs: 'which adjustments the student needs, and whether the host has read them',
  expiresWith: 'any change of site, dates, hours, dangers, plan or adults',
  source:
    'hse.gov.uk/young-workers; Equality Act 2010 s.20. The host reads adjustments only once the place is confirmed, so that the morning of the first day is when it has to have done so',
  toConfirm: false,
  words: {
    student: 'The employer has to read what you need first. Your school is on to it.',
    school: 'The employer has not yet said that it has read which adjustments the student needs. Please ring.',
    employer: 'Please read which adjustments the student needs, and say so, before the first day.',
  },
  check: (facts, day) => {
    const isBegun = facts.days.some(({ on }) => on <= facts.decidedOn);
    if (!isBegun || day.on < facts.decidedOn) return 'ok';
    const needs = facts.student?.needsAdjustments ?? null;
    if (needs === null) return 'unknown';
    return needs ? noted(facts, 'ADJUSTMENTS_ACKNOWLEDGED') : 'ok';
  },
};

/** What has to be known of a place before a student goes: as little as the risk allows. */
export const vetting: readonly Rule[] = [
  assessmentReviewed,
  conversationNoted,
  findingsTold,
  placeApproved,
  highRiskMeasures,
  adjustmentsRead,
];

const isApproved: ReadonlySet<VettingState> = new Set(['APPROVED', 'EXPIRING']);

/** Asks about the assessment of a place; `isPaperless` where a conversation is enough. Unknown while tier, staff or declaration are. */
function ofAssessment(
  { vetting: file }: PlacementFacts,
  findingOf: (declaration: EmployerDeclaration, isPaperless: boolean, tier: RiskTier) => Finding,
): Finding {
  const declaration = file?.declaration ?? null;
  const tier = file?.tier ?? null;
  if (declaration === null || tier === null) return 'unknown';
  if (tier === 'LOW') return findingOf(declaration, true, tier);
  if (declaration.isStaffUnderFive === null) return 'unknown';
  return findingOf(declaration, declaration.isStaffUnderFive, tier);
}

function monthsOf(tier: RiskTier): number {
  return settings.conversationMonths[tier];
}
