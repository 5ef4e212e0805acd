import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpireSlotRequests } from '#bookings';
import { serviceModules } from '#composition';
import { systemActor } from '#kernel';
import { DeliverEvent } from '#notifications';
import { JobWorker } from '#platform';

const databaseUrl = process.env['DATABASE_URL'];
const catalogueUrl = process.env['CATALOGUE_DATABASE_URL'];

/** Says what went wrong without what it was about. */
function complain(error: Error): void {
  process.stderr.write(`worker: ${error.name} ${'code' in error ? String(error.code) : ''}\n`);
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
  await worker.on('deliver-event', ({ eventId }) =>
    service.get(DeliverEvent).run(systemActor('deliver-event'), eventId),
  );
  await worker.on('expire-slot-requests', async () => {
    await service.get(ExpireSlotRequests).run(systemActor('expire-slot-requests'));
  });
  await worker.every('*/5 * * * *', 'expire-slot-requests', {});
  process.stdout.write("Foothold's worker is at work.\n");
  const stop = async (): Promise<void> => {
    await worker.stop();
    await service.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}
