import { ageOn, type LocalDate } from '#kernel';
import { opportunityKinds, type DayAtWork, type HostAdult, type OpportunityKind } from '../facts.js';
import type { Finding, OnceRule, Rule } from '../rule.js';

const atTheWorkplace: readonly OpportunityKind[] = ['PLACEMENT', 'WORKPLACE_VISIT'];

const noNeedlessChecks: OnceRule = {
  id: 'R62',
  title: 'No criminal-record check is asked for or stored on adults who host only students of 16 and above',
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: ['CONFIRM'],
  inputs: ['days', 'hostAdults', 'student.bornOn'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'EMPLOYER',
  needs: 'the adults at the site and whether they host children under 16, and the student’s age from the school',
  expiresWith: 'any change of the adults',
  source: 'gov.uk, DBS leaflet of August 2024: adults who train 16 and 17 year olds are not eligible for a check',
  toConfirm: false,
  words: {
    student: 'The school and the employer have something to put right first. You need not do anything.',
    school:
      'A criminal-record check is held on an adult who hosts only students of 16 and above. Please have it removed.',
    employer:
      'For students of 16 and above no criminal-record check may be asked for or kept. Please remove the record.',
  },
  judged: 'ONCE',
  check: ({ student, days, hostAdults }) => {
    if (hostAdults === null) return 'unknown';
    const checked = hostAdults.filter(({ recordedCheck }) => recordedCheck);
    if (checked.length === 0) return 'ok';
    const from = firstOf(days);
    const bornOn = student?.bornOn ?? null;
    if (bornOn === null || from === undefined) return 'unknown';
    // Who turns 16 on the way was under 16 when it began, and the check was rightly asked for.
    return ageOn(bornOn, from) < 16 ? 'ok' : noneWithoutCause(checked);
  },
};

const twoKnownAdults: OnceRule = {
  id: 'R67',
  title: 'Two different adults at the site, each with a verified work address and called back',
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: ['PUBLISH', 'BOOK', 'CONFIRM'],
  inputs: ['hostAdults'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'COORDINATOR',
  needs: 'the call-back to each adult at the site, by somebody who did not invite them',
  expiresWith: 'any change of the adults',
  source: 'Our policy: a supervisor and a deputy, and no invitation that vouches for itself',
  toConfirm: false,
  words: {
    student: 'The adults who would look after you have not all been checked yet.',
    school: 'The site needs two different adults, each with a verified work address and a call-back.',
    employer:
      'Please name two different adults, each with a work address that we can verify and a number that we can ring back.',
  },
  judged: 'ONCE',
  check: ({ hostAdults }) => {
    if (hostAdults === null) return 'unknown';
    const people = new Set(hostAdults.map(({ id }) => id));
    if (people.size < 2 || hostAdults.some(isUnverified)) return 'fail';
    return hostAdults.some(({ calledBackByOther }) => calledBackByOther === null) ? 'unknown' : 'ok';
  },
};

const everyHostAgreed: OnceRule = {
  id: 'R67a',
  title: 'Where several employers share a placement, each of them has agreed to its days',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['PUBLISH', 'BOOK', 'APPLY', 'ALLOCATE', 'CONFIRM'],
  inputs: ['hasHostAgreed'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'EMPLOYER',
  needs: 'the yes of every employer of the placement',
  expiresWith: 'another plan for those days, and the withdrawal of the partner',
  source:
    'Our policy: whoever has a child for a day has said yes to it, and names the site and the two adults; R67 holds for each',
  toConfirm: false,
  words: {
    student: 'One of the employers of this placement has not agreed to it yet.',
    school: 'One of the employers that share this placement has not agreed to its days, or has withdrawn.',
    employer:
      'An employer that you share this placement with has not agreed to its days, or has withdrawn. Please wait for its answer, or take it out.',
  },
  judged: 'ONCE',
  check: ({ hasHostAgreed }) => {
    if (hasHostAgreed === null) return 'unknown';
    return hasHostAgreed ? 'ok' : 'fail';
  },
};

const nobodySuspended: OnceRule = {
  id: 'R71',
  title: 'Neither the employer nor the site nor an adult there is suspended',
  validFrom: null,
  validTo: null,
  appliesTo: opportunityKinds,
  stages: ['PUBLISH', 'BOOK', 'APPLY', 'ALLOCATE', 'CONFIRM'],
  inputs: ['isHostSuspended'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'COORDINATOR',
  needs: 'whether the employer, the site or an adult there is suspended',
  expiresWith: 'a suspension, or its end',
  source:
    'Safeguarding Vulnerable Groups Act 2006 s.7; our policy: one step suspends everywhere, two people of two roles lift it',
  toConfirm: false,
  words: {
    student: 'This place is on hold. Your school will talk to you about it.',
    school:
      'The employer, the site or an adult there is suspended. The safeguarding lead and the coordinator know why.',
    employer: 'Your placements are on hold. The coordinator of the programme will be in touch.',
  },
  judged: 'ONCE',
  check: ({ isHostSuspended }) => {
    if (isHostSuspended === null) return 'unknown';
    return isHostSuspended ? 'fail' : 'ok';
  },
};

/** Who looks after the students at the site, and what may not be asked of them. */
export const adults: readonly Rule[] = [noNeedlessChecks, twoKnownAdults, everyHostAgreed, nobodySuspended];

function noneWithoutCause(checked: readonly HostAdult[]): Finding {
  if (checked.some(({ hostsUnder16Elsewhere }) => hostsUnder16Elsewhere === false)) return 'fail';
  return checked.some(({ hostsUnder16Elsewhere }) => hostsUnder16Elsewhere === null) ? 'unknown' : 'ok';
}

/** Also a third adult: whoever is named will be with the students. */
function isUnverified(adult: HostAdult): boolean {
  return !adult.hasVerifiedWorkAddress || adult.calledBackByOther === false;
}

function firstOf(days: readonly DayAtWork[]): LocalDate | undefined {
  return days.map(({ on }) => on).sort()[0];
}
