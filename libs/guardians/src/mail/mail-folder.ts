import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GuardianMail, Letter } from '../application/ports.js';
import { internetMessage } from './internet-message.js';
import type { MailSettings } from './mail-settings.js';

/**
 * Lays each letter into a folder, as a file that a mail server collects; in development, that one opens. Only the account that the service runs
 * under can read them. Each appears whole or not at all.
 */
export class MailFolder implements GuardianMail {
  constructor(private readonly settings: () => MailSettings) {}

  linkTo(token: string): string {
    // What stands behind the sign is never sent to a server, so that it is in no log and no referrer.
    return `${this.settings().pageUrl}#${token}`;
  }

  async send(letter: Letter): Promise<void> {
    const { folder, from } = this.settings();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const [draft, file] = ['part', 'eml'].map((ending) => join(folder, `${letter.messageId}.${ending}`)) as [
      string,
      string,
    ];
    await writeFile(draft, internetMessage(letter, from), { mode: 0o600 });
    await rename(draft, file);
  }
}
