import { yearGroupOf } from '#calendar';
import { opportunityKinds } from '../facts.js';
import type { DayRule, OnceRule, Rule } from '../rule.js';

const plausibleBirth: DayRule = {
  id: 'R01',
  title: 'The date of birth is that of a secondary school or sixth-form student',
  validFrom: null,
  validTo: null,
  appliesTo: opportunityKinds,
  stages: ['APPLY', 'ALLOCATE', 'CONFIRM'],
  inputs: ['days', 'student.bornOn'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'SCHOOL',
  needs: 'the student’s date of birth',
  expiresWith: 'any change of the date of birth',
  source:
    'Education Act 1996 s.8; birmingham.gov.uk/info/50075. Years 7 to 14: a third year in the sixth form is plausible, more is a typing error (our policy)',
  toConfirm: false,
  words: {
    student: 'Your date of birth on record does not look right. Please ask your school to check it.',
    school: 'The date of birth on record is not that of a student in Year 7 to Year 14. Please check it.',
    employer: 'The school has to check its records of this student first.',
    coordinator:
      'The date of birth on record is not that of a student in Year 7 to Year 14. The school has to look at it.',
  },
  judged: 'EACH_DAY',
  check: ({ student }, day) => {
    if (student === null || student.bornOn === null) return 'unknown';
    const yearGroup = yearGroupOf(student.bornOn, day.on);
    return yearGroup >= 7 && yearGroup <= 14 ? 'ok' : 'fail';
  },
};

const oldEnough: DayRule = {
  id: 'R02',
  title: 'A placement is for Year 10 and above',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['APPLY', 'ALLOCATE', 'CONFIRM'],
  inputs: ['days', 'student.bornOn'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'SCHOOL',
  needs: 'the student’s date of birth',
  expiresWith: 'any change of the date of birth or of the dates',
  source: 'Education Act 1996 s.560: the last two years of compulsory schooling, counted by age',
  toConfirm: true,
  words: {
    student:
      'Placements are for Year 10 and above. Workplace visits, talks at school and online events are open to you now.',
    school:
      'The student is not yet in Year 10 on these days. Visits, talks at school and online events are open instead.',
    employer: 'This student is too young for a placement on these days. You could offer a visit instead.',
  },
  judged: 'EACH_DAY',
  // Nobody is over school age before Year 11, so that the year group alone decides.
  check: ({ student }, day) => {
    if (student === null || student.bornOn === null) return 'unknown';
    return yearGroupOf(student.bornOn, day.on) >= 10 ? 'ok' : 'fail';
  },
};

const advertForOldEnough: OnceRule = {
  id: 'R02a',
  title: 'An advert for a placement welcomes only Year 10 and above',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['PUBLISH'],
  inputs: ['yearGroupsWelcome'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'EMPLOYER',
  needs: 'the year groups that are welcome',
  expiresWith: 'any change of the year groups',
  source: 'Education Act 1996 s.560, as for R02',
  toConfirm: true,
  words: {
    student: 'This placement is not open yet.',
    school: 'This placement is offered to students who are too young for one.',
    employer:
      'A placement can be offered to Year 10 and above. For Years 7 to 9, please offer a visit or an online event.',
  },
  judged: 'ONCE',
  check: ({ yearGroupsWelcome }) => {
    if (yearGroupsWelcome === null) return 'unknown';
    return yearGroupsWelcome.every((yearGroup) => yearGroup >= 10) ? 'ok' : 'fail';
  },
};

/** Who is old enough for what, from the date of birth and the school year. */
export const whoMayGo: readonly Rule[] = [plausibleBirth, oldEnough, advertForOldEnough];
