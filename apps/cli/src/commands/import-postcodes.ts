import { importPostcodes, type ImportedPostcodes } from '../import-postcodes/import-postcodes.js';
import type { Command } from './command.js';

export { importPostcodes };

/** Makes the postcode directory what a file of postcodes says. */
export const importPostcodesCommand: Command = {
  summary:
    'replace the postcode directory by FILE: the NSPL, the ONSPD, or a CSV of postcode,lat,lon (MIGRATION_DATABASE_URL)',
  async run([file]) {
    const owner = process.env['MIGRATION_DATABASE_URL'];
    if (file === undefined || !owner) throw new Error('Name a file, and set MIGRATION_DATABASE_URL.');
    const imported = await importPostcodes(owner, file, (rowsRead) => {
      process.stderr.write(`${words(rowsRead)} rows read\n`);
    });
    process.stdout.write(`${importLines(imported).join('\n')}\n`);
  },
};

/** What is said of an import, line by line. */
export function importLines(imported: ImportedPostcodes): string[] {
  const { live, terminated, placeless, sectors, outcodes, changed, removed, leftOut } = imported;
  return [
    `${words(live + terminated)} postcodes are in the directory now: ${words(live)} live and ${words(terminated)} terminated.`,
    `${words(changed)} were added or changed, ${words(removed)} removed.`,
    `${words(sectors)} sectors and ${words(outcodes)} outward codes were worked out from them.`,
    ...(placeless === 0 ? [] : [`${words(placeless)} have no place of their own; their sector stands in for it.`]),
    ...(leftOut === 0 ? [] : [`${words(leftOut)} rows were left out: their outward codes ended by 2000.`]),
  ];
}

function words(count: number): string {
  return count.toLocaleString('en-GB');
}
