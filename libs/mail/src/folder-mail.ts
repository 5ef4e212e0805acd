import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { compose } from './compose.js';
import type { Letter, Mail } from './letter.js';

/**
 * Lays each letter into a folder, as a file that a mail server collects; in development, that one opens. Only the account that the service runs
 * under can read them. Each appears whole or not at all.
 */
export class FolderMail implements Mail {
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {}

  async send(letter: Letter): Promise<void> {
    const { message } = await this.composer.sendMail(compose(letter, this.from));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = join(this.folder, `${letter.messageId}.part`);
    await writeFile(draft, message, { mode: 0o600 });
    await rename(draft, join(this.folder, `${letter.messageId}.eml`));
  }
}
