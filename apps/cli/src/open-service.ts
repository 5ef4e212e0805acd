import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { serviceModules, type ServiceOptions } from '#composition';

/** The service without a network: its use cases, for the command line. Close it when done. */
export async function openService(options: Omit<ServiceOptions, 'issuers'>): Promise<INestApplicationContext> {
  @Module({ imports: serviceModules({ ...options, issuers: [] }) })
  class CommandLineModule {}
  return NestFactory.createApplicationContext(CommandLineModule, { logger: ['error'], abortOnError: false });
}
