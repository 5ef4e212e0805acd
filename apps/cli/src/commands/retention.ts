import { retentionTable, RunRetention } from '#retention';
import { openService } from '../open-service.js';
import type { Command } from './command.js';

/** Does what the retention table says is due, as the worker does each night, or says what that would be. */
export const retentionCommand: Command = {
  summary:
    'delete and anonymise what is due by the retention table: [--dry-run] (DATABASE_URL, CATALOGUE_DATABASE_URL)',
  async run(parameters) {
    const isDry = parameters.includes('--dry-run');
    if (parameters.some((parameter) => parameter !== '--dry-run')) throw new Error('Only --dry-run may be given.');
    const { DATABASE_URL: databaseUrl, CATALOGUE_DATABASE_URL: catalogueUrl } = process.env;
    if (!databaseUrl || !catalogueUrl) throw new Error('DATABASE_URL and CATALOGUE_DATABASE_URL have to be set.');
    const service = await openService({ databaseUrl, catalogueUrl });
    try {
      const { ranOn, lines } = await service.get(RunRetention).run({ isDry });
      const rows = lines.map(({ id, dueBefore, rows }) => {
        const line = retentionTable.find((row) => row.id === id);
        return `${String(rows).padStart(8)}  ${id.padEnd(18)}  before ${dueBefore}  ${line?.afterwards ?? ''}`;
      });
      process.stdout.write(`${isDry ? 'Would go' : 'Gone'} on ${ranOn}:\n${rows.join('\n')}\n`);
    } finally {
      await service.close();
    }
  },
};
