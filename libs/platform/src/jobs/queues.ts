/** The schema that the job queue keeps its tables in. */
export const queueSchema = 'jobs';

/** Every queue with what a job in it carries. A handler may be given the same job twice, so it must be harmless to repeat. */
export interface Jobs {
  /** Tells those concerned of an event from the outbox. */
  'deliver-event': { readonly eventId: string };
  /** Lets slot requests that nobody answered in time expire, and frees their places. */
  'expire-slot-requests': Record<string, never>;
  /** Matches a round and keeps what came of it as a proposal under that id. */
  'run-proposal': { readonly proposalId: string };
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
  'deliver-event': { batchSize: 100, expireInSeconds: 300 },
  'expire-slot-requests': { batchSize: 100, expireInSeconds: 300 },
  'run-proposal': { batchSize: 1, expireInSeconds: 900 },
};

/** Every queue. */
export const queueNames: readonly QueueName[] = ['deliver-event', 'expire-slot-requests', 'run-proposal'];
