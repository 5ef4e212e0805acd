import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MailFolder } from './mail-folder.js';
import { MailNotSetUp, readMailSettings } from './mail-settings.js';

const letter = {
  messageId: 'gln_1.1',
  to: 'guardian@example.org',
  subject: 'A question',
  text: 'Text',
  writtenAt: new Date('2026-09-14T08:00:00Z'),
};

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'foothold-mail-'));
});

afterAll(() => rm(home, { recursive: true }));

describe('the folder that letters are laid into', () => {
  it('is made when there is none, holds whole letters only, and is closed to others', async () => {
    const folder = join(home, 'letters');
    const mail = new MailFolder(() => ({
      folder,
      from: 'foothold@school.example',
      pageUrl: 'https://school.example/p',
    }));
    await mail.send(letter);
    await mail.send(letter);
    expect(await readdir(folder)).toEqual(['gln_1.1.eml']);
    expect(await readFile(join(folder, 'gln_1.1.eml'), 'utf8')).toContain('To: <guardian@example.org>');
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'gln_1.1.eml'))).mode & 0o077).toBe(0);
    expect(mail.linkTo('abc')).toBe('https://school.example/p#abc');
  });
});

describe('the settings of the mail', () => {
  const set = {
    FOOTHOLD_MAIL_FOLDER: '/var/mail/foothold',
    FOOTHOLD_MAIL_FROM: 'foothold@school.example',
    FOOTHOLD_GUARDIAN_PAGE: 'https://school.example/permission',
  };

  it('have to be set in production, every one that is missing or wrong named at once', () => {
    const fault = (env: NodeJS.ProcessEnv): unknown => {
      try {
        return readMailSettings({ NODE_ENV: 'production', ...env });
      } catch (error) {
        return error instanceof MailNotSetUp ? error.message : error;
      }
    };
    expect(fault(set)).toEqual({
      folder: '/var/mail/foothold',
      from: 'foothold@school.example',
      pageUrl: 'https://school.example/permission',
    });
    expect(fault({})).toBe(
      'Nothing can be sent to guardians: FOOTHOLD_MAIL_FOLDER is not set; FOOTHOLD_MAIL_FROM is not set; FOOTHOLD_GUARDIAN_PAGE is not set.',
    );
    expect(fault({ ...set, FOOTHOLD_MAIL_FROM: 'nobody', FOOTHOLD_GUARDIAN_PAGE: 'permission' })).toBe(
      'Nothing can be sent to guardians: FOOTHOLD_MAIL_FROM is not a mail address; FOOTHOLD_GUARDIAN_PAGE is not an address.',
    );
  });

  it('lead to a folder of the checkout in development', () => {
    expect(readMailSettings({})).toMatchObject({ folder: '.foothold/mail' });
  });
});
