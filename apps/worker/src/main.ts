import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { serviceModules } from '#composition';
import { codeOf, JobWorker, queueNames, type QueueName } from '#platform';
import { handlersOf } from './handlers.js';

const databaseUrl = process.env['DATABASE_URL'];
const catalogueUrl = process.env['CATALOGUE_DATABASE_URL'];

/** Says what went wrong and where, without what it was about. */
function complain(error: Error): void {
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  process.stderr.write(`${['worker:', error.name, codeOf(error)].join(' ')}\n${frames.slice(0, 5).join('\n')}\n`);
}

if (databaseUrl === undefined || catalogueUrl === undefined) {
  process.stderr.write('The worker cannot start: DATABASE_URL and CATALOGUE_DATABASE_URL have to be set.\n');
  process.exitCode = 1;
} else {
  @Module({ imports: serviceModules({ databaseUrl, catalogueUrl, issuers: [] }) })
  class WorkerModule {}

  const service = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'warn'] });
  const worker = new JobWorker(databaseUrl, complain);
  await worker.start();
  const handlers = handlersOf(service);
  const workOn = <Name extends QueueName>(queue: Name): Promise<void> => worker.on(queue, handlers[queue]);
  for (const queue of queueNames) await workOn(queue);
  await worker.every('*/5 * * * *', 'expire-slot-requests', {});
  await worker.every('*/5 * * * *', 'expire-offers', {});
  await worker.every('*/5 * * * *', 'offer-free-places', {});
  await worker.every('* * * * *', 'keep-round-dates', {});
  await worker.every('10 7 * * *', 'remind-employers', {});
  await worker.every('*/5 * * * *', 'escalate-complaints', {});
  await worker.every('30 15 * * *', 'remind-students', {});
  await worker.every('*/5 * * * *', 'escalate-suspensions', {});
  await worker.every('*/5 * * * *', 'remind-of-allegations', {});
  await worker.every('*/5 * * * *', 'watch-accidents', {});
  await worker.every('20 7 * * 1-5', 'watch-files', {});
  await worker.every('15 0 * * *', 'keep-advert-calendar', {});
  // Soon after midnight in winter and in summer.
  await worker.every('20 * * * *', 'expire-needs', {});
  await worker.every('0 16 * * 5', 'make-digests', {});
  // Again for whatever came to nothing at seven: a school is told once a week.
  await worker.every('0 7-11 * * 1', 'make-safeguarding-digests', {});
  // On the first of the month, and on the days after it for whatever came to nothing: a programme has one report a month.
  await worker.every('30 5 1-7 * *', 'make-unplaced-reports', {});
  // Soon after midnight in winter and in summer, and again for what came to nothing.
  await worker.every('5 * * * *', 'move-running-out', {});
  await worker.every('10 2 * * *', 'show-reviews', {});
  await worker.every('30 3 * * *', 'run-retention', {});
  await worker.every('*/5 * * * *', 'seal-audit', {});
  await worker.every('55 23 * * *', 'publish-audit-head', {});
  await worker.every('2-59/5 * * * *', 'raise-alarms', {});
  await worker.every('*/10 * * * *', 'recheck-clearances', {});
  await worker.every('0 6 * * *', 'recheck-today', {});
  await worker.every('5-59/10 * * * *', 'note-blockers', {});
  await worker.every('*/15 9-18 * * 1-5', 'alert-unmarked', {});
  await worker.every('* * * * *', 'write-letters', {});
  process.stdout.write("Foothold's worker is at work.\n");
  const stop = async (): Promise<void> => {
    await worker.stop();
    await service.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}
