import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { checkTrail, headsIn, wordsOf } from '#audit';
import type { Command } from './command.js';

/** Checks the audit trail from its first row, as the owner and without the service, and names the first thing that is wrong with it. */
export const auditVerifyCommand: Command = {
  summary: 'check the audit trail against its chain: [FILE_OF_PUBLISHED_HEADS] (MIGRATION_DATABASE_URL)',
  async run([headsFile]) {
    const { MIGRATION_DATABASE_URL: owner } = process.env;
    if (!owner) throw new Error('MIGRATION_DATABASE_URL has to be set.');
    const heads = headsFile === undefined ? [] : headsIn(await readFile(headsFile, 'utf8'));
    if (headsFile !== undefined && heads.length === 0) throw new Error(`There is no published head in ${headsFile}.`);
    const client = new pg.Client(owner);
    await client.connect();
    try {
      const { head, unsealed, fault } = await checkTrail(client, heads);
      if (fault !== null) throw new Error(`the trail is broken. ${wordsOf(fault)}`);
      process.stdout.write(`The chain holds to position ${head.position}, ${head.hash}.\n`);
      process.stdout.write(`${heads.length} published heads agree. ${unsealed} rows wait to be sealed.\n`);
    } finally {
      await client.end();
    }
  },
};
