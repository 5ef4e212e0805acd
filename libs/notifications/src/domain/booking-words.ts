import type { WordsByAudience } from './words-by-audience.js';

/** Words for what schools ask employers for: places in slots, visits, and what is lacking. */
export const bookingWords: Readonly<Record<string, WordsByAudience>> = {
  'slot-request.requested': {
    EMPLOYER: {
      one: 'A school asks for places in one of your slots.',
      many: 'requests of schools wait for your answer.',
    },
  },
  'slot-request.accepted': {
    SCHOOL: { one: 'Your request for places was accepted.', many: 'of your requests for places were accepted.' },
  },
  'slot-request.declined': {
    SCHOOL: { one: 'Your request for places was declined.', many: 'of your requests for places were declined.' },
  },
  'slot-request.offered': {
    SCHOOL: {
      one: 'Places that your school waited for are offered to it. Please say whether you take them.',
      many: 'times places that your school waited for are offered to it. Please say whether you take them.',
    },
  },
  'slot-request.answer-due': {
    EMPLOYER: {
      one: 'A school’s request will soon run out without an answer from you.',
      many: 'requests of schools will soon run out without an answer from you.',
    },
  },
  'slot-request.cancelled': {
    SCHOOL: {
      one: 'An employer has cancelled places that it had given your school.',
      many: 'times employers have cancelled places that they had given your school.',
      isUrgent: true,
    },
  },
  'slot-request.expired': {
    SCHOOL: {
      one: 'A request of yours for places ran out without an answer.',
      many: 'of your requests for places ran out without an answer.',
    },
    EMPLOYER: {
      one: 'A school’s request ran out before you answered it.',
      many: 'requests of schools ran out before you answered them.',
    },
  },
  'slot-request.withdrawn': {
    EMPLOYER: { one: 'A school has taken back its request.', many: 'requests were taken back by their schools.' },
  },
  'visit.held': {
    SCHOOL: {
      one: 'A confirmed visit is on hold: something has changed that the safeguarding rules depend on. Confirm it again to see what.',
      many: 'confirmed visits are on hold: something has changed that the safeguarding rules depend on. Confirm them again to see what.',
      isUrgent: true,
    },
    EMPLOYER: {
      one: 'A confirmed visit to you is on hold. The school will talk to you about it.',
      many: 'confirmed visits to you are on hold. The schools will talk to you about them.',
      isUrgent: true,
    },
  },
  'visitor.held': {
    STUDENT: {
      one: 'A visit that you were to go on is on hold. Your school will tell you whether it takes place.',
      many: 'visits that you were to go on are on hold. Your school will tell you whether they take place.',
      isUrgent: true,
    },
  },
  'visitor.released': {
    STUDENT: {
      one: 'A visit that you go on is no longer on hold.',
      many: 'visits that you go on are no longer on hold.',
    },
  },
  'visit.confirmed': {
    EMPLOYER: { one: 'A school has confirmed its visit.', many: 'visits were confirmed by schools.' },
  },
  'visit.released': {
    SCHOOL: { one: 'A visit is no longer on hold.', many: 'visits are no longer on hold.' },
    EMPLOYER: { one: 'A visit to you is no longer on hold.', many: 'visits to you are no longer on hold.' },
  },
  'slot.kept-for-you': {
    SCHOOL: { one: 'An employer keeps places for your school.', many: 'times employers keep places for your school.' },
  },
  'slot.cancelled': {
    SCHOOL: {
      one: 'An employer has cancelled dates that concern you.',
      many: 'slots that concern you were cancelled.',
    },
  },
  'need-answer.offered': {
    SCHOOL: {
      one: 'An employer offers something for what your school lacks.',
      many: 'offers of employers are for what your school lacks.',
    },
  },
  'need-answer.withdrawn': {
    SCHOOL: {
      one: 'An employer has taken back what it offered for a need of your school.',
      many: 'offers for needs of your school were taken back.',
    },
  },
  'need-answer.accepted': {
    EMPLOYER: {
      one: 'A school has accepted what you offered, and asks for places.',
      many: 'of your offers were accepted by schools, which ask for places.',
    },
  },
  'need-answer.declined': {
    EMPLOYER: { one: 'A school has declined what you offered.', many: 'of your offers were declined by schools.' },
  },
  'need-answer.lapsed': {
    EMPLOYER: {
      one: 'What you offered a school is no longer needed.',
      many: 'of your offers to schools are no longer needed.',
    },
  },
  'need.expired': {
    SCHOOL: {
      one: 'The days of something that your school lacked are over.',
      many: 'needs of your school have run out.',
    },
  },
};
