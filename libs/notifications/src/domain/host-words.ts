import type { WordsByAudience } from './words-by-audience.js';

/** To a school, of a workplace where it has places, whatever it is that was found there. */
const placesInDoubt: WordsByAudience = {
  SCHOOL: {
    one: 'Something has changed at a workplace where your school has places. What it means for them is on their page.',
    many: 'workplaces where your school has places have changed. What it means for the places is on their pages.',
  },
};

const vettingStopped: WordsByAudience = {
  EMPLOYER: {
    one: 'An activity at one of your sites was stopped. The coordinator will be in touch.',
    many: 'activities at your sites were stopped. The coordinator will be in touch.',
    isUrgent: true,
  },
};

/** Words for what happens to an employer: its adverts and partners, its vetting, and what is held because of a worry. */
export const hostWords: Readonly<Record<string, WordsByAudience>> = {
  'adjustments.withheld': {
    SCHOOL: {
      one: 'A host is no longer to read what a student needs, or was never to: student or home has said no. Talk to them before the day.',
      many: 'times student or home has said that a host is not to read what a student needs. Talk to them before the day.',
      isUrgent: true,
    },
  },
  'opportunity.published': {
    EMPLOYER: { one: 'An advert of yours is on show.', many: 'adverts of yours are on show.' },
  },
  'opportunity.returned': {
    EMPLOYER: {
      one: 'An advert of yours was returned to you. What to change is on its page.',
      many: 'adverts of yours were returned to you. What to change is on their pages.',
    },
  },
  'opportunity.hidden': {
    EMPLOYER: {
      one: 'An advert of yours is not shown for now: somebody has said that something is wrong with it.',
      many: 'adverts of yours are not shown for now: somebody has said that something is wrong with them.',
    },
  },
  'opportunity.not-resumed': {
    EMPLOYER: {
      one: 'An advert of yours was to be shown again and cannot be. Please look at what is missing.',
      many: 'adverts of yours were to be shown again and cannot be. Please look at what is missing.',
    },
  },
  'opportunity.partner-accepted': {
    EMPLOYER: {
      one: 'An employer has agreed to have some days of your placement.',
      many: 'times an employer has agreed to have some days of a placement of yours.',
    },
  },
  'opportunity.partner-declined': {
    EMPLOYER: {
      one: 'An employer will not have the days of your placement that you asked it to have.',
      many: 'times an employer will not have the days of a placement that you asked it to have.',
    },
  },
  'opportunity.partner-removed': {
    EMPLOYER: {
      one: 'A placement that you shared goes on without you.',
      many: 'placements that you shared go on without you.',
    },
  },
  'employer.paused-for-silence': {
    EMPLOYER: {
      one: 'Your adverts are paused: requests of schools went without an answer. You can show them again yourself.',
      many: 'times your adverts were paused: requests of schools went without an answer. You can show them again yourself.',
    },
  },
  'employer.identity-changed': {
    COORDINATOR: {
      one: 'An employer has changed who it is. Please look at it again.',
      many: 'employers have changed who they are. Please look at them again.',
    },
  },
  'site.address-changed': {
    COORDINATOR: {
      one: 'An employer has moved one of its sites. Please look at it again.',
      many: 'sites of employers have moved. Please look at them again.',
    },
  },
  'vetting.answered': {
    COORDINATOR: {
      one: 'An employer has answered what is asked about an activity.',
      many: 'times employers have answered what is asked about an activity.',
    },
  },
  'vetting.approved': {
    EMPLOYER: { one: 'An activity at one of your sites is approved.', many: 'activities at your sites are approved.' },
  },
  'vetting.tier-raised': {
    EMPLOYER: {
      one: 'More is asked about an activity at one of your sites than before.',
      many: 'times more is asked about an activity at one of your sites than before.',
    },
  },
  'vetting.lapsed': {
    EMPLOYER: {
      one: 'The approval of an activity at one of your sites has ended, because something about you or the site has changed.',
      many: 'approvals of activities at your sites have ended, because something about you or the sites has changed.',
    },
    COORDINATOR: { one: 'An approval of an activity has lapsed.', many: 'approvals of activities have lapsed.' },
  },
  'vetting.expiring': {
    EMPLOYER: {
      one: 'The approval of an activity at one of your sites runs out soon.',
      many: 'approvals of activities at your sites run out soon.',
    },
    COORDINATOR: { one: 'An approval of an activity runs out soon.', many: 'approvals of activities run out soon.' },
  },
  'vetting.expired': {
    EMPLOYER: {
      one: 'The approval of an activity at one of your sites has run out.',
      many: 'approvals of activities at your sites have run out.',
    },
    COORDINATOR: { one: 'An approval of an activity has run out.', many: 'approvals of activities have run out.' },
  },
  'vetting.suspended': vettingStopped,
  'vetting.blocked': vettingStopped,
  'vetting.lifted': {
    EMPLOYER: {
      one: 'An activity at one of your sites is no longer stopped, and is looked at afresh.',
      many: 'activities at your sites are no longer stopped, and are looked at afresh.',
    },
  },
  'vetting-notice.lapsed': placesInDoubt,
  'vetting-notice.expired': placesInDoubt,
  'vetting-notice.suspended': placesInDoubt,
  'vetting-notice.blocked': placesInDoubt,
  'suspension.begun': {
    SCHOOL: {
      one: 'A host with whom your school has places is suspended. The coordinator will be in touch.',
      many: 'hosts with whom your school has places are suspended. The coordinator will be in touch.',
      isUrgent: true,
    },
  },
  'suspension.ended': {
    SCHOOL: {
      one: 'A host with whom your school has places is no longer suspended.',
      many: 'hosts with whom your school has places are no longer suspended.',
    },
  },
  'suspension.escalated': {
    SAFEGUARDING_LEAD: {
      one: 'A suspension has stood for three days without a second person.',
      many: 'suspensions have stood for three days without a second person.',
      isUrgent: true,
    },
    COORDINATOR: {
      one: 'A suspension has stood for three days without you. Please look at it now.',
      many: 'suspensions have stood for three days without you. Please look at them now.',
      isUrgent: true,
    },
  },
  'suspension.agreed-by-lead': {
    COORDINATOR: {
      one: 'A safeguarding lead agrees to lift a suspension. It waits for you.',
      many: 'suspensions wait for you: safeguarding leads agree to lift them.',
    },
  },
  'concern.allegation': {
    SAFEGUARDING_LEAD: {
      one: 'An allegation was made. Please read it now.',
      many: 'allegations were made. Please read them now.',
      isUrgent: true,
    },
  },
  'concern.authority-due': {
    SAFEGUARDING_LEAD: {
      one: 'The local authority has to hear of an allegation, and nobody has noted yet that it has.',
      many: 'allegations have to be told to the local authority, and nobody has noted yet that they were.',
      isUrgent: true,
    },
  },
  'concern.denied': {
    SAFEGUARDING_LEAD: {
      one: 'Somebody tried to read a concern of a school that is not theirs.',
      many: 'times somebody tried to read a concern of a school that is not theirs.',
    },
  },
};
