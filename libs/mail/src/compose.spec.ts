import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { invariant } from '#kernel';
import { createTransport } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { compose } from './compose.js';
import { aLetter } from './letter.fixture.js';
import type { Letter } from './letter.js';

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

async function written(letter: Letter): Promise<string> {
  const { message } = await composer.sendMail(compose(letter, 'foothold@school.example'));
  invariant(Buffer.isBuffer(message), 'a composer that keeps letters gives them as bytes');
  return message.toString();
}

/** As a mail program reads it. */
async function read(letter: Letter): Promise<Email> {
  return PostalMime.parse(await written(letter));
}

describe('a letter on its way', () => {
  it('bears an id of its own at the sender, and the day', async () => {
    const message = await written(aLetter());
    expect(message).toContain('Message-ID: <gln_1.1@school.example>\r\n');
    expect(message).toContain('Date: Mon, 14 Sep 2026 08:00:00 +0000\r\n');
    expect(message).toContain('Auto-Submitted: auto-generated\r\n');
  });

  it('arrives in every script as it was written, in lines that every mail server takes', async () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => text.replace(/[\p{C}\s]+/gu, ' ').trim())
      .filter((text) => text !== '');
    await fc.assert(
      fc.asyncProperty(line, fc.array(line, { minLength: 1, maxLength: 20 }), async (subject, lines) => {
        const letter = aLetter({ subject, text: lines.join('\n') });
        const arrived = await read(letter);
        expect({ subject: arrived.subject, text: arrived.text?.trimEnd() }).toEqual({ subject, text: letter.text });
        for (const each of (await written(letter)).split('\r\n')) expect(each.length).toBeLessThanOrEqual(998);
      }),
    );
  });

  it('goes to one address, and takes no second header from it', async () => {
    const to = 'guardian@example.org\r\nBcc: somebody@example.org';
    const arrived = await read(aLetter({ to }));
    expect(arrived.bcc ?? []).toEqual([]);
    expect(arrived.to).toHaveLength(1);
  });
});
