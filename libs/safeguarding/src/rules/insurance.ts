import type { LocalDate } from '#kernel';
import type { InsurancePolicy, PlacementFacts } from '../facts.js';
import type { DayRule, Finding, OnceRule, Rule } from '../rule.js';

const leastCoverPounds = 5_000_000;
const employersLiability =
  'Employers’ Liability (Compulsory Insurance) Act 1969 and 1998 Regulations reg 3 (GBP 5,000,000); abi.org.uk, work experience students count as employees';
const publicLiability =
  'abi.org.uk: for a visit public liability is enough, of any amount, and employers’ liability counts as well. Talks at school and online events put nobody at risk on the employer’s site, so none is asked for (our policy)';

const placementInsured: DayRule = {
  id: 'R50',
  title: 'Employers’ liability cover of GBP 5,000,000 on every day of a placement',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['days', 'insurance', 'vetting.declaration.insurer'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'EMPLOYER',
  needs: 'the employers’ liability policy',
  expiresWith: 'the last day of the policy',
  source: employersLiability,
  toConfirm: false,
  words: {
    student: 'The employer’s insurance does not cover all of these days yet.',
    school: 'The employer’s liability insurance does not cover all of these days with at least GBP 5,000,000.',
    employer:
      'Please declare employers’ liability cover of at least GBP 5,000,000 that lasts to the last of these days.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) => (isExempt(facts) ? 'ok' : covered(facts.insurance, day.on, coversPlacements)), // R51 judges the exempt
};

const placementAdvertInsured: OnceRule = {
  id: 'R50a',
  title: 'Employers’ liability cover of GBP 5,000,000 when a placement is advertised',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['PUBLISH'],
  inputs: ['decidedOn', 'insurance', 'vetting.declaration.insurer'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'EMPLOYER',
  needs: 'the employers’ liability policy',
  expiresWith: 'the last day of the policy',
  source: employersLiability,
  toConfirm: false,
  words: {
    student: 'This placement is not open yet.',
    school: 'The employer has declared no liability insurance of at least GBP 5,000,000 that is in force.',
    employer: 'Please declare employers’ liability cover of at least GBP 5,000,000 that is in force today.',
  },
  judged: 'ONCE',
  check: (facts) => (isExempt(facts) ? 'ok' : covered(facts.insurance, facts.decidedOn, coversPlacements)),
};

const visitInsured: DayRule = {
  id: 'R52',
  title: 'Public or employers’ liability cover on every day of a visit to a workplace',
  validFrom: null,
  validTo: null,
  appliesTo: ['WORKPLACE_VISIT'],
  stages: ['BOOK', 'CONFIRM'],
  inputs: ['days', 'insurance'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'EMPLOYER',
  needs: 'the public liability policy',
  expiresWith: 'the last day of the policy',
  source: publicLiability,
  toConfirm: false,
  words: {
    student: 'The employer’s insurance does not cover all of these days yet.',
    school: 'Neither public nor employers’ liability insurance covers all of these days.',
    employer: 'Please declare public or employers’ liability cover that lasts to the last of these days.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) => covered(facts.insurance, day.on, coversVisits),
};

const visitAdvertInsured: OnceRule = {
  id: 'R52a',
  title: 'Public or employers’ liability cover when a visit to a workplace is advertised',
  validFrom: null,
  validTo: null,
  appliesTo: ['WORKPLACE_VISIT'],
  stages: ['PUBLISH'],
  inputs: ['decidedOn', 'insurance'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'EMPLOYER',
  needs: 'the public liability policy',
  expiresWith: 'the last day of the policy',
  source: publicLiability,
  toConfirm: false,
  words: {
    student: 'This visit is not open yet.',
    school: 'The employer has declared no public or employers’ liability insurance that is in force.',
    employer: 'Please declare public or employers’ liability cover that is in force today.',
  },
  judged: 'ONCE',
  check: (facts) => covered(facts.insurance, facts.decidedOn, coversVisits),
};

/**
 * Cover on every day. Policies are renewed every year, so that an advert needs one in force on the day of publication, and
 * only the confirmed booking one that lasts to its last day.
 */
export const insurance: readonly Rule[] = [placementInsured, placementAdvertInsured, visitInsured, visitAdvertInsured];

/** True where the law asks for no policy; what is asked for instead is rule R51. */
function isExempt({ vetting }: PlacementFacts): boolean {
  return (vetting?.declaration?.insurer.exemption ?? null) !== null;
}

/** Whether one of the policies that count covers the day. */
export function covered(
  policies: readonly InsurancePolicy[] | null,
  on: LocalDate,
  counts: (policy: InsurancePolicy) => boolean,
): Finding {
  if (policies === null) return 'unknown';
  return policies.some((policy) => on <= policy.validTo && counts(policy)) ? 'ok' : 'fail';
}

/** True for employers’ liability of the sum that the law asks for. */
export function coversPlacements({ kind, coverPounds }: InsurancePolicy): boolean {
  return kind === 'EMPLOYERS_LIABILITY' && coverPounds >= leastCoverPounds;
}

function coversVisits({ coverPounds }: InsurancePolicy): boolean {
  return coverPounds > 0;
}
