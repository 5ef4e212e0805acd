import type { OnceRule, Rule } from '../rule.js';
import { allOf, noneOf } from './findings.js';

const common = {
  validFrom: null,
  validTo: null,
  appliesTo: ['PLACEMENT'],
  stages: ['CONFIRM'],
  inputs: ['vetting.declaration.vehicles'],
  severity: 'BLOCK',
  liftedBy: 'COORDINATOR',
  evidenceBy: 'EMPLOYER',
  expiresWith: 'any change of the tasks or the vehicle',
  toConfirm: false,
  judged: 'ONCE',
} as const;

const neverDrives: OnceRule = {
  ...common,
  id: 'R54',
  title: 'A student never drives',
  needs: 'whether a student would drive a vehicle',
  source: 'Guides of the councils of Gwynedd and Suffolk',
  words: {
    student: 'The work would have you drive, which no student does.',
    school: 'The employer would have the student drive a vehicle.',
    employer: 'A student may not drive a vehicle, on the road or on your own ground.',
  },
  check: ({ vetting }) => noneOf(vetting?.declaration?.vehicles.isStudentDriving ?? null),
};

const safePassenger: OnceRule = {
  ...common,
  id: 'R54a',
  title: 'A student is a passenger only with cover for use in business, and with somebody told where the vehicle goes',
  needs: 'whether a student would ride in a vehicle, and how',
  source:
    'Guides of the councils of Gwynedd and Suffolk. The parent’s or carer’s permission is to the plan of the days, which says it',
  words: {
    student: 'The employer has something to arrange before you can ride along.',
    school: 'The student would ride in a vehicle without cover for business, or without anybody told where it goes.',
    employer:
      'Before a student rides along, please have the vehicle covered for use in business, and tell a third person where it goes and that it came back.',
  },
  check: ({ vetting }) => {
    const vehicles = vetting?.declaration?.vehicles ?? null;
    if (vehicles === null || vehicles.isStudentPassenger === null) return 'unknown';
    if (!vehicles.isStudentPassenger) return 'ok';
    return allOf(vehicles.hasBusinessCover, vehicles.hasDestinationAndCheckIn);
  },
};

/** In what vehicles students travel at work. */
export const vehicles: readonly Rule[] = [neverDrives, safePassenger];
