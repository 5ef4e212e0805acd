import type { WordsByAudience } from './words-by-audience.js';

/** Words for accidents of students at workplaces, and for files that follow students: what it was, who, where and when stand on their pages alone. */
export const accidentWords: Readonly<Record<string, WordsByAudience>> = {
  'accident.noted': {
    SCHOOL: {
      one: 'An accident of a student of yours at a workplace was told. Please read it now.',
      many: 'accidents of students of yours at workplaces were told. Please read them now.',
      isUrgent: true,
    },
    EMPLOYER: {
      one: 'An accident of a student with you was noted. What you have to do, and by when, is on its page.',
      many: 'accidents of students with you were noted. What you have to do, and by when, is on their pages.',
      isUrgent: true,
    },
    COORDINATOR: {
      one: 'An accident at a workplace was told. What the employer has to do, and by when, is in your list.',
      many: 'accidents at workplaces were told. What the employers have to do, and by when, is in your list.',
      isUrgent: true,
    },
  },
  'accident.changed': {
    SCHOOL: {
      one: 'More is known of an accident of a student of yours.',
      many: 'times more became known of accidents of students of yours.',
      isUrgent: true,
    },
    EMPLOYER: {
      one: 'More is known of an accident with you. What you have to do may have changed; please look at its page.',
      many: 'times more became known of accidents with you. What you have to do may have changed; please look at their pages.',
      isUrgent: true,
    },
    COORDINATOR: {
      one: 'More is known of an accident at a workplace.',
      many: 'times more became known of accidents at workplaces.',
    },
  },
  'accident.reported-to-authority': {
    SCHOOL: {
      one: 'An employer says that it has reported an accident to the Health and Safety Executive.',
      many: 'accidents were reported to the Health and Safety Executive, as their employers say.',
    },
    COORDINATOR: {
      one: 'An employer says that it has reported an accident to the Health and Safety Executive.',
      many: 'accidents were reported to the Health and Safety Executive, as their employers say.',
    },
  },
  'accident.no-report-needed': {
    SCHOOL: {
      one: 'An employer has written an accident down for itself; nothing has to be reported.',
      many: 'accidents were written down by their employers; nothing has to be reported.',
    },
  },
  'accident.report-due': {
    EMPLOYER: {
      one: 'An accident has to be reported to the Health and Safety Executive, and you have not said yet that it was. Please do it today.',
      many: 'accidents have to be reported to the Health and Safety Executive, and you have not said yet that they were. Please do it today.',
      isUrgent: true,
    },
  },
  'accident.report-overdue': {
    SAFEGUARDING_LEAD: {
      one: 'The time to report an accident of a student of yours is over, and the employer has not said that it was reported. Please ring them.',
      many: 'accidents of students of yours should have been reported, and their employers have not said that they were. Please ring them.',
      isUrgent: true,
    },
    COORDINATOR: {
      one: 'The time to report an accident is over, and the employer has not said that it was reported.',
      many: 'accidents should have been reported, and their employers have not said that they were.',
      isUrgent: true,
    },
  },
  'file.to-pass-on': {
    SAFEGUARDING_LEAD: {
      one: 'A student has left your school, and their file has to follow within five school days.',
      many: 'students have left your school, and their files have to follow within five school days.',
      isUrgent: true,
    },
  },
  'file.due-soon': {
    SAFEGUARDING_LEAD: {
      one: 'The file of a student who has left has to be passed on in two school days.',
      many: 'files of students who have left have to be passed on in two school days.',
      isUrgent: true,
    },
  },
  'file.overdue': {
    SAFEGUARDING_LEAD: {
      one: 'The file of a student who has left should have been passed on, and nobody has noted that it was.',
      many: 'files of students who have left should have been passed on, and nobody has noted that they were.',
      isUrgent: true,
    },
  },
};
