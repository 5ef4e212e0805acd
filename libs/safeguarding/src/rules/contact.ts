import { addDays, type LocalDate } from '#kernel';
import { contactDaysAround, isUnder16, regulatedFromDays } from '../contact-days.js';
import type { DayAtWork, HostAdult, PlacementFacts } from '../facts.js';
import type { FactName } from '../fact-names.js';
import { isFresh } from '../months.js';
import type { DayRule, Finding, Rule } from '../rule.js';
import { worst } from './findings.js';
import { noDaySet, settings } from '../settings.js';

const common = {
  appliesTo: ['PLACEMENT', 'WORKPLACE_VISIT'],
  stages: ['CONFIRM'],
  needs: 'who is with the student on each day, and on which days they are with others under 16',
  toConfirm: true,
  judged: 'EACH_DAY',
} as const;
const always = { validFrom: null, validTo: null } as const;
const counted: readonly FactName[] = ['days', 'hostAdults', 'rota', 'student.bornOn'];
const lastDayOfExemption = settings.supervisionExemptionEndsOn;

const attestation = {
  ...common,
  inputs: [...counted, 'decidedOn'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'EMPLOYER',
  expiresWith: 'any change of the rota, and any other placement or visit that these adults host',
  words: {
    student: 'The employer has something to see to first. You need not do anything.',
    school: `An adult would be with children under 16 on ${regulatedFromDays} or more days in 30, and the employer has not said that it looked at the barred list. A second adult in the rota helps as well.`,
    employer: `One of your adults would be with children under 16 on ${regulatedFromDays} or more days in 30, which counts as regulated activity. Please share the days between two adults, or look at the barred list and say so.`,
  },
} as const;

const regulatedUnsupervised: DayRule = {
  ...attestation,
  id: 'R60',
  title: `Up to ${lastDayOfExemption}: an adult who is unsupervised on ${regulatedFromDays} days with children under 16 in any 30 was looked up in the barred list`,
  validFrom: null,
  validTo: lastDayOfExemption,
  source:
    'Safeguarding Vulnerable Groups Act 2006 sch. 4 with the exemption for supervised work; Keeping children safe in education. Overnight work, the other period condition, is refused by R23 and R69a',
  check: (facts, day) =>
    worstOf(facts, day, (days, adult) => {
      if (days < regulatedFromDays || adult.isSupervised === true) return 'ok';
      const found = attested(adult, facts.decidedOn);
      return found === 'fail' && adult.isSupervised === null ? 'unknown' : found;
    }),
};

const regulated: DayRule = {
  ...attestation,
  id: 'R61',
  title: `From ${addDays(lastDayOfExemption, 1)}: an adult with ${regulatedFromDays} days with children under 16 in any 30, supervised or not, was looked up in the barred list`,
  validFrom: addDays(lastDayOfExemption, 1),
  validTo: null,
  source:
    'Crime and Policing Act 2026, which ends the exemption for supervised work; whether paid staff of a host fall under it is set in the settings of the rules',
  check: (facts, day) =>
    worstOf(facts, day, (days, adult) =>
      days < regulatedFromDays || settings.areHostStaffExempt ? 'ok' : attested(adult, facts.decidedOn),
    ),
};

const noRegulatedActivity: DayRule = {
  ...common,
  ...always,
  id: 'R63',
  title: `No adult has ${regulatedFromDays} days with children under 16 in any 30, unless a school has recorded its decision`,
  inputs: counted,
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'EMPLOYER',
  expiresWith: attestation.expiresWith,
  source: 'Our policy, from R60 and R61: days are counted over all schools, and a second adult in the rota is offered',
  words: {
    student: 'The employer has to share out the days between two adults first. You need not do anything.',
    school: `An adult would be with children under 16 on ${regulatedFromDays} or more days in 30. Ask the employer to share the days with a second adult, or record your decision.`,
    employer: `One of your adults would be with children under 16 on ${regulatedFromDays} or more days in 30. Please share the days between two adults in the rota.`,
  },
  check: (facts, day) =>
    worstOf(facts, day, (days, { contactDecisionUntil }) =>
      days >= regulatedFromDays && contactDecisionUntil === null ? 'fail' : 'ok',
    ),
};

const decisionLasts: DayRule = {
  ...common,
  ...always,
  id: 'R64',
  title: `The school’s decision about an adult with ${regulatedFromDays} days in 30 lasts to the day`,
  inputs: counted,
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'SCHOOL',
  expiresWith: 'the last day of the decision, and another word of the employer’s',
  source:
    'Keeping children safe in education: the school decides where regulated activity is likely, on the employer’s word that the barred list was looked at. Hosts who work for themselves can have an enhanced check through an umbrella body since 21 January 2026',
  words: {
    student: 'Your school has to renew a decision first. You need not do anything.',
    school: 'Your decision about an adult of the host ends before one or more of these days. Please look at it again.',
    employer: 'The school has to renew its decision about one of your adults.',
  },
  check: (facts, day) =>
    worstOf(facts, day, (days, { contactDecisionUntil: until }) =>
      days >= regulatedFromDays && (until ?? day.on) < day.on ? 'fail' : 'ok',
    ),
};

const recentLook: DayRule = {
  ...common,
  ...always,
  id: 'R66',
  title: `The barred list was looked at within ${settings.barredListMonths} months before the day`,
  inputs: [...counted, 'decidedOn'],
  severity: 'WARN',
  evidenceBy: 'EMPLOYER',
  expiresWith: `${settings.barredListMonths} months`,
  source: 'Our policy: by law a check has no last day',
  words: {
    student: 'Nothing stands in the way.',
    school: 'The employer’s look at the barred list is an old one. Ask it to look again.',
    employer: 'Your look at the barred list is an old one. Please look again and note the day.',
  },
  check: (facts, day) =>
    worstOf(facts, day, (days, { barredListSeenOn: seenOn }) =>
      days >= regulatedFromDays &&
      seenOn !== null &&
      !isFresh(seenOn, settings.barredListMonths, facts.decidedOn, day.on)
        ? 'fail'
        : 'ok',
    ),
};

const oneDayLeft: DayRule = {
  ...common,
  ...always,
  // R82 asks whoever comes to a school about the fourth day, and this one warns of the third.
  appliesTo: [...common.appliesTo, 'SCHOOL_VISIT'],
  id: 'R63a',
  title: `An adult has ${regulatedFromDays - 1} days with children under 16 in any 30`,
  inputs: counted,
  severity: 'WARN',
  evidenceBy: 'EMPLOYER',
  expiresWith: attestation.expiresWith,
  source: 'Our policy: told while the days can still be shared',
  words: {
    student: 'Nothing stands in the way.',
    school: `An adult would be with children under 16 on ${regulatedFromDays - 1} days in 30: one more day needs your decision, or a second adult.`,
    employer: `One of your adults would be with children under 16 on ${regulatedFromDays - 1} days in 30. One more day would be too many.`,
  },
  check: (facts, day) => worstOf(facts, day, (days) => (days === regulatedFromDays - 1 ? 'fail' : 'ok')),
};

/** How many days an adult may be with children under 16, across all schools. */
export const contact: readonly Rule[] = [
  regulatedUnsupervised,
  regulated,
  noRegulatedActivity,
  oneDayLeft,
  decisionLasts,
  recentLook,
];

/** Whether the employer has said, by the day of decision, that it looked at the barred list. */
function attested({ barredListSeenOn }: HostAdult, decidedOn: LocalDate): Finding {
  return (barredListSeenOn ?? noDaySet) <= decidedOn ? 'ok' : 'fail';
}

/** The worst of what is found of the adults who are with the student that day; nothing is found of a student of 16 and above. */
function worstOf(
  { student, hostAdults, rota, days }: PlacementFacts,
  { on }: DayAtWork,
  findingOf: (contactDays: number, adult: HostAdult) => Finding,
): Finding {
  const bornOn = student?.bornOn ?? null;
  if (bornOn === null) return 'unknown';
  if (!isUnder16(bornOn, on)) return 'ok';
  if (rota === null || hostAdults === null) return 'unknown';
  const duty = rota.find((each) => each.on === on);
  if (duty === undefined || duty.adultIds.length === 0) return 'unknown';
  const planned = new Set(days.filter((day) => isUnder16(bornOn, day.on)).map((day) => day.on));
  const findings = duty.adultIds.map((id): Finding => {
    const adult = hostAdults.find((each) => each.id === id);
    if (adult === undefined || adult.daysWithUnder16 === null) return 'unknown';
    const here = rota.filter((each) => planned.has(each.on) && each.adultIds.includes(id)).map((each) => each.on);
    return findingOf(contactDaysAround([...adult.daysWithUnder16, ...here], on), adult);
  });
  return worst(findings);
}
