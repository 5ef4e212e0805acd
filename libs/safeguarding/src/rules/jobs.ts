import { addDays, type LocalDate } from '#kernel';
import { jobOnDay, type JobHours } from '../child-employment.js';
import { opportunityKinds } from '../facts.js';
import type { DayRule, Rule } from '../rule.js';
import { settings } from '../settings.js';
import { inSchoolAge } from './parties.js';

const oldHours: JobHours = {
  latestFinish: '19:00',
  sundayMinutes: 120,
  beforeSchoolMinutes: null,
  isPermitFirst: false,
};
const newHours: JobHours = {
  latestFinish: '20:00',
  sundayMinutes: null,
  beforeSchoolMinutes: 60,
  isPermitFirst: true,
};

function lawfulJob(hours: JobHours): DayRule['check'] {
  return (facts, day) => {
    const { engagement } = facts;
    return engagement.as === 'JOB' ? inSchoolAge(facts, day, () => jobOnDay(facts, engagement, day, hours)) : 'ok';
  };
}

function jobRule(
  hours: JobHours,
  terms: Pick<DayRule, 'id' | 'title' | 'validFrom' | 'validTo' | 'source'>,
  permit: string,
): DayRule {
  return {
    ...terms,
    appliesTo: ['PLACEMENT'],
    stages: ['ALLOCATE', 'CONFIRM'],
    inputs: ['days', 'engagement', 'student.bornOn', 'school.days'],
    severity: 'BLOCK',
    liftedBy: 'SAFEGUARDING_LEAD',
    evidenceBy: 'EMPLOYER',
    needs: 'the hours, the child’s age and what the days are for the school',
    expiresWith: 'the end of the permit, and any change of the hours',
    toConfirm: true,
    words: {
      student: 'The law does not allow this job for you in these hours.',
      school: `A job in school age has narrow hours, and the local authority’s permit is due ${permit}. These days do not keep to that.`,
      employer: `A job for a child of school age has narrow hours, and needs the local authority’s permit ${permit}. These days do not keep to that.`,
    },
    judged: 'EACH_DAY',
    check: lawfulJob(hours),
  };
}

const reformFrom: LocalDate = settings.childEmploymentReformFrom;

const jobBeforeReform = jobRule(
  oldHours,
  {
    id: 'R06',
    title:
      'A job in school age keeps to the hours of a child: 14 years, 07:00 to 19:00, two hours on a school day or a Sunday',
    validFrom: null,
    validTo: addDays(reformFrom, -1),
    source:
      'Children and Young Persons Act 1933 s.18 and byelaws; birmingham.gov.uk/info/50075. 12 hours a week in term; in holidays 25, from 15 years 35; an hour’s break after 4 hours; two free weeks a year are for the permit to see to',
  },
  'within seven days',
);

const jobAfterReform = jobRule(
  newHours,
  {
    id: 'R07',
    title:
      'A job in school age keeps to the new hours of a child: 14 years, 07:00 to 20:00, an hour before school, permit first',
    validFrom: reformFrom,
    validTo: null,
    source:
      'Children’s Wellbeing and Schools Act 2026 s.28; its first day is left to regulations, and set in the settings of the rules',
  },
  'before the first day',
);

const noJobs: DayRule = {
  id: 'R08',
  title: 'No job is brokered to a student of school age',
  validFrom: null,
  validTo: null,
  appliesTo: opportunityKinds,
  stages: ['APPLY', 'ALLOCATE', 'CONFIRM'],
  inputs: ['days', 'engagement', 'student.bornOn'],
  severity: 'BLOCK',
  liftedBy: 'SAFEGUARDING_LEAD',
  evidenceBy: 'EMPLOYER',
  needs: 'the student’s age from the school',
  expiresWith: 'any change of what the student is taken on as',
  source:
    'Our policy: placements under section 560 of the Education Act 1996 only. The rules on jobs say why one is refused',
  toConfirm: false,
  words: {
    student: 'This is a job. Here you find work experience; for a job in school age ask your council about a permit.',
    school:
      'This is a job, which is not arranged here. A child of school age needs the local authority’s permit for one.',
    employer: 'Jobs for children of school age are not arranged here. They need the local authority’s permit.',
  },
  judged: 'EACH_DAY',
  check: (facts, day) => (facts.engagement.as === 'JOB' ? inSchoolAge(facts, day, () => 'fail') : 'ok'),
};

/** Why a job is refused, under the law of its day. */
export const jobs: readonly Rule[] = [jobBeforeReform, jobAfterReform, noJobs];
