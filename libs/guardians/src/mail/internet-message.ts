import { invariant } from '#kernel';
import type { Letter } from '../application/ports.js';

const lineEnd = '\r\n';
const bytesOfWord = 45;

/**
 * A letter as an internet message (RFC 5322, with MIME): plain text, UTF-8 in base64, and a subject of encoded words, so that every script
 * arrives. Throws on a line break in an address: our bug, since addresses are checked when they come in. O(length).
 */
export function internetMessage(letter: Letter, from: string): string {
  const { messageId, to, subject, text, writtenAt } = letter;
  invariant(![to, from, messageId].some((header) => /[\r\n]/.test(header)), 'a header is one line');
  const headers = [
    `From: Foothold <${from}>`,
    `To: <${to}>`,
    `Subject: ${encodedWords(subject)}`,
    `Message-ID: <${messageId}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    `Date: ${writtenAt.toUTCString().replace('GMT', '+0000')}`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ];
  const body =
    Buffer.from(text, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return [...headers, '', ...body, ''].join(lineEnd);
}

/** Text for a header, as encoded words of RFC 2047, none of which splits a character. */
function encodedWords(text: string): string {
  const words: string[] = [''];
  for (const character of text) {
    const last = words.at(-1) ?? '';
    if (Buffer.byteLength(last + character) > bytesOfWord) words.push(character);
    else words[words.length - 1] = last + character;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(`${lineEnd} `);
}
