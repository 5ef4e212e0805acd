import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { startMailCatcher, type MailCatcher } from './mail-catcher.js';

let catcher: MailCatcher;

beforeAll(async () => {
  catcher = await startMailCatcher();
});

afterAll(() => catcher.stop());

describe('the mail catcher', () => {
  it('keeps what it is sent, and shows the newest first', async () => {
    const transport = createTransport(catcher.smtpUrl);
    const letter = { from: 'foothold@localhost', to: 'somebody@example.org' };
    await transport.sendMail({ ...letter, subject: 'The first', text: 'پہلا' });
    await transport.sendMail({ ...letter, subject: 'The second', text: '<b>bold</b>' });
    expect(catcher.mails).toEqual([
      { to: 'somebody@example.org', subject: 'The first', text: 'پہلا' },
      { to: 'somebody@example.org', subject: 'The second', text: '<b>bold</b>' },
    ]);
    const page = await fetch(catcher.pageUrl);
    expect(page.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await page.text()).toMatch(/^2 letters, the newest first\.[^]*The second[^]*The first/);
  });
});
