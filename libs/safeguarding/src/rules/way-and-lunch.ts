import { isOfSchoolAge } from '#calendar';
import type { OnceRule, Rule } from '../rule.js';

const common = {
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  severity: 'WARN',
  toConfirm: false,
  judged: 'ONCE',
} as const;

const shortWay: OnceRule = {
  ...common,
  id: 'R24',
  title: 'The way there and the way back each take no longer than the student’s limit',
  stages: ['CONFIRM'],
  inputs: ['journey'],
  evidenceBy: 'SCHOOL',
  needs: 'how long the way there and back takes',
  expiresWith: 'any change of the site, the hours, the home or the timetable',
  source:
    'Our policy, from the reports of the pilot: 60 minutes unless the school says otherwise. Search and matching offer nothing beyond the limit; guardians are shown the minutes',
  words: {
    student: 'The way takes longer than you said.',
    school: 'The way there or back takes longer than the student’s limit.',
    employer: 'The student has a long way.',
  },
  check: ({ journey }) => {
    if (journey === null) return 'unknown';
    return Math.max(journey.outMinutes, journey.backMinutes) <= journey.limitMinutes ? 'ok' : 'fail';
  },
};

const lunchPlanned: OnceRule = {
  ...common,
  id: 'R25',
  title: 'In school age it is said where, and with whom, the student has lunch',
  stages: ['PUBLISH', 'CONFIRM'],
  inputs: ['advert.lunchPlan', 'days', 'student.bornOn'],
  evidenceBy: 'EMPLOYER',
  needs: 'the plan for lunch, and the student’s age from the school',
  expiresWith: 'any change of the text',
  source: 'Our policy, from the reports of the pilot: students want somebody to have lunch with',
  words: {
    student: 'Nobody has said yet where you can have lunch, and with whom.',
    school: 'The advert does not say where the student has lunch, and with whom.',
    employer: 'Please say where the student has lunch, and with whom.',
  },
  check: ({ advert, student, days }) => {
    if (advert === null) return 'unknown';
    if (advert.lunchPlan !== null && /\p{L}{2}/u.test(advert.lunchPlan)) return 'ok';
    if (student === null) return 'fail';
    const { bornOn } = student;
    if (bornOn === null || days.length === 0) return 'unknown';
    return days.some(({ on }) => isOfSchoolAge(bornOn, on)) ? 'fail' : 'ok';
  },
};

/** What makes a day that can be managed: the way and lunch. */
export const wayAndLunch: readonly Rule[] = [shortWay, lunchPlanned];
