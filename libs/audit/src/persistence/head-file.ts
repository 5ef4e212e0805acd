import { appendFile } from 'node:fs/promises';
import type { HeadPublisher } from '../application/ports.js';
import { lineOf, type PublishedHead } from '../domain/head.js';

/**
 * Says the head in the log, and adds it to a file where one is named: on a volume that whoever runs the database cannot write to. The file is
 * only ever added to, so that one line a day says what the chain was.
 */
export class HeadFile implements HeadPublisher {
  constructor(
    private readonly file: () => string | undefined,
    private readonly say: (line: string) => void,
  ) {}

  async publish(head: PublishedHead): Promise<void> {
    const file = this.file();
    if (file !== undefined && file !== '') await appendFile(file, `${lineOf(head)}\n`, { mode: 0o640 });
    this.say(`audit head ${lineOf(head)}`);
  }
}
