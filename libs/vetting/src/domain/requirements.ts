import type { LocalDate } from '#kernel';
import type { OpportunityKind } from '#safeguarding';
import type { ActivityAnswers } from './answers.js';
import type { CheckForm } from './activity-profile.js';
import { addMonths, reviewMonths, tiers, type Tier } from './tier.js';
import type { VettingFile } from './vetting-file.js';

/** Who has to do something. */
export type AskedOf = 'EMPLOYER' | 'COORDINATOR';

/** In what form something is asked for. DOCUMENT is a paper that somebody has to have in the hand. */
export const requirementForms = [
  'CALL',
  'ANSWER',
  'CONVERSATION',
  'CONFIRMATION',
  'VISIT',
  'DECISION',
  'DOCUMENT',
] as const;

export type RequirementForm = (typeof requirementForms)[number];

/** Before which step something has to be there: who it is, what it says, what was checked, and the rest. */
export type RequirementStep = 'IDENTITY' | 'ANSWERS' | 'CHECK' | 'APPROVAL';

/** One thing that vetting asks for. */
export interface Requirement {
  readonly step: RequirementStep;
  readonly of: AskedOf;
  readonly form: RequirementForm;
  readonly tiers: readonly Tier[];
  /** What to do, to whoever has to do it. */
  readonly ask: string;
  /** Why, to the employer. */
  readonly why: string;
  /** True where it is asked for at all; left out where the tier alone decides. */
  readonly isAsked?: (file: VettingFile) => boolean;
  readonly isMet: (file: VettingFile, today: LocalDate) => boolean;
}

/** Fewer than so many people need no risk assessment in writing. */
const fewestForWriting = 5;
const leastLiabilityPounds = 5_000_000;
const aboveLow: readonly Tier[] = ['MEDIUM', 'HIGH'];
const onlyHigh: readonly Tier[] = ['HIGH'];

const says = (file: VettingFile, part: keyof ActivityAnswers): boolean =>
  (file.profile.answers?.[part] ?? null) !== null && file.profile.answers?.[part] !== false;
const advertises = ({ advertised }: VettingFile, kind: OpportunityKind): boolean => advertised.includes(kind);
const checked = (file: VettingFile): boolean =>
  file.profile.check !== null && checksFor(file).includes(file.profile.check.form);

/** How a profile is checked, by tier; fewer than five people may always tell it in a conversation instead of in writing. */
export const checksOf: Readonly<Record<Tier, readonly CheckForm[]>> = {
  LOW: ['CONVERSATION'],
  MEDIUM: ['ARRANGEMENTS'],
  HIGH: ['SITE_CHECK'],
};

/** The checks that a profile takes, in order; every other is refused, so that nobody is asked for more. O(1). */
export function checksFor(file: VettingFile): readonly CheckForm[] {
  const { tier } = file.profile;
  return tier === 'MEDIUM' && needsNothingInWriting(file) ? [...checksOf[tier], 'CONVERSATION'] : checksOf[tier];
}

/** True where a recorded conversation stands in for a risk assessment in writing. O(1). */
export function needsNothingInWriting({ employer }: VettingFile): boolean {
  return employer.staffCount < fewestForWriting;
}

/**
 * What vetting asks for, in the order in which it is best done. LOW is asked for a conversation: asking an office or a shop for papers is a
 * defect, and hse.gov.uk tells organisers so. Insurance goes by the kinds that are advertised, and talks at school or online need none.
 */
export const requirements = {
  TWO_ADULTS: {
    step: 'IDENTITY',
    of: 'EMPLOYER',
    form: 'ANSWER',
    tiers,
    ask: 'Name two adults at this site: one who looks after the student and one who stands in.',
    why: 'Students are never left with nobody they know when somebody is ill.',
    isMet: ({ adults }) => adults >= 2,
  },
  DOMAIN: {
    step: 'IDENTITY',
    of: 'COORDINATOR',
    form: 'DECISION',
    tiers,
    ask: 'Decide about the domain: anybody can have an address there, or it can be taken for another one.',
    why: 'We have to be sure that the address is yours.',
    isAsked: ({ employer }) => employer.doubts.length > 0,
    isMet: ({ employer }) => employer.doubts.length === 0,
  },
  CALL_BACK: {
    step: 'IDENTITY',
    of: 'COORDINATOR',
    form: 'CALL',
    tiers,
    ask: 'Ring two adults of the site at work, on a number that you found yourself.',
    why: 'Somebody of the programme rings both adults at work, so that nobody can vouch for themselves.',
    isMet: ({ adultsCalledBack }) => adultsCalledBack >= 2,
  },
  EMPLOYER_VERIFIED: {
    step: 'IDENTITY',
    of: 'COORDINATOR',
    form: 'DECISION',
    tiers,
    ask: 'Verify the employer: its name, what it does, its website and who owns it.',
    why: 'The programme has to know who you are before anything of yours is shown.',
    isMet: ({ employer }) => employer.state === 'VERIFIED',
  },
  ANSWERS: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'ANSWER',
    tiers,
    ask: 'Say how students would work here: vehicles, working alone, at home, away from others.',
    why: 'These few things change what we have to look at. No paper is needed.',
    isMet: ({ profile }) => profile.answers !== null,
  },
  SAFEGUARDING_BRIEFING: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'ANSWER',
    tiers,
    ask: 'Say that whoever looks after students has read the safeguarding briefing. No paper is needed.',
    why: 'Two pages: what to do about a worry, whom to ring, and what an adult never does.',
    isMet: (file) => says(file, 'hasReadSafeguardingBriefing'),
  },
  DATA_TERMS: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'ANSWER',
    tiers,
    ask: 'Agree that what you learn of students is used for their placement alone, and deleted after it.',
    why: 'You see names and what a student needs, and only for as long as you have to.',
    isMet: (file) => says(file, 'agreesToDataTerms'),
  },
  COSTS: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'ANSWER',
    tiers,
    ask: 'Say what a student would have to buy or bring, or that it is nothing.',
    why: 'A family has to know before it says yes, and a school may be able to lend it.',
    isMet: (file) => says(file, 'studentHasToBuy'),
  },
  BUSINESS_USE_COVER: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'CONFIRMATION',
    tiers,
    ask: 'Confirm that the vehicle in which students ride is insured for use in business.',
    why: 'Private motor insurance does not cover passengers at work.',
    isAsked: (file) => says(file, 'isStudentPassenger'),
    isMet: (file) => says(file, 'hasBusinessCover'),
  },
  CHECK_IN: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'CONFIRMATION',
    tiers,
    ask: 'Arrange that somebody outside the vehicle knows where it goes and that it came back.',
    why: 'Nobody rides with a student unseen.',
    isAsked: (file) => says(file, 'isStudentPassenger'),
    isMet: (file) => says(file, 'hasDestinationAndCheckIn'),
  },
  RISK_ASSESSMENT: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'CONFIRMATION',
    tiers: aboveLow,
    ask: 'Say on which day you last reviewed your risk assessment for young people; within twelve months.',
    why: 'The law asks you to think of young people in it before they come. Nobody needs a copy.',
    isAsked: (file) => !needsNothingInWriting(file),
    isMet: ({ profile }, today) => {
      const on = profile.answers?.riskAssessmentReviewedOn ?? null;
      return on !== null && on <= today && today <= addMonths(on, reviewMonths);
    },
  },
  SAFETY_POLICY: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'CONFIRMATION',
    tiers: aboveLow,
    ask: 'Say that you have a health and safety policy in writing.',
    why: 'The law asks for it from five people on. Nobody needs a copy.',
    isAsked: (file) => !needsNothingInWriting(file),
    isMet: (file) => says(file, 'hasSafetyPolicy'),
  },
  FIRE_FIRST_AID_ACCIDENTS: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'CONFIRMATION',
    tiers: aboveLow,
    ask: 'Say that there are marked ways out, first aid and an accident book.',
    why: 'A student who is hurt, or hears an alarm, has to find them on the first day.',
    isMet: (file) => says(file, 'hasFireFirstAidAndAccidentBook'),
  },
  SUPERVISION: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'CONFIRMATION',
    tiers: onlyHigh,
    ask: 'Say who is with the student, and when.',
    why: 'Where the work is dangerous, somebody competent stays near.',
    isMet: (file) => says(file, 'supervision'),
  },
  INDUCTION: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'CONFIRMATION',
    tiers: onlyHigh,
    ask: 'Say what students are shown and told before they begin.',
    why: 'Most accidents happen in the first days.',
    isMet: (file) => says(file, 'induction'),
  },
  PROTECTIVE_EQUIPMENT: {
    step: 'ANSWERS',
    of: 'EMPLOYER',
    form: 'CONFIRMATION',
    tiers: onlyHigh,
    ask: 'Say which protective equipment students get.',
    why: 'It has to be there in their size on the first day.',
    isMet: (file) => says(file, 'protectiveEquipment'),
  },
  EMPLOYERS_LIABILITY: {
    step: 'APPROVAL',
    of: 'EMPLOYER',
    form: 'ANSWER',
    tiers,
    ask: 'Declare employers’ liability cover of GBP 5,000,000 or more that is in force: insurer, amount and last day.',
    why: 'On a placement students count as your employees. No copy of the policy is needed.',
    isAsked: (file) => advertises(file, 'PLACEMENT') && !says(file, 'exemption'),
    isMet: ({ insurance }, today) =>
      insurance.some(
        ({ kind, coverPounds, validTo }) =>
          kind === 'EMPLOYERS_LIABILITY' && coverPounds >= leastLiabilityPounds && validTo >= today,
      ),
  },
  COVER_FOR_EXEMPT: {
    step: 'APPROVAL',
    of: 'EMPLOYER',
    form: 'ANSWER',
    tiers,
    ask: 'You need no employers’ liability by law: declare cover bought for the dates, or the last day of a letter of indemnity.',
    why: 'A student is not family and not self-employed, and has to be covered all the same.',
    isAsked: (file) => advertises(file, 'PLACEMENT') && says(file, 'exemption'),
    isMet: ({ insurance, profile }, today) =>
      (profile.answers?.indemnityUntil ?? '') >= today ||
      insurance.some(({ kind, validTo }) => kind === 'EMPLOYERS_LIABILITY' && validTo >= today),
  },
  VISIT_LIABILITY: {
    step: 'APPROVAL',
    of: 'EMPLOYER',
    form: 'ANSWER',
    tiers,
    ask: 'Declare public or employers’ liability cover that is in force: insurer, amount and last day.',
    why: 'For a visit to your workplace public liability is enough.',
    isAsked: (file) => advertises(file, 'WORKPLACE_VISIT'),
    isMet: ({ insurance }, today) => insurance.some(({ validTo }) => validTo >= today),
  },
  ENFORCEMENT_NOTICES: {
    step: 'APPROVAL',
    of: 'COORDINATOR',
    form: 'DECISION',
    tiers: aboveLow,
    ask: 'Look the employer up in the public register of enforcement notices, and record the day and what you found.',
    why: 'What the Health and Safety Executive has found at a firm is public. Nothing is asked of you.',
    isMet: ({ noticesSeenOn }, today) =>
      noticesSeenOn !== null && noticesSeenOn <= today && today <= addMonths(noticesSeenOn, reviewMonths),
  },
  CONVERSATION: {
    step: 'CHECK',
    of: 'COORDINATOR',
    form: 'CONVERSATION',
    tiers: ['LOW'],
    ask: 'Talk with the employer about the day of a student, and record it. Ask for no papers.',
    why: 'A conversation is all that an office or a shop is asked for.',
    isMet: checked,
  },
  ARRANGEMENTS: {
    step: 'CHECK',
    of: 'COORDINATOR',
    form: 'CONFIRMATION',
    tiers: ['MEDIUM'],
    ask: 'Go through what the employer has arranged and record it; fewer than five people may tell it in a conversation.',
    why: 'Somebody of the programme goes through your arrangements with you.',
    isMet: checked,
  },
  SITE_CHECK: {
    step: 'CHECK',
    of: 'COORDINATOR',
    form: 'VISIT',
    tiers: onlyHigh,
    ask: 'Have the site seen, and record who saw it, on which day and what they saw.',
    why: 'Where the work is dangerous, somebody of the programme comes to see it.',
    isMet: checked,
  },
} as const satisfies Record<string, Requirement>;

/** The name of one thing that vetting asks for. */
export type RequirementId = keyof typeof requirements;

/** Every one of them, in the order in which it is best done. */
export const requirementIds = Object.keys(requirements) as RequirementId[];

/** The same table with its rows alike. */
const rows: Readonly<Record<RequirementId, Requirement>> = requirements;

/** What is asked for one profile and whether it is there. */
export interface Asked {
  readonly id: RequirementId;
  readonly requirement: Requirement;
  readonly isMet: boolean;
}

/** Everything that this profile is asked for, in order; what does not concern its tier, its answers or its adverts is left out. O(rows). */
export function askedOf(file: VettingFile, today: LocalDate): Asked[] {
  return requirementIds
    .map((id) => ({ id, requirement: rows[id] }))
    .filter(({ requirement }) => requirement.tiers.includes(file.profile.tier) && (requirement.isAsked?.(file) ?? true))
    .map((asked) => ({ ...asked, isMet: asked.requirement.isMet(file, today) }));
}

const upTo = {
  NOTHING: [],
  IDENTITY: ['IDENTITY'],
  ANSWERS: ['IDENTITY', 'ANSWERS'],
  ALL: ['IDENTITY', 'ANSWERS', 'CHECK', 'APPROVAL'],
} as const satisfies Record<string, readonly RequirementStep[]>;

/** What is still to be done, of what a step needs. O(rows). */
export function stillAsked(file: VettingFile, today: LocalDate, needs: keyof typeof upTo = 'ALL'): Asked[] {
  const steps: readonly RequirementStep[] = upTo[needs];
  return askedOf(file, today).filter(({ requirement, isMet }) => !isMet && steps.includes(requirement.step));
}
