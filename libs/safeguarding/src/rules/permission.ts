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

const nobodySaidNo: DayRule = {
  id: 'R91a',
  title: 'Nobody goes against a recorded no: a parent’s or carer’s in school age, and the student’s own at any age',
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['days', 'placementVersion', 'student.bornOn', 'student.permissions'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'GUARDIAN_OR_STUDENT',
  needs: 'whether anybody has said no, and the student’s age from the school',
  expiresWith: 'another answer of whoever said no',
  source:
    'Our policy, in favour of the child: a yes that is on its way may be done without (R91), a no never. One to an earlier version stands until somebody whose yes it takes has said yes to this one',
  toConfirm: false,
  words: {
    // That somebody at home said no is for the school to know: to everybody else a yes is missing, as long as it is not there.
    ...permitted.words,
    school:
      'A parent or carer, or the student, has said no. Nobody may go against that: only a yes of theirs changes it, or another place.',
  },
  judged: 'EACH_DAY',
  check: ({ student, placementVersion }, day) => {
    const answers = student?.permissions ?? null;
    if (student === null || answers === null) return 'unknown';
    if (isRefusedBy('STUDENT', answers, placementVersion)) return 'fail';
    if (!isRefusedBy('GUARDIAN', answers, placementVersion)) return 'ok';
    if (student.bornOn === null) return 'unknown';
    // Over school age it is for the student alone to say.
    return isOfSchoolAge(student.bornOn, day.on) ? 'fail' : 'ok';
  },
};

/** Who has to say yes, and to what, and that nobody has said no. */
export const permission: readonly Rule[] = [permitted, nobodySaidNo];

/** A no of theirs stands: to this version, or to an earlier one to which no yes to this one has followed. */
function isRefusedBy(by: Permission['by'], answers: readonly Permission[], version: string): boolean {
  const theirs = answers.filter((each) => each.by === by);
  const toThisOne = theirs.filter(({ placementVersion }) => placementVersion === version);
  return theirs.some(({ answer }) => answer !== 'GIVEN') && permittedBy(toThisOne) === 'fail';
}

function permittedBy(answers: readonly Permission[]): Finding {
  const isRefused = answers.some(({ answer }) => answer !== 'GIVEN');
  const isGiven = answers.some(({ isOnPaper, isCountersignedByOther }) => !isOnPaper || isCountersignedByOther);
  return isGiven && !isRefused ? 'ok' : 'fail';
}
