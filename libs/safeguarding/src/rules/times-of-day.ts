import { isOfSchoolAge } from '#calendar';
import { ageOn, localTime, type LocalTime } from '#kernel';
import type { DayAtWork, OpportunityKind, PlacementFacts } from '../facts.js';
import type { DayRule, Finding, Rule, Stage } from '../rule.js';

const atTheWorkplace: readonly OpportunityKind[] = ['PLACEMENT', 'WORKPLACE_VISIT'];
const wherePlacesAreSet: readonly Stage[] = ['PUBLISH', 'ALLOCATE', 'CONFIRM'];
const common = {
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: wherePlacesAreSet,
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'EMPLOYER',
  needs: 'the start and the finish of each day, and the student’s age',
  expiresWith: 'any change of the hours',
  judged: 'EACH_DAY',
} as const;

const notAtNight: DayRule = {
  ...common,
  id: 'R23',
  title: 'Under 18 no work between 22:00 and 06:00',
  inputs: ['days', 'student.bornOn', 'yearGroupsWelcome'],
  source: 'Working Time Regulations 1998 regs 2, 6A and 7; exceptions of sectors to be read',
  toConfirm: true,
  words: {
    student: 'One or more of these days reach into the night, which the law bars to you.',
    school: 'One or more of these days reach into the night, between 22:00 and 06:00.',
    employer: 'Please keep these days between 06:00 and 22:00.',
  },
  check: (facts, day) =>
    within(day, localTime('06:00'), localTime('22:00'), () => isYoung(facts, (bornOn) => ageOn(bornOn, day.on) < 18)),
};

const notEarlyOrLate: DayRule = {
  ...common,
  id: 'R23a',
  title: 'In school age the day lies between 07:00 and 19:00',
  inputs: ['days', 'student.bornOn', 'yearGroupsWelcome'],
  source: 'Our policy, from the hours that the law sets for children’s jobs',
  toConfirm: false,
  words: {
    student: 'One or more of these days begin too early or end too late for you.',
    school: 'One or more of these days begin before 07:00 or end after 19:00.',
    employer: 'With students of school age these days have to lie between 07:00 and 19:00.',
  },
  check: (facts, day) =>
    within(day, localTime('07:00'), localTime('19:00'), () =>
      isYoung(facts, (bornOn) => isOfSchoolAge(bornOn, day.on), 11),
    ),
};

/** When in the day students work. */
export const timesOfDay: readonly Rule[] = [notAtNight, notEarlyOrLate];

/** `ok` between the two times or for whoever the window is not for. */
function within({ startsAt, finishesAt }: DayAtWork, from: LocalTime, to: LocalTime, isFor: () => Finding): Finding {
  if (startsAt === null || finishesAt === null) return 'unknown';
  return from <= startsAt && finishesAt <= to ? 'ok' : isFor();
}

/** Before anybody in particular comes, the year groups that the advert welcomes stand for the student. */
function isYoung(
  { student, yearGroupsWelcome }: PlacementFacts,
  isYoungWhen: (bornOn: NonNullable<NonNullable<PlacementFacts['student']>['bornOn']>) => boolean,
  lastYearGroup = 13,
): Finding {
  if (student !== null) {
    if (student.bornOn === null) return 'unknown';
    return isYoungWhen(student.bornOn) ? 'fail' : 'ok';
  }
  if (yearGroupsWelcome === null) return 'unknown';
  return yearGroupsWelcome.some((yearGroup) => yearGroup <= lastYearGroup) ? 'fail' : 'ok';
}
