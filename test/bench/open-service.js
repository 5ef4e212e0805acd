// The service without HTTP, for benches that drive its use cases.
import { NestFactory } from '@nestjs/core';
import { serviceModules } from '../../dist/libs/composition/src/index.js';

class Bench {}

export function openService({ service, catalogue }) {
  const imports = serviceModules({ databaseUrl: service, catalogueUrl: catalogue, issuers: [] });
  return NestFactory.createApplicationContext({ module: Bench, imports }, { logger: ['error', 'warn'] });
}
