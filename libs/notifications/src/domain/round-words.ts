import type { WordsByAudience } from './words-by-audience.js';

const answered: WordsByAudience = {
  STUDENT: {
    one: 'An employer has said something about an application of yours.',
    many: 'of your applications were answered by employers.',
  },
};

/** Words for the steps of a round, of the places that come of it, and of the time after them. */
export const roundWords: Readonly<Record<string, WordsByAudience>> = {
  'round.choices-open': {
    STUDENT: {
      one: 'You can now apply for placements. What there is for you is on your page.',
      many: 'rounds of placements have opened, and you can apply in each.',
    },
    SCHOOL: {
      one: 'Your students can now apply for placements.',
      many: 'rounds of placements have opened for your students.',
    },
  },
  'round.without-place': {
    STUDENT: {
      one: 'A round of placements is decided, and there is no place for you in it yet. Why is on your page; your school will talk to you about what comes next.',
      many: 'rounds of placements are decided without a place for you. Why is on your page; your school will talk to you about what comes next.',
    },
    SCHOOL: {
      one: 'A student of yours has no place from the round yet.',
      many: 'students of yours have no place from the round yet.',
    },
  },
  'application.answered': answered,
  /** What was answered before the round is published is told with it. */
  'application.answer-shown': answered,
  'allocation.cancelled-by-host': {
    STUDENT: {
      one: 'The employer has cancelled the dates of your placement. Why is on your page; your school will talk to you about what comes next.',
      many: 'of your placements were cancelled by their employers. Why is on your page; your school will talk to you about what comes next.',
      isUrgent: true,
    },
    SCHOOL: {
      one: 'An employer has cancelled the dates of a student’s placement.',
      many: 'placements of students were cancelled by their employers.',
      isUrgent: true,
    },
  },
  'allocation.attended': {
    STUDENT: {
      one: 'Your placement is over. Now is the time to review it, to write down for yourself what it was like, and to answer the survey.',
      many: 'of your placements are over. Now is the time to review them, to write down for yourself what they were like, and to answer the surveys.',
    },
    EMPLOYER: {
      one: 'A placement with you is over. Please tell the student what went well.',
      many: 'placements with you are over. Please tell the students what went well.',
    },
  },
  'allocation.did-not-attend': {
    SCHOOL: {
      one: 'A student did not go to a placement.',
      many: 'students did not go to their placements.',
    },
  },
  'feedback.given': {
    STUDENT: {
      one: 'An employer has written to you about how your placement went.',
      many: 'employers have written to you about how your placements went.',
    },
    SCHOOL: {
      one: 'An employer has written about how a placement went.',
      many: 'employers have written about how placements went.',
    },
  },
  'certificate.issued': {
    STUDENT: { one: 'There is a certificate for you.', many: 'certificates are there for you.' },
  },
  'waiting-place.ended': {
    STUDENT: {
      one: 'You no longer wait for a place: it cannot be had any more, or you have another on those days.',
      many: 'places that you waited for cannot be had any more, or you have others on those days.',
    },
    SCHOOL: {
      one: 'Somebody of your school no longer waits for places: they cannot be had any more, or there are others on those days.',
      many: 'times somebody of your school no longer waits for places: they cannot be had any more, or there are others on those days.',
    },
  },
  'opportunities.weekly-digest': {
    STUDENT: {
      one: 'There are new adverts that are open to you.',
      many: 'weekly lists of new adverts are there for you.',
    },
  },
  'mentoring.begun': {
    STUDENT: {
      one: 'Your school has somebody help you with applications. Who it is stands on your page.',
      many: 'people now help you with applications. Who they are stands on your page.',
    },
  },
  'reflection.released': {
    SCHOOL: {
      one: 'A student lets you read what they wrote about a placement.',
      many: 'students let you read what they wrote about their placements.',
    },
  },
  'student.identity-opened': {
    SCHOOL: {
      one: 'A coordinator has looked up who a student of yours is. Why is on your page.',
      many: 'times a coordinator has looked up who a student of yours is. Why is on your page.',
    },
  },
  'student.erasure-requested': {
    SAFEGUARDING_LEAD: {
      one: 'Somebody asks that everything about a student be erased. It waits for you.',
      many: 'requests to erase everything about a student wait for you.',
    },
  },
};
