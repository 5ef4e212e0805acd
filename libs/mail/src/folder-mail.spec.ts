import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChosenMail } from './chosen-mail.js';
import { aLetter } from './letter.fixture.js';

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'foothold-mail-'));
});

afterAll(() => rm(home, { recursive: true }));

describe('the folder that letters are laid into', () => {
  it('is made when there is none, holds whole letters only, and is closed to others', async () => {
    const folder = join(home, 'letters');
    const mail = new ChosenMail(() => ({ way: 'FOLDER', folder, from: 'foothold@school.example' }));
    await mail.send(aLetter());
    await mail.send(aLetter());
    expect(await readdir(folder)).toEqual(['gln_1.1.eml']);
    expect(await readFile(join(folder, 'gln_1.1.eml'), 'utf8')).toContain('To: guardian@example.org\r\n');
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'gln_1.1.eml'))).mode & 0o077).toBe(0);
  });
});
