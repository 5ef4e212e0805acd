import type { DayRule, OnceRule, Rule } from '../rule.js';
import { emptyList } from './findings.js';
import { inSchoolAge, isNoted } from './parties.js';

const noBarredWork: DayRule = {
  id: 'R04',
  title: 'In school age no work on ships, none barred below an age, none barred to young persons',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['days', 'student.bornOn', 'vetting.declaration.barredWork'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'EMPLOYER',
  needs: 'whether the work is on ships or barred to young people, and the student’s age from the school',
  expiresWith: 'any change of the tasks',
  source: 'Education Act 1996 s.560(3) to (5)',
  toConfirm: true,
  words: {
    student: 'The law bars this work to everybody of your age.',
    school: 'This work is barred to students of school age, also on a placement.',
    employer: 'The law bars this work to students of school age, also on a placement.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) => inSchoolAge(facts, day, () => emptyList(facts.vetting?.declaration?.barredWork ?? null)),
};

const noProductiveWork: OnceRule = {
  id: 'R05',
  title: 'Students of Years 7 to 9 do not help in the trade',
  validFrom: null,
  validTo: null,
  appliesTo: ['WORKPLACE_VISIT'],
  stages: ['BOOK', 'CONFIRM'],
  inputs: ['yearGroupsWelcome', 'vetting.declaration.isProductiveWork'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'EMPLOYER',
  needs: 'the year groups that are welcome, and whether students would help in the trade',
  expiresWith: 'any change of the tasks or the year groups',
  source:
    'Children and Young Persons Act 1933: help in a trade for profit is employment, even without pay; birmingham.gov.uk/info/50075',
  toConfirm: false,
  words: {
    student: 'This visit is not open to your year.',
    school: 'Students of Years 7 to 9 would help in the trade, which counts as employment.',
    employer:
      'With Years 7 to 9 a visit may show work and let students try things, but they may not help in the trade.',
  },
  judged: 'ONCE',
  check: ({ yearGroupsWelcome, vetting }) => {
    if (yearGroupsWelcome === null) return 'unknown';
    if (yearGroupsWelcome.every((yearGroup) => yearGroup >= 10)) return 'ok';
    const isProductive = vetting?.declaration?.isProductiveWork ?? null;
    if (isProductive === null) return 'unknown';
    return isProductive ? 'fail' : 'ok';
  },
};

const listedTasksSignedOff: DayRule = {
  id: 'R40',
  title:
    'In school age no betting, adult content, alcohol, heights over 3 m, selling in the street or money at the door, unless a safeguarding lead has signed it off',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['days', 'placementVersion', 'student.bornOn', 'student.notes', 'vetting.declaration.listedTasks'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'SCHOOL',
  needs: 'whether the work holds a listed task, and the student’s age',
  expiresWith: 'any change of the tasks or of the placement',
  source: 'Lists of byelaws, brighton-hove.gov.uk, kept where section 560 lifts them (our policy)',
  toConfirm: false,
  words: {
    student: 'Your school’s safeguarding lead has to look at this work first.',
    school: 'The work holds a task of our list. A safeguarding lead has to look at it and sign it off.',
    employer: 'A task that you have declared has to be looked at by the school’s safeguarding lead first.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) =>
    inSchoolAge(facts, day, () => {
      const found = emptyList(facts.vetting?.declaration?.listedTasks ?? null);
      return found === 'fail' && isNoted(facts, 'SCRUTINY_SIGNED_OFF') ? 'ok' : found;
    }),
};

/** What work is refused to whom. */
export const workRefused: readonly Rule[] = [noBarredWork, noProductiveWork, listedTasksSignedOff];
