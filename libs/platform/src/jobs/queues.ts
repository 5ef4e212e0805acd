/** The schema that the job queue keeps its tables in. */
export const queueSchema = 'jobs';

/** Every queue with what a job in it carries. A handler may be given the same job twice, so it must be harmless to repeat. */
export interface Jobs {
  /** Tells those concerned of an event from the outbox. */
  'deliver-event': { readonly eventId: string };
  /** Lets slot requests that nobody answered in time expire, and frees their places. */
  'expire-slot-requests': Record<string, never>;
}

/** A queue's name. */
export type QueueName = keyof Jobs;

export const queueNames: readonly QueueName[] = ['deliver-event', 'expire-slot-requests'];
