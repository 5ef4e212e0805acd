import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { deliverEvents, perform, setNow, tick, workOff } from '#testing';

/** Letters that were handed over to that address, in the order of their ids. */
export async function lettersTo(address: string): Promise<Email[]> {
  const folder = process.env['FOOTHOLD_MAIL_FOLDER'] ?? '';
  const files = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  const letters = await Promise.all(files.map(async (name) => PostalMime.parse(await readFile(join(folder, name)))));
  return letters.filter(({ to }) => to?.[0]?.address === address);
}

/** The code that shows whose an address is, out of the letter that brings it. */
export async function codeSentTo(address: string): Promise<string> {
  await workOff('send-mail-code');
  const letter = (await lettersTo(address)).find(({ subject }) => subject === 'Your code for Foothold');
  return /\b\d{8}\b/.exec(letter?.text ?? '')?.[0] ?? '';
}

/** Somebody who has shown that an address is theirs; returns the address. */
export async function withMail(token: string): Promise<string> {
  await deliverEvents();
  // The mail folder is shared by all specs of a run, so the address is nobody's in any of them.
  const address = `reader-${randomUUID()}@example.org`;
  await perform(token, 'setMyMail', { address }, '__typename');
  await perform(token, 'confirmMyMail', { code: await codeSentTo(address) }, '__typename');
  return address;
}

/** What the worker does in ten minutes. */
export async function sendLetters(at: string): Promise<void> {
  await deliverEvents();
  await setNow(at);
  await tick('write-letters');
  await workOff('send-letter');
}
