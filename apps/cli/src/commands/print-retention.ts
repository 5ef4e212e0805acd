import { keptBecause, retentionTable, type RetentionLine } from '#retention';
import type { Command } from './command.js';

/** How long what is kept, as a page of Markdown made from the code's own table. */
export function retentionText(): string {
  const lines: readonly RetentionLine[] = retentionTable;
  const rows = lines.map(
    ({ id, data, keep, afterwards, basis, toConfirm, heldIn }) =>
      `| ${id} | ${data} | ${keep} | ${afterwards.toLowerCase()} | ${basis}${toConfirm ? ' (to confirm)' : ''} | ${heldIn.join(', ')} |`,
  );
  return [
    '# How long what is kept',
    '',
    'Made from the code by `npm run docs:write`; change the code, not this page. A run does what is due each night, in the order of this table.',
    '',
    '| line | data | kept | afterwards | basis | tables |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Tables of which nothing goes',
    '',
    '| table | because |',
    '|---|---|',
    ...Object.entries(keptBecause).map(([table, why]) => `| ${table} | ${why} |`),
    '',
    'Outside the database: application logs 30 days, backups 35 days, both by whoever runs the machines; see [operators](operators.md).',
    'Emergency contacts, accidents and pictures of certificates are not held at all.',
    '',
  ].join('\n');
}

/** Writes that page to standard output. */
export const printRetentionCommand: Command = {
  summary: 'print how long what is kept, as Markdown',
  run() {
    process.stdout.write(retentionText());
    return Promise.resolve();
  },
};
