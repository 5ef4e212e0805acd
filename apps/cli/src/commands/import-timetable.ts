import { faultLine, TimetableRefused } from '#timetable';
import { importTimetable } from '../import-timetable/import-timetable.js';
import type { Command } from './command.js';

/** Puts a public timetable in the place of the one in use. */
export const importTimetableCommand: Command = {
  summary: 'read a public timetable from FILE.zip (GTFS) or a folder, and use it from now on (MIGRATION_DATABASE_URL)',
  async run([path]) {
    const owner = process.env['MIGRATION_DATABASE_URL'];
    if (path === undefined || owner === undefined)
      throw new Error('Name a file or a folder, and set MIGRATION_DATABASE_URL.');
    const lines = await importTimetable(owner, path).catch(tellEveryFault);
    process.stdout.write(`${lines.join('\n')}\n`);
  },
};

function tellEveryFault(error: unknown): never {
  if (!(error instanceof TimetableRefused)) throw error;
  const { faults, unlisted } = error;
  const count = faults.length + unlisted;
  const head = `There ${count === 1 ? 'is 1 fault' : `are ${count} faults`} in the timetable; the one in use stays.`;
  const more = unlisted === 0 ? [] : [`… and ${unlisted} more`];
  throw new Error([head, ...faults.map(faultLine), ...more].join('\n'));
}
