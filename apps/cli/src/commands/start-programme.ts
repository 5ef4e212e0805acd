import { StartProgramme } from '#schools';
import { systemActor } from '#kernel';
import { openService } from '../open-service.js';
import type { Command } from './command.js';

/** Starts a programme and lets its first coordinator in; everybody else is let in through the API. */
export const startProgrammeCommand: Command = {
  summary: 'start a programme: NAME AREA SCHOOL_YEAR ISSUER SUBJECT (of the first coordinator)',
  async run([name, area, schoolYear, issuer, subject]) {
    if (!name || !area || !schoolYear || !issuer || !subject)
      throw new Error('All of NAME AREA SCHOOL_YEAR ISSUER SUBJECT are needed.');
    const year = Number(schoolYear);
    if (!Number.isInteger(year) || year < 2024 || year > 2100)
      throw new Error('SCHOOL_YEAR is the year it starts in, as in 2026.');
    const { DATABASE_URL: databaseUrl, CATALOGUE_DATABASE_URL: catalogueUrl } = process.env;
    if (!databaseUrl || !catalogueUrl) throw new Error('DATABASE_URL and CATALOGUE_DATABASE_URL have to be set.');
    const service = await openService({ databaseUrl, catalogueUrl });
    try {
      const coordinator = { issuer, subject };
      const id = await service
        .get(StartProgramme)
        .run(systemActor('start-programme'), { name, area, schoolYear: year, coordinator });
      process.stdout.write(`Programme ${id} has started.\n`);
    } finally {
      await service.close();
    }
  },
};
