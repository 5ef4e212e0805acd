// A worker as a process of its own that does one queue, at an instant that its clock stands at: `node worker-at.js INSTANT QUEUE`.
import { NestFactory } from '@nestjs/core';
import { handlersOf } from '../../dist/apps/worker/src/handlers.js';
import { serviceModules } from '../../dist/libs/composition/src/index.js';
import { JobWorker } from '../../dist/libs/platform/src/index.js';

class OneQueue {}

const [instant, queue] = process.argv.slice(2);
const { DATABASE_URL: databaseUrl, CATALOGUE_DATABASE_URL: catalogueUrl } = process.env;
const clock = { now: () => new Date(instant) };
const imports = serviceModules({ databaseUrl, catalogueUrl, issuers: [], clock });
const service = await NestFactory.createApplicationContext({ module: OneQueue, imports }, { logger: ['error'] });
const worker = new JobWorker(databaseUrl, (error) => process.stderr.write(`worker: ${error.message}\n`), 0.5);
await worker.start();
await worker.on(queue, handlersOf(service)[queue]);
