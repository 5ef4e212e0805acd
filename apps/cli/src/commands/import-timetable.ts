import { importTimetable } from '../import-timetable/import-timetable.js';
import type { Command } from './command.js';

/** Puts a public timetable in the place of the one in use. */
export const importTimetableCommand: Command = {
  summary: 'read a public timetable from FILE.zip (GTFS) or a folder, and use it from now on (MIGRATION_DATABASE_URL)',
  async run([path]) {
    const owner = process.env['MIGRATION_DATABASE_URL'];
    if (path === undefined || owner === undefined)
      throw new Error('Name a file or a folder, and set MIGRATION_DATABASE_URL.');
    process.stdout.write(`${(await importTimetable(owner, path)).join('\n')}\n`);
  },
};
