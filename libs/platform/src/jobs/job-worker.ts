import PgBoss from 'pg-boss';
import { queueSchema, queueTerms, type Jobs, type QueueName } from './queues.js';

/** What runs a job of one queue. Throwing puts the job back for a later try. */
export type JobHandler<Name extends QueueName> = (job: Jobs[Name]) => Promise<void>;

/** What runs the jobs of every queue. */
export type JobHandlers = { readonly [Name in QueueName]: JobHandler<Name> };

/** Takes jobs off their queues and hands them to their handlers, one at a time a queue; a job whose worker died is done by another. */
export class JobWorker {
  private readonly boss: PgBoss;

  constructor(
    databaseUrl: string,
    private readonly onError: (error: Error) => void,
    pollingSeconds = 1,
  ) {
    this.boss = new PgBoss({
      connectionString: databaseUrl,
      schema: queueSchema,
      migrate: false,
      max: 4,
      pollingIntervalSeconds: pollingSeconds,
    });
    this.boss.on('error', onError);
  }

  /** Connects; refuses a database whose queue tables are not there. */
  async start(): Promise<void> {
    await this.boss.start();
  }

  /** Works on a queue from now on. */
  async on<Name extends QueueName>(queue: Name, handler: JobHandler<Name>): Promise<void> {
    await this.boss.work<Jobs[Name]>(queue, { batchSize: queueTerms[queue].batchSize }, async (jobs) => {
      for (const job of jobs) await handler(job.data).catch((error: unknown) => this.putBack(error));
    });
  }

  /** Queues a job at each tick of a cron expression in English time, however many workers run. */
  async every<Name extends QueueName>(cron: string, queue: Name, job: Jobs[Name]): Promise<void> {
    await this.boss.schedule(queue, cron, job, { tz: 'Europe/London' });
  }

  /** Finishes what is in hand, then disconnects. */
  async stop(): Promise<void> {
    await this.boss.stop({ graceful: true, wait: true, timeout: 10_000 });
  }

  /** Says what went wrong, for the queue forgets that once a later try goes well. */
  private putBack(error: unknown): never {
    this.onError(error instanceof Error ? error : new Error('not an error'));
    throw error;
  }
}
