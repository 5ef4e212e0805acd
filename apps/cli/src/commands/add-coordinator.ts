import { systemActor } from '#kernel';
import { AddCoordinator } from '#schools';
import { openService } from '../open-service.js';
import type { Command } from './command.js';

/** Lets another coordinator into a programme, so that what is dangerous can be approved by two. */
export const addCoordinatorCommand: Command = {
  summary: 'let another coordinator into a programme: PROGRAMME_ID ISSUER SUBJECT',
  async run([programmeId, issuer, subject]) {
    if (!programmeId || !issuer || !subject) throw new Error('All of PROGRAMME_ID ISSUER SUBJECT are needed.');
    const { DATABASE_URL: databaseUrl, CATALOGUE_DATABASE_URL: catalogueUrl } = process.env;
    if (!databaseUrl || !catalogueUrl) throw new Error('DATABASE_URL and CATALOGUE_DATABASE_URL have to be set.');
    const service = await openService({ databaseUrl, catalogueUrl });
    try {
      await service
        .get(AddCoordinator)
        .run(systemActor('add-coordinator'), { programmeId, coordinator: { issuer, subject } });
      process.stdout.write(`Programme ${programmeId} has another coordinator.\n`);
    } finally {
      await service.close();
    }
  },
};
