import type { Audience } from './audience.js';
import { bookingWords } from './booking-words.js';
import { hostWords } from './host-words.js';
import { roundWords } from './round-words.js';
import type { LetterWords, WordsByAudience } from './words-by-audience.js';

const placeOnHold: WordsByAudience = {
  STUDENT: {
    one: 'Your placement is on hold for now. Your school will talk to you about it.',
    many: 'of your placements are on hold for now. Your school will talk to you about them.',
    isUrgent: true,
  },
  SCHOOL: {
    one: 'A confirmed placement is on hold: something has changed that the safeguarding rules depend on.',
    many: 'confirmed placements are on hold: something has changed that the safeguarding rules depend on.',
    isUrgent: true,
  },
  EMPLOYER: {
    one: 'A confirmed placement with you is on hold. What is still missing is on its page.',
    many: 'confirmed placements with you are on hold. What is still missing is on their pages.',
    isUrgent: true,
  },
};

/** What is worth a letter, by kind of event and reader. Everything else is told on the page alone. */
export const letterWords: Readonly<Record<string, WordsByAudience>> = {
  ...bookingWords,
  ...roundWords,
  ...hostWords,
  'opportunity.partner-invited': {
    EMPLOYER: {
      one: 'Another employer asks you to have some days of a placement.',
      many: 'requests to share a placement wait for your answer.',
    },
  },
  'opportunity.partner-withdrew': {
    EMPLOYER: {
      one: 'An employer has withdrawn from a placement that you share. Its advert is paused, and confirmed places are held.',
      many: 'partners have withdrawn from placements that you share. The adverts are paused, and confirmed places are held.',
      isUrgent: true,
    },
  },
  'allocation.offered': {
    STUDENT: {
      one: 'You are offered a placement. Please say whether you take it.',
      many: 'placements are offered to you.',
    },
    SCHOOL: { one: 'A student of yours is offered a placement.', many: 'students of yours are offered placements.' },
  },
  'allocation.restored': {
    STUDENT: {
      one: 'The placement that you declined is offered to you again. Please say whether you take it.',
      many: 'placements that you declined are offered to you again.',
    },
    SCHOOL: {
      one: 'A placement that a student had declined is offered again.',
      many: 'placements that students had declined are offered again.',
    },
  },
  'allocation.answer-due': {
    STUDENT: {
      one: 'A placement that is offered to you waits for your answer. In two days it goes to somebody else.',
      many: 'placements that are offered to you wait for your answer. In two days they go to somebody else.',
      isUrgent: true,
    },
    SCHOOL: {
      one: 'A student has two days left to answer an offer.',
      many: 'students have two days left to answer offers.',
    },
  },
  'allocation.expired': {
    STUDENT: {
      one: 'The time to answer an offer is over; the placement goes to somebody else.',
      many: 'offers were not answered in time; the placements go to somebody else.',
    },
    SCHOOL: { one: 'A student has not answered an offer in time.', many: 'offers were not answered in time.' },
  },
  'round.closes-soon': {
    STUDENT: {
      one: 'Applications close in the next days, and there is nothing from you yet, or something half written.',
      many: 'rounds of applications close in the next days, and there is something to do for you in each.',
    },
  },
  'application-sheet.helped': {
    STUDENT: {
      one: 'Somebody has helped with an application of yours. Please read it; it goes out once you say yes.',
      many: 'times somebody has helped with applications of yours. Please read them; they go out once you say yes.',
    },
    SCHOOL: {
      one: 'A mentor has helped with an application; the student has been asked to read it.',
      many: 'times mentors have helped with applications; the students have been asked to read them.',
    },
  },
  'own-contact.proposed': {
    SCHOOL: {
      one: 'A student has found a workplace. Please look at it.',
      many: 'workplaces that students found wait for you.',
    },
  },
  'own-contact.refused': {
    STUDENT: {
      one: 'Your school has answered about a workplace that you found. Why is on your page.',
      many: 'workplaces that you found were answered by your school.',
    },
  },
  'own-contact.joined': {
    STUDENT: { one: 'A workplace that you found has signed up.', many: 'workplaces that you found have signed up.' },
    SCHOOL: {
      one: 'A workplace that a student found has signed up.',
      many: 'workplaces that students found have signed up.',
    },
  },
  'own-contact.kept': {
    STUDENT: { one: 'A place where you found one is kept for you.', many: 'places that you found are kept for you.' },
  },
  'allocation.accepted': {
    EMPLOYER: {
      one: 'A student would like to come. Please say whether you agree.',
      many: 'students would like to come.',
    },
  },
  'allocation.host-answer-due': {
    EMPLOYER: {
      one: 'A student waits for your answer, and the time that you promised is nearly over.',
      many: 'students wait for your answer, and the time that you promised is nearly over.',
    },
  },
  'allocation.host-silent': {
    STUDENT: {
      one: 'An employer has not answered you in the time that it promised. Your school knows and will ask; your place is kept.',
      many: 'employers have not answered you in the time that they promised. Your school knows and will ask; your places are kept.',
    },
    SCHOOL: {
      one: 'An employer has not answered a student in the time that it promised. Please ask it.',
      many: 'students have had no answer from employers in the time that was promised. Please ask them.',
    },
  },
  'allocation.host-agreed': {
    STUDENT: { one: 'The employer has agreed to your placement.', many: 'employers have agreed to your placements.' },
    SCHOOL: { one: 'An employer has agreed to a placement.', many: 'placements were agreed to by employers.' },
  },
  'allocation.declined': {
    SCHOOL: { one: 'A student has declined a placement.', many: 'placements were declined by students.' },
    EMPLOYER: {
      one: 'A student who would have liked to come to you has changed their mind.',
      many: 'students who would have liked to come to you have changed their minds.',
    },
  },
  'allocation.declined-by-host': {
    STUDENT: { one: 'An employer cannot take you after all.', many: 'employers cannot take you after all.' },
    SCHOOL: { one: 'An employer cannot take a student after all.', many: 'placements were declined by employers.' },
  },
  'allocation.confirmed': {
    STUDENT: { one: 'Your placement is confirmed.', many: 'of your placements are confirmed.' },
    EMPLOYER: { one: 'A placement with you is confirmed.', many: 'placements with you are confirmed.' },
  },
  'allocation.withdrawn': {
    STUDENT: {
      one: 'Your school has taken your placement back.',
      many: 'of your placements were taken back by your school.',
    },
    EMPLOYER: { one: 'A school has taken a placement with you back.', many: 'placements with you were taken back.' },
  },
  'allocation.held': placeOnHold,
  'allocation.released': {
    STUDENT: { one: 'Your placement is no longer on hold.', many: 'of your placements are no longer on hold.' },
    SCHOOL: { one: 'A placement is no longer on hold.', many: 'placements are no longer on hold.' },
    EMPLOYER: { one: 'A placement with you is no longer on hold.', many: 'placements with you are no longer on hold.' },
  },
  'allocation.reminder': {
    STUDENT: { one: 'Your placement waits for something from you.', many: 'things about your placement wait for you.' },
    EMPLOYER: {
      one: 'A placement with you waits for something from you.',
      many: 'placements with you wait for something from you.',
    },
    SAFEGUARDING_LEAD: {
      one: 'A placement waits for you to look at it.',
      many: 'placements wait for you to look at them.',
    },
    COORDINATOR: {
      one: 'A placement waits for something from the programme.',
      many: 'placements wait for something from the programme.',
    },
  },
  'block.lifted': {
    SCHOOL: {
      one: 'A safeguarding rule was lifted for one placement or visit. Who did it, and why, is on its page.',
      many: 'safeguarding rules were lifted for placements or visits. Who did it, and why, is on their pages.',
    },
    COORDINATOR: {
      one: 'A safeguarding rule was lifted for one placement or visit in your programme.',
      many: 'safeguarding rules were lifted for placements or visits in your programme.',
    },
  },
  'block.restored': {
    SCHOOL: {
      one: 'The lifting of a safeguarding rule was taken back; the rule stands again.',
      many: 'liftings of safeguarding rules were taken back; the rules stand again.',
      isUrgent: true,
    },
    COORDINATOR: {
      one: 'The lifting of a safeguarding rule in your programme was taken back.',
      many: 'liftings of safeguarding rules in your programme were taken back.',
    },
  },
  'attendance.unmarked': {
    SCHOOL: {
      one: 'Nobody has marked yet whether a student came today.',
      many: 'sessions of students are not marked: nobody has said whether they came.',
      isUrgent: true,
    },
  },
  'visit.unmarked': {
    SCHOOL: {
      one: 'Nobody has marked yet who came on a visit today.',
      many: 'sessions of visits are not marked: nobody has said who came.',
      isUrgent: true,
    },
  },
  'induction.missing': {
    SCHOOL: {
      one: 'A student began this morning, and nobody has said that they were shown round. Please ring the host.',
      many: 'students began this morning, and nobody has said that they were shown round. Please ring their hosts.',
      isUrgent: true,
    },
  },
  'permission.given': {
    SCHOOL: { one: 'A guardian has given permission.', many: 'permissions were given by guardians.' },
  },
  'permission.refused': {
    SCHOOL: { one: 'A guardian has refused permission.', many: 'permissions were refused by guardians.' },
  },
  'permission.voided': {
    SCHOOL: { one: 'A permission is no longer valid.', many: 'permissions are no longer valid.' },
  },
  'message.sent': {
    STUDENT: {
      one: 'There is a message for you about your placement.',
      many: 'messages for you are about your placement.',
    },
    EMPLOYER: { one: 'There is a message for you about a placement.', many: 'messages for you are about placements.' },
  },
  'message.refused': {
    SAFEGUARDING_LEAD: {
      one: 'A message was stopped because it held a private way to get in touch.',
      many: 'messages were stopped because they held private ways to get in touch.',
      isUrgent: true,
    },
  },
  'concern.raised': {
    SAFEGUARDING_LEAD: {
      one: 'A concern was raised. Please read it now.',
      many: 'concerns were raised. Please read them now.',
      isUrgent: true,
    },
  },
  'host.suspended': {
    EMPLOYER: {
      one: 'A site or an adult of yours is suspended. The coordinator will be in touch.',
      many: 'of your sites or adults are suspended. The coordinator will be in touch.',
      isUrgent: true,
    },
  },
  'host.suspension-lifted': {
    EMPLOYER: { one: 'A suspension has ended.', many: 'suspensions have ended.' },
  },
  'employer.verified': {
    EMPLOYER: { one: 'You are verified and can publish adverts.', many: 'verifications were made of you.' },
  },
  'employer.refused': {
    EMPLOYER: {
      one: 'Your verification was refused. The reason is on your page.',
      many: 'verifications of you were refused.',
    },
  },
  'review.submitted': {
    SCHOOL: { one: 'A review waits to be read.', many: 'reviews wait to be read.' },
  },
  'review.published': {
    STUDENT: { one: 'Your review is published.', many: 'of your reviews are published.' },
  },
  'review.refused': {
    STUDENT: {
      one: 'Your review was not published. Why is on your page.',
      many: 'of your reviews were not published.',
    },
  },
  'day-page.ready': {
    STUDENT: {
      one: 'The page for the days of your placement is there: the way, the day, and whom to ask for.',
      many: 'pages for the days of your placements are there.',
    },
  },
  'expectations-talk.confirmed': {
    STUDENT: {
      one: 'Somebody says that you have talked about what to expect. Please confirm it.',
      many: 'talks about what to expect wait for you to confirm them.',
    },
  },
  'review.passed-by-school': {
    STUDENT: {
      one: 'Your school has passed your review on to the programme.',
      many: 'of your reviews were passed on to the programme by your school.',
    },
  },
  'review.taken-down': {
    STUDENT: {
      one: 'The words of your review are not shown any more: somebody complained about them, and a coordinator agreed.',
      many: 'of your reviews are not shown any more: somebody complained about them, and a coordinator agreed.',
    },
    SCHOOL: {
      one: 'A review by a student of yours is not shown any more, after a complaint.',
      many: 'reviews by students of yours are not shown any more, after complaints.',
    },
  },
  'reviews.shown': {
    EMPLOYER: {
      one: 'Reviews of an advert of yours can be read, and answered once.',
      many: 'batches of reviews of your adverts can be read, and each answered once.',
    },
  },
  'review-reply.submitted': {
    COORDINATOR: {
      one: 'An employer has answered its reviews; the answer waits to be read.',
      many: 'answers of employers to reviews wait to be read.',
    },
  },
  'review-reply.published': {
    EMPLOYER: {
      one: 'Your answer stands beside the reviews.',
      many: 'answers of yours stand beside the reviews.',
    },
  },
  'review-reply.refused': {
    EMPLOYER: {
      one: 'Your answer to reviews was not published. Why is on your page.',
      many: 'of your answers to reviews were not published.',
    },
  },
  'review-complaint.raised': {
    COORDINATOR: {
      one: 'Somebody complains about a review. It has to be decided within 48 hours, without weekends and bank holidays.',
      many: 'complaints about reviews have to be decided within 48 hours, without weekends and bank holidays.',
      isUrgent: true,
    },
  },
  'review-complaint.overdue': {
    COORDINATOR: {
      one: 'A complaint about a review should have been decided by now. The review stays hidden.',
      many: 'complaints about reviews should have been decided by now. The reviews stay hidden.',
      isUrgent: true,
    },
    SCHOOL: {
      one: 'A review by a student of yours is hidden, and the complaint about it was not decided in time.',
      many: 'reviews by students of yours are hidden, and the complaints about them were not decided in time.',
    },
  },
  'review-complaint.dismissed': {
    STUDENT: {
      one: 'Your complaint about a review was dismissed; the review is shown again.',
      many: 'of your complaints about reviews were dismissed; the reviews are shown again.',
    },
    EMPLOYER: {
      one: 'Your complaint about a review was dismissed; the review is shown again.',
      many: 'of your complaints about reviews were dismissed; the reviews are shown again.',
    },
  },
  'review-complaint.upheld': {
    STUDENT: {
      one: 'Your complaint about a review was upheld; its words are not shown any more.',
      many: 'of your complaints about reviews were upheld; their words are not shown any more.',
    },
    EMPLOYER: {
      one: 'Your complaint about a review was upheld; its words are not shown any more.',
      many: 'of your complaints about reviews were upheld; their words are not shown any more.',
    },
  },
};

/** A kind of event that goes into letters for one audience. */
export interface LetterKind {
  readonly kind: string;
  readonly audience: Audience;
  readonly isUrgent: boolean;
}

/** Every pair of kind and audience that is worth a letter. */
export const letterKinds: readonly LetterKind[] = Object.entries(letterWords).flatMap(([kind, byAudience]) =>
  (Object.entries(byAudience) as [Audience, LetterWords][]).map(([audience, { isUrgent }]) => ({
    kind,
    audience,
    isUrgent: isUrgent === true,
  })),
);
