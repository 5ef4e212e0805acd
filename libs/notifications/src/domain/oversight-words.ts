import type { WordsByAudience } from './words-by-audience.js';

/** Words for those who look over what happens: once a week, or when something is out of the ordinary. */
export const oversightWords: Readonly<Record<string, WordsByAudience>> = {
  'alarm.raised': {
    COORDINATOR: {
      one: 'Something out of the ordinary was recorded. Please look at the alarms.',
      many: 'things out of the ordinary were recorded. Please look at the alarms.',
      isUrgent: true,
    },
  },
  'mentor.check-runs-out': {
    SCHOOL: {
      one: 'The check of a mentor runs out within a month. Until the safeguarding lead has seen another, the mentoring pauses on that day.',
      many: 'checks of mentors run out within a month. Until the safeguarding lead has seen others, the mentoring pauses on those days.',
    },
  },
  'mentor.check-ran-out': {
    SCHOOL: {
      one: 'The check of a mentor has run out. The mentor sees no student until the safeguarding lead has seen another.',
      many: 'checks of mentors have run out. The mentors see no student until the safeguarding lead has seen others.',
      isUrgent: true,
    },
  },
  'safeguarding-digest.concerns-waiting': {
    SAFEGUARDING_LEAD: {
      one: 'Your week: one concern has waited for more than a working day, and nobody has taken a step.',
      many: 'concerns have waited for more than a working day, and nobody has taken a step (your week).',
    },
  },
  'safeguarding-digest.blocks-lifted': {
    SAFEGUARDING_LEAD: {
      one: 'Your week: a safeguarding rule was lifted for one placement.',
      many: 'times a safeguarding rule was lifted for a placement (your week).',
    },
  },
  'safeguarding-digest.near-misses': {
    SAFEGUARDING_LEAD: {
      one: 'Your week: one adult at a workplace has one day left before the days with children under 16 need a decision, or has passed that.',
      many: 'adults at workplaces have one day left before the days with children under 16 need a decision, or have passed that (your week).',
    },
  },
  'safeguarding-digest.identities-opened': {
    SAFEGUARDING_LEAD: {
      one: 'Your week: a coordinator has opened who one student is.',
      many: 'times a coordinator has opened who a student is (your week).',
    },
  },
  'unplaced-report.counted': {
    COORDINATOR: {
      // Counted in fives, so never one.
      one: 'Students of your programme have no place. The monthly report shows how that is spread over groups.',
      many: 'students of your programme, to the nearest five, have no place. The monthly report shows how that is spread over groups.',
    },
  },
  'unplaced-report.made': {
    COORDINATOR: {
      one: 'The monthly report on students of your programme who have no place is there.',
      many: 'monthly reports on students of your programme who have no place are there.',
    },
  },
};
