import { isOfSchoolAge } from '#calendar';
import type { Permission } from '../facts.js';
import type { DayRule, Finding, Rule } from '../rule.js';

const permitted: DayRule = {
  id: 'R91',
  title: 'Permission for exactly this version: a parent’s or carer’s in school age, the student’s own after it',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['days', 'placementVersion', 'student.bornOn', 'student.permissions'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'GUARDIAN_OR_STUDENT',
  needs: 'the answer to the request for permission, and the student’s age from the school',
  expiresWith: 'any change of site, dates, hours, dangers or adults',
  source:
    'Our policy. A form on paper counts when a second member of staff has seen it; one refusal outweighs a yes. Visits are covered by the school’s own consents',
  toConfirm: false,
  words: {
    student:
      'A yes to this placement, as it now stands, is still missing: your parent’s or carer’s, or your own if you have left Year 11.',
    school: 'There is no valid permission for this version of the placement. One on paper needs a second signature.',
    employer: 'The school is still waiting for permission.',
    guardian: 'A yes to this placement, as it now stands, is still missing. The school sends you what you need.',
  },
  judged: 'EACH_DAY',
  check: ({ student, placementVersion }, day) => {
    if (student === null || student.bornOn === null || student.permissions === null) return 'unknown';
    const by = isOfSchoolAge(student.bornOn, day.on) ? 'GUARDIAN' : 'STUDENT';
    return permittedBy(
      student.permissions.filter((each) => each.by === by && each.placementVersion === placementVersion),
    );
  },
};

/** Who has to say yes, and to what. */
export const permission: readonly Rule[] = [permitted];

function permittedBy(answers: readonly Permission[]): Finding {
  const isRefused = answers.some(({ answer }) => answer !== 'GIVEN');
  const isGiven = answers.some(({ isOnPaper, isCountersignedByOther }) => !isOnPaper || isCountersignedByOther);
  return isGiven && !isRefused ? 'ok' : 'fail';
}
