import { opportunityKinds, type DayAtWork, type PlacementFacts } from '../facts.js';
import type { DayRule, Rule, Stage } from '../rule.js';
import type { CoverDay } from '../school-facts.js';

const whenBooked: readonly Stage[] = ['BOOK', 'CONFIRM'];

const coveredOutOfTerm: DayRule = {
  id: 'R11',
  title:
    'Outside term an on-call contact and a safeguarding lead are named for the day, and the school’s insurer is told',
  validFrom: null,
  validTo: null,
  appliesTo: opportunityKinds,
  stages: whenBooked,
  inputs: ['days', 'school.days'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'SCHOOL',
  needs: 'your terms, or who can be rung on these days',
  expiresWith: 'any change of the dates, the terms or who is named',
  source:
    'Our policy, after the former department’s guide to placements out of term; Birmingham’s own practice to be asked',
  toConfirm: true,
  words: {
    student: 'Your school has to name somebody you can ring on these days first.',
    school:
      'These days are outside your term. Please name an on-call contact and a safeguarding lead for each, and tell your insurer.',
    employer: 'The school has to name somebody you can ring on these days first.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) => {
    const cover = coverOf(facts, day);
    if (cover === undefined) return 'unknown';
    if (cover.kind === 'TERM') return 'ok';
    if (cover.hasOnCallContact && cover.hasSafeguardingLead && cover.isInsurerTold) return 'ok';
    return cover.kind === null ? 'unknown' : 'fail';
  },
};

const leadReachable: DayRule = {
  id: 'R84',
  title: 'A safeguarding lead of the school, or a deputy, can be reached on the day',
  validFrom: null,
  validTo: null,
  appliesTo: opportunityKinds,
  stages: whenBooked,
  inputs: ['days', 'school.days'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'SCHOOL',
  needs: 'who is reachable as safeguarding lead on these days',
  expiresWith: 'any change of the dates or of who is named',
  source: 'Keeping children safe in education: a lead or deputy is always available during school hours',
  toConfirm: true,
  words: {
    student: 'Your school has to name its safeguarding lead for these days first.',
    school: 'No safeguarding lead or deputy is named for one or more of these days.',
    employer: 'The school has to name its safeguarding lead for these days first.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) => {
    const cover = coverOf(facts, day);
    if (cover === undefined) return 'unknown';
    return cover.hasSafeguardingLead ? 'ok' : 'fail';
  },
};

const accidentCover: DayRule = {
  id: 'R55',
  title: 'The school has noted personal-accident cover that lasts to the day',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['days', 'school.accidentCoverUntil'],
  severity: 'WARN',
  evidenceBy: 'SCHOOL',
  needs: 'the school’s personal-accident cover',
  expiresWith: 'the last day of the cover',
  source: 'Our policy, after the advice of education business partnerships; noted once a year',
  toConfirm: false,
  words: {
    student: 'Nothing stands in the way.',
    school: 'You have noted no personal-accident cover for one or more of these days.',
    employer: 'Nothing stands in the way.',
  },
  judged: 'EACH_DAY',
  check: ({ school }, day) => {
    if (school === null) return 'unknown';
    return day.on <= (school.accidentCoverUntil ?? '') ? 'ok' : 'fail';
  },
};

/** What the school arranges for the days on which a student is out. */
export const cover: readonly Rule[] = [coveredOutOfTerm, leadReachable, accidentCover];

function coverOf({ school }: PlacementFacts, { on }: DayAtWork): CoverDay | undefined {
  return school?.days?.find((each) => each.on === on);
}
