import { isIdOf, systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import type { Mail } from '#mail';
import { newsLetter } from '../domain/news-letter.js';
import type { NotificationsTx } from './ports.js';

/** How long what is not urgent waits for what comes next, so that a busy day is one letter. */
const minutesTogether = 10;

/** Puts what happened into letters, one a person. Run by the worker every minute. */
export class WriteLetters {
  constructor(
    private readonly unitOfWork: UnitOfWork<NotificationsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many. Harmless to repeat, and for two workers at once. */
  run(): Promise<number> {
    const { clock, newId } = this.surroundings;
    const now = clock.now();
    const before = new Date(now.getTime() - minutesTogether * 60_000);
    return this.unitOfWork.run(systemActor('write-letters'), ({ letters }) =>
      letters.write(before, now, () => newId('Letter')),
    );
  }
}

/** Sends a letter: once, unless the worker dies between sending and noting it; then again under the same id. */
export class SendLetter {
  constructor(
    private readonly unitOfWork: UnitOfWork<NotificationsTx>,
    private readonly surroundings: Surroundings,
    private readonly mail: Mail,
    /** Where one signs in, or null where nobody has said. */
    private readonly page: () => string | null,
  ) {}

  /** Harmless for a letter that went, or that nobody wants any more. Throws what the mail throws. */
  async run(letterId: string): Promise<void> {
    if (!isIdOf('Letter', letterId)) return;
    const worker = systemActor('send-letter');
    const letter = await this.unitOfWork.run(worker, ({ letters }) => letters.lockToSend(letterId));
    if (letter === undefined) return;
    const { id, address, lines, writtenAt } = letter;
    await this.mail.send({ messageId: id, to: address, ...newsLetter(lines, this.page()), writtenAt });
    await this.unitOfWork.run(worker, ({ letters }) => letters.markSent(id, this.surroundings.clock.now()));
  }
}
