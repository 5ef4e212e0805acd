import { isOfSchoolAge, yearGroupOf } from '#calendar';
import type { LocalDate } from '#kernel';
import type { DayAtWork } from '../facts.js';
import { monthsAfter } from '../months.js';
import type { DayRule, Finding, OnceRule, Rule } from '../rule.js';
import type { TLevel } from '../school-facts.js';
import { settings } from '../settings.js';
import { minutesOfAll } from '../working-time.js';
import { inSchoolAge } from './parties.js';

const arrangedBySchool: DayRule = {
  id: 'R03',
  title: 'A placement in school age is arranged by the school or the local authority, or adopted by the school',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['days', 'student.bornOn', 'arrangement'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'SCHOOL',
  needs: 'who arranged the placement, and the student’s age',
  expiresWith: 'any change of who arranges it',
  source:
    'Education Act 1996 s.560: as part of education; the wording for academies and independent schools to be read',
  toConfirm: true,
  words: {
    student: 'Your school has to make this placement its own before you can go.',
    school: 'A placement that a student has found counts only once you have adopted it.',
    employer: 'The school has to arrange this placement, or adopt it.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) =>
    inSchoolAge(facts, day, () => {
      if (facts.arrangement === null) return 'unknown';
      const { by, isAdoptedBySchool } = facts.arrangement;
      return by !== 'STUDENT' || isAdoptedBySchool ? 'ok' : 'fail';
    }),
};

const entitlement: DayRule = {
  id: 'R09',
  title: 'The student has not had a week’s worth of placements in this phase, Years 7 to 9 or 10 to 11, before',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['days', 'student.bornOn', 'student.otherBookedDays'],
  severity: 'WARN',
  evidenceBy: 'SCHOOL',
  needs: 'the student’s age and other bookings',
  expiresWith: 'another booking',
  source:
    'Careers guidance of the Department for Education, from September 2025: a week’s worth in each phase. More is allowed, but others may still wait',
  toConfirm: false,
  words: {
    student: 'You have had a week of experience before this one.',
    school: 'This student has had a week’s worth of experience in this phase; others may still wait for theirs.',
    employer: 'Nothing stands in the way.',
  },
  judged: 'EACH_DAY',
  check: ({ student }, day) => {
    if (student === null || student.bornOn === null || student.otherBookedDays === null) return 'unknown';
    const { bornOn } = student;
    const phase = phaseOf(yearGroupOf(bornOn, day.on));
    const had = student.otherBookedDays.filter((on) => phaseOf(yearGroupOf(bornOn, on)) === phase);
    return phase < 2 && new Set(had).size >= settings.daysOfEntitlement ? 'fail' : 'ok';
  },
};

const least = settings.leastTLevelHours;
const mostRemote = settings.mostRemotePercent;

const partOfTLevel: OnceRule = {
  id: 'R10',
  title: `The industry placement of a T Level has ${least.OTHER} hours, in early years ${least.EARLY_YEARS_EDUCATOR}, of which ${mostRemote.OTHER} % at most are away from the workplace, in digital ${mostRemote.DIGITAL} %`,
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['days', 'student.tLevel'],
  severity: 'WARN',
  evidenceBy: 'SCHOOL',
  needs: 'the start, the finish and the break of each day, since the placement counts towards a T Level',
  expiresWith: 'any change of the hours or the dates, or of what counts towards the T Level elsewhere',
  source: 'gov.uk, industry placements, 20 May 2026; support.tlevels.gov.uk',
  toConfirm: false,
  words: {
    student:
      'For your T Level you need more hours of industry placement than are arranged so far, or more of them at the workplace. Your school will talk with you about it.',
    school:
      'With what you have noted elsewhere, the industry placement has fewer hours than this T Level asks for, or too many of them are away from the workplace.',
    employer: 'Nothing stands in the way.',
  },
  judged: 'ONCE',
  check: ({ student, days }) => {
    if (student === null) return 'unknown';
    if (student.tLevel === null) return 'ok';
    const here = days.length === 0 ? null : minutesOfAll(days);
    return here === null ? 'unknown' : findingOfTLevel(student.tLevel, here);
  },
};

const unpaidOnGround: DayRule = {
  id: 'R13',
  title:
    'Unpaid work over school age is part of a course of up to a year, shadowing, or with a charity or statutory body',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['days', 'engagement', 'student.bornOn', 'student.unpaidGround'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'SCHOOL',
  needs: 'why a student over school age may work without pay, and the student’s age',
  expiresWith: 'any change of the course or of the dates',
  source:
    'National Minimum Wage Regulations 2015; whether study in a school’s sixth form counts as further education is to be read',
  toConfirm: true,
  words: {
    student: 'Your school has to say first why this placement may be without pay.',
    school:
      'The student is over school age: please say why the placement may be without pay, or the minimum wage is due. As part of a course it may last a year and no longer.',
    employer: 'The school has to say first why this placement may be without pay.',
  },
  judged: 'EACH_DAY',
  check: ({ student, engagement, days }, day) => {
    if (engagement.as === 'JOB') return 'ok'; // a job is paid; R08 refuses it in school age
    if (student === null || student.bornOn === null) return 'unknown';
    if (isOfSchoolAge(student.bornOn, day.on)) return 'ok';
    if (student.unpaidGround === null) return 'unknown';
    return student.unpaidGround === 'COURSE_UP_TO_A_YEAR' && isBeyondAYear(days, day.on) ? 'fail' : 'ok';
  },
};

const taughtWithOwnYear: OnceRule = {
  id: 'R14',
  title: 'The year group on record is at most one away from that of the date of birth',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['decidedOn', 'student.bornOn', 'student.yearGroup'],
  severity: 'WARN',
  evidenceBy: 'SCHOOL',
  needs: 'the student’s date of birth and year group',
  expiresWith: 'any change of either',
  source: 'Our policy: a student taught with another year is looked at by a person',
  toConfirm: false,
  words: {
    student: 'Nothing stands in the way.',
    school: 'The year group on record does not go with the date of birth. Please check both.',
    employer: 'Nothing stands in the way.',
  },
  judged: 'ONCE',
  check: ({ student, decidedOn }) => {
    if (student === null || student.bornOn === null || student.yearGroup === null) return 'unknown';
    return Math.abs(yearGroupOf(student.bornOn, decidedOn) - student.yearGroup) > 1 ? 'fail' : 'ok';
  },
};

/** What makes days at work part of education. */
export const education: readonly Rule[] = [
  arrangedBySchool,
  entitlement,
  partOfTLevel,
  unpaidOnGround,
  taughtWithOwnYear,
];

/** With so many minutes at the workplace beside what is done elsewhere. O(1). */
function findingOfTLevel({ route, hoursElsewhere, remoteHoursElsewhere }: TLevel, here: number): Finding {
  const minutes = hoursElsewhere * 60 + here;
  const isLongEnough = minutes >= least[route] * 60;
  return isLongEnough && remoteHoursElsewhere * 60 * 100 <= minutes * mostRemote[route] ? 'ok' : 'fail';
}

/** True a year or more after the first of the days. */
function isBeyondAYear(days: readonly DayAtWork[], on: LocalDate): boolean {
  return days.some((first) => monthsAfter(first.on, 12) <= on);
}

/** 0 for Years 7 to 9, 1 for Years 10 and 11, 2 after them. */
function phaseOf(yearGroup: number): number {
  return [9, 11].filter((lastYear) => yearGroup > lastYear).length;
}
