import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { retentionTable } from '#retention';
import { aProgramme, aSchool, asOwner, surroundings, tick } from '#testing';
import { auditVerifyCommand } from '../../apps/cli/src/commands/audit-verify.js';
import { retentionCommand } from '../../apps/cli/src/commands/retention.js';

const environment = { ...process.env };
let printed = '';

beforeEach(() => {
  const { owner, service, catalogue } = surroundings();
  Object.assign(process.env, {
    MIGRATION_DATABASE_URL: owner,
    DATABASE_URL: service,
    CATALOGUE_DATABASE_URL: catalogue,
  });
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...environment };
});

describe('the command that checks the audit trail', () => {
  const sealed = async (): Promise<string> => {
    await aSchool(await aProgramme());
    await tick('seal-audit');
    const [end] = await asOwner<{ seq: string }>('select max(seq)::text as seq from audit.seal');
    return end?.seq ?? '';
  };

  /** As somebody who owns the database, past the triggers. */
  async function tamper(sql: string): Promise<void> {
    const owner = new pg.Client(surroundings().owner);
    await owner.connect();
    await owner.query(`set session_replication_role = replica; ${sql}`);
    await owner.end();
  }

  it('says how far the chain holds', async () => {
    await sealed();
    await auditVerifyCommand.run([]);
    expect(printed).toMatch(/The chain holds to position \d+, [0-9a-f]{64}\.\n0 published heads agree\. \d+ rows/);
  });

  it('fails at a row that somebody changed, and holds again once that is taken back', async () => {
    const seq = await sealed();
    await tamper(`update audit.entry set request_id = request_id || 'x' where seq = ${seq}`);
    try {
      await expect(auditVerifyCommand.run([])).rejects.toThrow(/the trail is broken\. /);
    } finally {
      await tamper(`update audit.entry set request_id = left(request_id, -1) where seq = ${seq}`);
    }
    await auditVerifyCommand.run([]);
    expect(printed).toContain('The chain holds');
  });

  it('wants a database, and heads in a file of heads', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'heads-'));
    const file = join(folder, 'heads.txt');
    await writeFile(file, 'nothing of the kind\n');
    await expect(auditVerifyCommand.run([file])).rejects.toThrow('There is no published head in');
    delete process.env['MIGRATION_DATABASE_URL'];
    await expect(auditVerifyCommand.run([])).rejects.toThrow('MIGRATION_DATABASE_URL has to be set.');
    await rm(folder, { recursive: true });
  });
});

describe('the command that does what the retention table says', () => {
  const runs = async (): Promise<number> => (await asOwner('select from retention_run')).length;

  it('says of each line what would go, and does it only when it is not asked for a dry run', async () => {
    const before = await runs();
    await retentionCommand.run(['--dry-run']);
    expect(printed).toMatch(/Would go on \d{4}-\d\d-\d\d:\n/);
    for (const { id, dueBefore } of retentionTable)
      expect([id, printed.includes(`  ${id} `)]).toEqual([id, dueBefore !== null]);
    expect(await runs()).toBe(before);
    await retentionCommand.run([]);
    expect(printed).toContain('Gone on ');
    expect(await runs()).toBe(before + 1);
  });

  it('wants nothing else, and two databases', async () => {
    await expect(retentionCommand.run(['--force'])).rejects.toThrow('Only --dry-run may be given.');
    delete process.env['CATALOGUE_DATABASE_URL'];
    await expect(retentionCommand.run([])).rejects.toThrow('DATABASE_URL and CATALOGUE_DATABASE_URL have to be set.');
  });
});
