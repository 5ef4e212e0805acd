import type { OpportunityKind } from '../facts.js';
import type { OnceRule, Rule } from '../rule.js';
import type { VettingState } from '../vetting-facts.js';

const atTheWorkplace: readonly OpportunityKind[] = ['PLACEMENT', 'WORKPLACE_VISIT'];
const approvedStates: ReadonlySet<VettingState> = new Set(['APPROVED', 'EXPIRING']);

const approvedToday: OnceRule = {
  id: 'R35b',
  title: 'The activity is approved at the site when it is advertised and when places are asked for or given',
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: ['PUBLISH', 'BOOK', 'APPLY', 'ALLOCATE'],
  inputs: ['decidedOn', 'vetting.state', 'vetting.approvedUntil'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'COORDINATOR',
  needs: 'the vetting of this activity at this site, which the employer begins',
  expiresWith: 'the last day of the approval, any change of the employer, the site or the activity',
  source:
    'Our policy: nothing is advertised or given out that nobody could be sent to today; R35 asks about the days themselves',
  toConfirm: false,
  words: {
    student: 'This place is not open at the moment. Your school need not do anything.',
    school: 'The activity is not vetted at this site now: never yet, not any more, or on hold.',
    employer:
      'This activity is not approved at this site. Your activity profiles say what is still asked of you, and why.',
  },
  judged: 'ONCE',
  check: ({ vetting, decidedOn }) => {
    if (vetting === null) return 'unknown';
    if (!approvedStates.has(vetting.state)) return 'fail';
    return vetting.approvedUntil !== null && decidedOn <= vetting.approvedUntil ? 'ok' : 'fail';
  },
};

const notRefusedBySchool: OnceRule = {
  id: 'R36a',
  title: 'The student’s school sends students to this employer',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT', 'WORKPLACE_VISIT', 'SCHOOL_VISIT', 'VIRTUAL'],
  stages: ['APPLY', 'ALLOCATE', 'CONFIRM'],
  inputs: ['employerId', 'student.refusedEmployers'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'SCHOOL',
  needs: 'the employers to which the school sends nobody',
  expiresWith: 'a refusal by the school, or its end',
  source: 'Our policy: vetting is shared by all schools, and each of them may still say no',
  toConfirm: false,
  words: {
    student: 'Your school sends nobody to this employer. Ask your careers lead about other places.',
    school: 'Your school has refused this employer. The list of refused employers says why.',
    employer: 'The school of this student sends nobody to you at the moment.',
    coordinator: 'The student’s school has refused this employer, and says itself why.',
  },
  judged: 'ONCE',
  check: ({ employerId, student }) => {
    const refused = student?.refusedEmployers ?? null;
    if (refused === null) return 'unknown';
    return refused.includes(employerId) ? 'fail' : 'ok';
  },
};

/** Whether anybody may be sent to this host at all, and whether this school sends anybody. */
export const host: readonly Rule[] = [approvedToday, notRefusedBySchool];
