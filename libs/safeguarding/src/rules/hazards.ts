import { isOfSchoolAge } from '#calendar';
import type { OpportunityKind } from '../facts.js';
import type { DayRule, OnceRule, Rule } from '../rule.js';

const atTheWorkplace: readonly OpportunityKind[] = ['PLACEMENT', 'WORKPLACE_VISIT'];
const regulation =
  'Management of Health and Safety at Work Regulations 1999 reg 19(2); hse.gov.uk/young-workers. For visits our policy';

const noDangerInSchoolAge: DayRule = {
  id: 'R32',
  title: 'No listed danger is left for a student of compulsory school age',
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: ['APPLY', 'ALLOCATE', 'CONFIRM'],
  inputs: ['days', 'hazards', 'student.bornOn'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'EMPLOYER',
  needs: 'the dangers that are left after every control, and the student’s age from the school',
  expiresWith: 'any change of the dangers, the tasks or the dates',
  source: regulation,
  toConfirm: false,
  words: {
    student: 'The work holds dangers that nobody of your age may be exposed to.',
    school: 'The employer has declared a danger that no student of compulsory school age may be exposed to.',
    employer: 'With the dangers that you have declared, students of compulsory school age cannot come on these days.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) => {
    if (facts.hazards === null) return 'unknown';
    if (facts.hazards.length === 0) return 'ok';
    const bornOn = facts.student?.bornOn ?? null;
    if (bornOn === null) return 'unknown';
    return isOfSchoolAge(bornOn, day.on) ? 'fail' : 'ok';
  },
};

const dangerOnTerms: DayRule = {
  id: 'R33',
  title:
    'Over school age, a listed danger is met for training, under competent supervision and at the lowest risk only',
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: ['ALLOCATE', 'CONFIRM'],
  inputs: ['days', 'hazards', 'student.bornOn', 'dangerTerms'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'EMPLOYER',
  needs: 'whether the dangers are needed for training, competently supervised and at the lowest risk',
  expiresWith: 'any change of the dangers, the tasks or the supervision',
  source: 'Management of Health and Safety at Work Regulations 1999 reg 19(3)',
  toConfirm: false,
  words: {
    student: 'The work holds dangers that you may not be exposed to in this way.',
    school:
      'The employer has declared a danger that is not needed for training, supervised and kept as low as it can be.',
    employer:
      'A danger that you have declared has to be needed for training, competently supervised and at the lowest risk that is practicable.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) => {
    if (facts.hazards === null) return 'unknown';
    if (facts.hazards.length === 0) return 'ok';
    const bornOn = facts.student?.bornOn ?? null;
    if (bornOn === null) return 'unknown';
    if (isOfSchoolAge(bornOn, day.on)) return 'ok'; // R32 refuses these
    if (facts.dangerTerms === null) return 'unknown';
    const { isNeededForTraining, isCompetentlySupervised, isRiskLowest } = facts.dangerTerms;
    return isNeededForTraining && isCompetentlySupervised && isRiskLowest ? 'ok' : 'fail';
  },
};

const advertWithoutDanger: OnceRule = {
  id: 'R32a',
  title: 'An advert with a listed danger welcomes nobody in Year 11 or below',
  validFrom: null,
  validTo: null,
  appliesTo: atTheWorkplace,
  stages: ['PUBLISH'],
  inputs: ['hazards', 'yearGroupsWelcome'],
  severity: 'BLOCK_NEVER_LIFTED',
  evidenceBy: 'EMPLOYER',
  needs: 'the dangers that are left after every control, and the year groups that are welcome',
  expiresWith: 'any change of the dangers, the tasks or the year groups',
  source: regulation,
  toConfirm: false,
  words: {
    student: 'This place is not open yet.',
    school: 'This place holds a danger that no student of compulsory school age may be exposed to.',
    employer: 'With the dangers that you have declared, only Years 12 and 13 can be welcome.',
  },
  judged: 'ONCE',
  check: (facts) => {
    if (facts.hazards === null) return 'unknown';
    if (facts.hazards.length === 0) return 'ok';
    if (facts.yearGroupsWelcome === null) return 'unknown';
    return facts.yearGroupsWelcome.some((yearGroup) => yearGroup <= 11) ? 'fail' : 'ok';
  },
};

/** What dangers rule a place out. */
export const hazardRules: readonly Rule[] = [noDangerInSchoolAge, dangerOnTerms, advertWithoutDanger];
