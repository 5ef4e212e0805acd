import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Letter } from '../application/ports.js';
import { internetMessage } from './internet-message.js';

function aLetter(overrides: Partial<Letter> = {}): Letter {
  return {
    messageId: 'gln_1.1',
    to: 'guardian@example.org',
    subject: 'Park Hall has a question for you',
    text: 'One line.\n\nAnother.',
    writtenAt: new Date('2026-09-14T08:00:00Z'),
    ...overrides,
  };
}

/** Subject and body as a mail program reads them. */
function read(message: string): { subject: string; text: string; lines: string[] } {
  const [head = '', body = ''] = message.split('\r\n\r\n');
  const words = /^Subject: ((?:.|\r\n )*)/m.exec(head)?.[1]?.split('\r\n ') ?? [];
  const bytes = words.map((word) => Buffer.from(/^=\?UTF-8\?B\?(.*)\?=$/.exec(word)?.[1] ?? '', 'base64'));
  return {
    subject: Buffer.concat(bytes).toString('utf8'),
    text: Buffer.from(body, 'base64').toString('utf8'),
    lines: message.split('\r\n'),
  };
}

describe('a letter on its way', () => {
  it('bears an id of its own at the sender, and the day', () => {
    const message = internetMessage(aLetter(), 'foothold@school.example');
    expect(message).toContain('Message-ID: <gln_1.1@school.example>\r\n');
    expect(message).toContain('Date: Mon, 14 Sep 2026 08:00:00 +0000\r\n');
    expect(message).toContain('To: <guardian@example.org>\r\n');
  });

  it('arrives in every script as it was written, in lines that every mail server takes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (subject, text) => {
          const arrived = read(internetMessage(aLetter({ subject, text }), 'foothold@school.example'));
          expect({ subject: arrived.subject, text: arrived.text }).toEqual({ subject, text });
          for (const line of arrived.lines) expect(line.length).toBeLessThanOrEqual(87);
        },
      ),
    );
  });

  it('takes no second header in an address', () => {
    const to = 'guardian@example.org\r\nBcc: somebody@example.org';
    expect(() => internetMessage(aLetter({ to }), 'foothold@school.example')).toThrow('a header is one line');
  });
});
