import type { OpportunityKind } from '../facts.js';
import type { DayRule, Finding, Rule, Stage } from '../rule.js';
import { minutesInWeekOf, minutesOfWork, minutesOnDay, mostDaysInSeven, restBefore } from '../working-time.js';

const atTheWorkplace: readonly OpportunityKind[] = ['PLACEMENT', 'WORKPLACE_VISIT'];
const wherePlacesAreSet: readonly Stage[] = ['PUBLISH', 'ALLOCATE', 'CONFIRM'];
const regulations = 'Working Time Regulations 1998';
const alike = 'children on school placements are held to the same, and visits too (our policy)';

const eightHoursADay: DayRule = {
  id: 'R20',
  title: 'At most 8 hours of work on a day',
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: wherePlacesAreSet,
  inputs: ['days'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'EMPLOYER',
  needs: 'the start, the finish and the break of each day',
  expiresWith: 'any change of the hours',
  source: `${regulations} reg 5A; ${alike}`,
  toConfirm: true,
  words: {
    student: 'The hours on one or more of these days are longer than the law allows for you.',
    school: 'One or more of these days hold more than 8 hours of work, breaks left out.',
    employer: 'Please shorten these days to 8 hours of work or less. Breaks do not count as work.',
  },
  judged: 'EACH_DAY',
  check: ({ days }, day) => atMost(8 * 60, minutesOnDay(days, day.on)),
};

const fortyHoursAWeek: DayRule = {
  id: 'R20a',
  title: 'At most 40 hours of work in a week, Monday to Sunday',
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: wherePlacesAreSet,
  inputs: ['days'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'EMPLOYER',
  needs: 'the start, the finish and the break of each day',
  expiresWith: 'any change of the hours or the dates',
  source: `${regulations} reg 5A; ${alike}. Bookings elsewhere in the week are held by R20 and R22a: five days of 8 hours`,
  toConfirm: true,
  words: {
    student: 'The hours of this week are longer than the law allows for you.',
    school: 'This week holds more than 40 hours of work, breaks left out.',
    employer: 'Please shorten the week to 40 hours of work or less. Breaks do not count as work.',
  },
  judged: 'EACH_DAY',
  check: ({ days }, day) => atMost(40 * 60, minutesInWeekOf(days, day.on)),
};

const breakAtWork: DayRule = {
  id: 'R21',
  title: 'A break of at least 30 minutes when work lasts longer than 4 hours 30',
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: wherePlacesAreSet,
  inputs: ['days'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'EMPLOYER',
  needs: 'the start, the finish and the break of each day',
  expiresWith: 'any change of the hours',
  source: `${regulations} reg 12(4); ${alike}`,
  toConfirm: true,
  words: {
    student: 'The timetable leaves no time for a proper break on one or more of these days.',
    school: 'One or more of these days have no break of 30 minutes.',
    employer: 'Please write a break of at least 30 minutes into these days.',
  },
  judged: 'EACH_DAY',
  check: (_facts, day) => {
    const minutes = minutesOfWork(day);
    if (minutes === null) return 'unknown';
    return minutes <= 4.5 * 60 || (day.breakMinutes ?? 0) >= 30 ? 'ok' : 'fail';
  },
};

const restOvernight: DayRule = {
  id: 'R22',
  title: 'At least 12 hours of rest between two days of work',
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: wherePlacesAreSet,
  inputs: ['days'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'EMPLOYER',
  needs: 'the start and the finish of each day',
  expiresWith: 'any change of the hours or the dates',
  source: `${regulations} reg 10(2); ${alike}. Real hours, where the clocks change in the night`,
  toConfirm: true,
  words: {
    student: 'There is too little time to rest before one or more of these days.',
    school: 'There are fewer than 12 hours of rest before one or more of these days.',
    employer: 'Please leave at least 12 hours between the finish of one day and the start of the next.',
  },
  judged: 'EACH_DAY',
  check: ({ days }, day) => atLeast(12 * 60, restBefore(days, day)),
};

const fiveDaysInSeven: DayRule = {
  id: 'R22a',
  title: 'At most five days of work in any seven',
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: wherePlacesAreSet,
  inputs: ['days', 'student.otherBookedDays'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'SCHOOL',
  needs: 'the student’s other bookings',
  expiresWith: 'any change of the dates, or another booking',
  source: `${regulations} reg 11(3): 48 hours free in each seven days, counted as two free days; ${alike}`,
  toConfirm: true,
  words: {
    student: 'With your other bookings, these days leave you fewer than two free days in seven.',
    school: 'These days, with any others that are booked, make more than five in seven.',
    employer: 'These days, with any others that are booked, make more than five in seven. Please choose fewer.',
  },
  judged: 'EACH_DAY',
  check: ({ days, student }, day) => {
    const own = days.map(({ on }) => on);
    const elsewhere = student === null ? [] : student.otherBookedDays;
    if (mostDaysInSeven([...own, ...(elsewhere ?? [])], day.on) > 5) return 'fail';
    return elsewhere === null ? 'unknown' : 'ok';
  },
};

/** Hours of work and rest, in minutes. What is scheduled elsewhere has days here but no hours. */
export const hours: readonly Rule[] = [eightHoursADay, fortyHoursAWeek, breakAtWork, restOvernight, fiveDaysInSeven];

function atMost(limit: number, minutes: number | null): Finding {
  if (minutes === null) return 'unknown';
  return minutes <= limit ? 'ok' : 'fail';
}

function atLeast(limit: number, minutes: number | null): Finding {
  if (minutes === null) return 'unknown';
  return minutes >= limit ? 'ok' : 'fail';
}
