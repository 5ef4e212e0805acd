/** The schema that the job queue keeps its tables in. */
export const queueSchema = 'jobs';

/** Every queue with what a job in it carries. A handler may be given the same job twice, so it must be harmless to repeat. */
export interface Jobs {
  /** Tells schools of students of whom nobody has marked this morning whether they came. */
  'alert-unmarked': Record<string, never>;
  /** Tells those concerned of an event from the outbox. */
  'deliver-event': { readonly eventId: string };
  /** Tells of complaints about reviews that nobody has decided in time. */
  'escalate-complaints': Record<string, never>;
  /** Tells of suspensions that no coordinator has looked at in time. */
  'escalate-suspensions': Record<string, never>;
  /** Takes needs of schools off the board whose days are over. */
  'expire-needs': Record<string, never>;
  /** Lets offers of places expire that their students did not answer in time, and frees the places. */
  'expire-offers': Record<string, never>;
  /** Lets slot requests that nobody answered in time expire, and frees their places. */
  'expire-slot-requests': Record<string, never>;
  /** Ends adverts whose slots are over, and shows those again whose pause has ended. */
  'keep-advert-calendar': Record<string, never>;
  /** Opens, closes and settles rounds at their dates. */
  'keep-round-dates': Record<string, never>;
  /** Puts together what is new for each student this week. */
  'make-digests': Record<string, never>;
  /** Tells safeguarding leads once a week what to look over. */
  'make-safeguarding-digests': Record<string, never>;
  /** Keeps for each programme once a month how many students of which groups have no place. */
  'make-unplaced-reports': Record<string, never>;
  /** Notes what blocks the places that wait, so that a board can say since when. */
  'note-blockers': Record<string, never>;
  /** Says that approvals of employers and checks of mentors run out, or have. */
  'move-running-out': Record<string, never>;
  /** Seals the audit trail, puts the end of its chain down in a second place, and looks whether the chain holds. */
  'publish-audit-head': Record<string, never>;
  /** Tells coordinators of what is out of the ordinary. */
  'raise-alarms': Record<string, never>;
  /** Asks the safeguarding rules again about confirmed places whose facts have changed, and about confirmed visits. */
  'recheck-clearances': Record<string, never>;
  /** Asks them about every confirmed place and visit with a day today. */
  'recheck-today': Record<string, never>;
  /** Offers the free places of a slot to those who wait for them; of every such slot when none is named. */
  'offer-free-places': { readonly slotId?: string };
  /** Reminds employers of requests that they have two days left to answer. */
  'remind-employers': Record<string, never>;
  /** Reminds students of lists that close, and of offers that wait for their answer. */
  'remind-students': Record<string, never>;
  /** Reminds safeguarding leads of allegations that the local authority has not heard of in time. */
  'remind-of-allegations': Record<string, never>;
  /** Deletes and anonymises what the retention table says is due. */
  'run-retention': Record<string, never>;
  /** Matches a round and keeps what came of it as a proposal under that id. */
  'run-proposal': { readonly proposalId: string };
  /** Chains the rows of the audit trail that are not chained yet. */
  'seal-audit': Record<string, never>;
  /** Sends a guardian the link to the page of a placement; its token is drawn by whoever does the job, and is never part of one. */
  'send-day-page': { readonly linkId: string };
  /** Invites the workplace of that id, which a student found; its code is drawn by whoever does the job, and is never part of one. */
  'send-contact-invitation': { readonly ownContactId: string };
  /** Sends a guardian the link of that id; its token is drawn by whoever does the job, and is never part of one. */
  'send-guardian-link': { readonly linkId: string };
  /** Sends somebody the letter of that id. */
  'send-letter': { readonly letterId: string };
  /** Sends the code that shows whose an address is; it is drawn by whoever does the job, and is never part of one. */
  'send-mail-code': { readonly accountId: string };
  /** Sends the letter of an invitation to a team; its code is drawn by whoever does the job, and is never part of one. */
  'send-team-invitation': { readonly invitationId: string };
  /** Shows the reviews that have become enough, once a half-term is over. */
  'show-reviews': Record<string, never>;
  /** Reminds employers of accidents that they have to report, and tells of those that are late. */
  'watch-accidents': Record<string, never>;
  /** Tells safeguarding leads of files that have to follow students who have left. */
  'watch-files': Record<string, never>;
  /** Puts what happened into letters, one a person. */
  'write-letters': Record<string, never>;
}

/** A queue's name. */
export type QueueName = keyof Jobs;

/** How the jobs of a queue are handed out. */
export interface QueueTerms {
  /** How many a worker takes at once; it does them one after the other. */
  readonly batchSize: number;
  /** How long a batch may take. A worker that takes longer is held to be dead, and another is given its jobs. */
  readonly expireInSeconds: number;
}

/** Every queue's terms. */
export const queueTerms: Readonly<Record<QueueName, QueueTerms>> = {
  'alert-unmarked': { batchSize: 1, expireInSeconds: 300 },
  'deliver-event': { batchSize: 100, expireInSeconds: 300 },
  'escalate-complaints': { batchSize: 1, expireInSeconds: 300 },
  'escalate-suspensions': { batchSize: 1, expireInSeconds: 300 },
  'expire-needs': { batchSize: 1, expireInSeconds: 300 },
  'expire-offers': { batchSize: 1, expireInSeconds: 300 },
  'expire-slot-requests': { batchSize: 100, expireInSeconds: 300 },
  'keep-advert-calendar': { batchSize: 1, expireInSeconds: 900 },
  'keep-round-dates': { batchSize: 1, expireInSeconds: 300 },
  'make-digests': { batchSize: 1, expireInSeconds: 900 },
  'make-safeguarding-digests': { batchSize: 1, expireInSeconds: 900 },
  'make-unplaced-reports': { batchSize: 1, expireInSeconds: 900 },
  'note-blockers': { batchSize: 1, expireInSeconds: 900 },
  'move-running-out': { batchSize: 1, expireInSeconds: 300 },
  'publish-audit-head': { batchSize: 1, expireInSeconds: 900 },
  'raise-alarms': { batchSize: 1, expireInSeconds: 300 },
  'recheck-clearances': { batchSize: 1, expireInSeconds: 900 },
  'recheck-today': { batchSize: 1, expireInSeconds: 900 },
  'offer-free-places': { batchSize: 50, expireInSeconds: 300 },
  'remind-employers': { batchSize: 1, expireInSeconds: 300 },
  'remind-of-allegations': { batchSize: 1, expireInSeconds: 300 },
  'remind-students': { batchSize: 1, expireInSeconds: 900 },
  'run-proposal': { batchSize: 1, expireInSeconds: 900 },
  'run-retention': { batchSize: 1, expireInSeconds: 3600 },
  'seal-audit': { batchSize: 1, expireInSeconds: 900 },
  'send-day-page': { batchSize: 1, expireInSeconds: 300 },
  'send-contact-invitation': { batchSize: 1, expireInSeconds: 300 },
  'send-guardian-link': { batchSize: 1, expireInSeconds: 300 },
  'send-letter': { batchSize: 20, expireInSeconds: 900 },
  'send-mail-code': { batchSize: 1, expireInSeconds: 300 },
  'send-team-invitation': { batchSize: 1, expireInSeconds: 300 },
  'show-reviews': { batchSize: 1, expireInSeconds: 900 },
  'watch-accidents': { batchSize: 1, expireInSeconds: 300 },
  'watch-files': { batchSize: 1, expireInSeconds: 300 },
  'write-letters': { batchSize: 1, expireInSeconds: 300 },
};

/** Every queue. */
export const queueNames: readonly QueueName[] = [
  'alert-unmarked',
  'deliver-event',
  'escalate-complaints',
  'escalate-suspensions',
  'expire-needs',
  'expire-offers',
  'expire-slot-requests',
  'keep-advert-calendar',
  'keep-round-dates',
  'make-digests',
  'make-safeguarding-digests',
  'make-unplaced-reports',
  'note-blockers',
  'move-running-out',
  'publish-audit-head',
  'raise-alarms',
  'recheck-clearances',
  'recheck-today',
  'offer-free-places',
  'remind-employers',
  'remind-of-allegations',
  'remind-students',
  'run-proposal',
  'run-retention',
  'seal-audit',
  'send-day-page',
  'send-contact-invitation',
  'send-guardian-link',
  'send-letter',
  'send-mail-code',
  'send-team-invitation',
  'show-reviews',
  'watch-accidents',
  'watch-files',
  'write-letters',
];
