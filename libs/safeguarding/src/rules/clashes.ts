import type { LocalDate } from '#kernel';
import { opportunityKinds } from '../facts.js';
import type { DayRule, Finding, Rule } from '../rule.js';

const bookedNowhereElse: DayRule = {
  id: 'R12',
  title: 'The student is booked nowhere else on the day',
  validFrom: null,
  validTo: null,
  appliesTo: opportunityKinds,
  stages: ['ALLOCATE', 'CONFIRM'],
  inputs: ['days', 'student.otherBookedDays'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'SCHOOL',
  needs: 'the student’s other bookings',
  expiresWith: 'any change of the dates, or another booking',
  source: 'Our policy; the database refuses the same clash by a constraint',
  toConfirm: false,
  words: {
    student: 'You are already booked on one or more of these days.',
    school: 'The student is already booked on one or more of these days.',
    employer: 'This student is not free on all of these days.',
  },
  judged: 'EACH_DAY',
  check: ({ student }, day) => freeOn(student?.otherBookedDays ?? null, day.on),
};

const releasedBySchool: DayRule = {
  id: 'R12a',
  title: 'The school does not keep the day free',
  validFrom: null,
  validTo: null,
  appliesTo: opportunityKinds,
  stages: ['ALLOCATE', 'CONFIRM'],
  inputs: ['days', 'student.blackoutDays'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'SCHOOL',
  needs: 'the days that the school keeps free, such as exams',
  expiresWith: 'any change of the dates or of the school’s calendar',
  source: 'Our policy',
  toConfirm: false,
  words: {
    student: 'Your school needs you on one or more of these days, for example for an exam.',
    school: 'One or more of these days are kept free in your calendar.',
    employer: 'The school cannot release this student on all of these days.',
    coordinator: 'The student’s school keeps one or more of these days free.',
  },
  judged: 'EACH_DAY',
  check: ({ student }, day) => freeOn(student?.blackoutDays ?? null, day.on),
};

/** No student in two places on one day, nor away when the school needs them. A day is taken whole: half days are not told apart. */
export const clashes: readonly Rule[] = [bookedNowhereElse, releasedBySchool];

function freeOn(taken: readonly LocalDate[] | null, on: LocalDate): Finding {
  if (taken === null) return 'unknown';
  return taken.includes(on) ? 'fail' : 'ok';
}
