import { dayNumberOf } from '#calendar';
import type { LocalDate } from '#kernel';
import type { PlacementFacts } from '../facts.js';
import type { DayRule, Finding, OnceRule, Rule } from '../rule.js';
import { noDaySet, settings } from '../settings.js';
import { covered, coversPlacements } from './insurance.js';

const common = {
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'EMPLOYER',
  toConfirm: false,
} as const;
const exemption = {
  needs: 'the policies, or a letter of indemnity',
  expiresWith: 'the last day of the policy or the letter',
  source:
    'Employers’ Liability (Compulsory Insurance) Act 1969 s.3; abi.org.uk and hse.gov.uk: without employees, within the family or as a public body an employer is exempt, and buys cover for the dates or signs a letter of indemnity',
} as const;

const exemptCovered: DayRule = {
  ...common,
  ...exemption,
  id: 'R51',
  title: 'An employer that need not be insured has cover or a letter of indemnity for every day of a placement',
  stages: ['CONFIRM'],
  inputs: ['days', 'insurance', 'vetting.declaration.insurer'],
  words: {
    student: 'The employer’s insurance does not cover all of these days yet.',
    school: 'The employer is exempt from insurance, and neither cover nor a letter of indemnity lasts to these days.',
    employer:
      'You need no insurance by law; for a placement please buy cover for these days, or sign a letter of indemnity.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) => exemptFinding(facts, day.on),
};

const exemptAdvertCovered: OnceRule = {
  ...common,
  ...exemption,
  id: 'R51a',
  title: 'An employer that need not be insured has cover or a letter of indemnity when a placement is advertised',
  stages: ['PUBLISH'],
  inputs: ['decidedOn', 'insurance', 'vetting.declaration.insurer'],
  words: {
    student: 'This placement is not open yet.',
    school: 'The employer is exempt from insurance, and has neither cover nor a letter of indemnity.',
    employer: 'You need no insurance by law; for placements please buy cover, or sign a letter of indemnity.',
  },
  judged: 'ONCE',
  check: (facts) => exemptFinding(facts, facts.decidedOn),
};

const unusualTasksAccepted: OnceRule = {
  ...common,
  id: 'R53',
  title: 'Tasks that are onerous or unlike the normal business are accepted by the insurer in writing',
  stages: ['CONFIRM'],
  inputs: ['decidedOn', 'vetting.declaration.insurer'],
  needs: 'whether the tasks are unlike your normal business, and the insurer’s answer',
  expiresWith: 'any change of the tasks or the policy',
  source: 'abi.org.uk: insurers are told of anything that is not the normal business',
  words: {
    student: 'The employer’s insurer has to agree to these tasks first.',
    school: 'The tasks are unlike the employer’s normal business, and its insurer has not accepted them in writing.',
    employer: 'Please have your insurer accept these tasks in writing, and note the day.',
  },
  judged: 'ONCE',
  check: ({ vetting, decidedOn }) => {
    const insurer = vetting?.declaration?.insurer ?? null;
    if (insurer === null || insurer.isUnlikeNormalBusiness === null) return 'unknown';
    return insurer.isUnlikeNormalBusiness ? doneBy(insurer.acceptedOn, decidedOn) : 'ok';
  },
};

const longPlacementTold: OnceRule = {
  ...common,
  id: 'R53a',
  title: 'The insurer is told of a placement that is longer than two weeks',
  stages: ['CONFIRM'],
  inputs: ['days', 'decidedOn', 'vetting.declaration.insurer'],
  needs: 'whether the insurer was told of placements longer than two weeks',
  expiresWith: 'any change of the dates or the policy',
  source: 'abi.org.uk; IOSH magazine: up to two weeks are usually covered without a word',
  words: {
    student: 'The employer has to tell its insurer of this placement first.',
    school: 'The placement is longer than two weeks, and the employer’s insurer was not told.',
    employer: 'Please tell your insurer of placements longer than two weeks, and note the day.',
  },
  judged: 'ONCE',
  check: ({ days, vetting, decidedOn }) => {
    if (days.length === 0) return 'unknown';
    const numbers = days.map(({ on }) => dayNumberOf(on));
    if (Math.max(...numbers) - Math.min(...numbers) < settings.daysOfTwoWeeks) return 'ok';
    const insurer = vetting?.declaration?.insurer ?? null;
    return insurer === null ? 'unknown' : doneBy(insurer.toldOfLongPlacementsOn, decidedOn);
  },
};

/** What is asked of those whom the law does not make insure themselves, and what an insurer has to be told. */
export const insurers: readonly Rule[] = [exemptCovered, exemptAdvertCovered, unusualTasksAccepted, longPlacementTold];

function exemptFinding(facts: PlacementFacts, on: LocalDate): Finding {
  const insurer = facts.vetting?.declaration?.insurer ?? null;
  if (insurer === null || insurer.exemption === null) return 'ok'; // R50 asks for a policy, also while nothing is declared
  return on <= (insurer.indemnityUntil ?? '') ? 'ok' : covered(facts.insurance, on, coversPlacements);
}

function doneBy(on: LocalDate | null, decidedOn: LocalDate): Finding {
  return (on ?? noDaySet) <= decidedOn ? 'ok' : 'fail';
}
