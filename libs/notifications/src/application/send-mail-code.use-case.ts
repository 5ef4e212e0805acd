import { isIdOf, systemActor, type AccountId, type Surroundings, type UnitOfWork } from '#kernel';
import type { Letter, Mail } from '#mail';
import { hoursOfCode } from '../domain/address-code.js';
import { drawCode } from './mail-code.js';
import type { NotificationsTx } from './ports.js';

const worker = systemActor('send-mail-code');

/**
 * Sends the code that shows whose an address is. It is drawn only here and goes into the letter and nowhere else: what is kept is its hash, and
 * that before the letter goes. A try that was cut short is tried again with another code; the one that arrives last works.
 */
export class SendMailCode {
  constructor(
    private readonly unitOfWork: UnitOfWork<NotificationsTx>,
    private readonly surroundings: Surroundings,
    private readonly mail: Mail,
  ) {}

  /** Harmless for an address that was confirmed or taken away meanwhile. Throws what the mail throws. */
  async run(accountId: string): Promise<void> {
    if (!isIdOf('Account', accountId)) return;
    const letter = await this.unitOfWork.run(worker, (tx) => this.write(accountId, tx));
    if (letter !== undefined) await this.mail.send(letter);
  }

  private async write(accountId: AccountId, { addresses }: NotificationsTx): Promise<Letter | undefined> {
    const known = await addresses.lock(accountId);
    if (known === undefined || known.confirmedAt !== null) return undefined;
    const { code, hash } = drawCode();
    await addresses.keepCode(accountId, hash);
    return {
      messageId: `${accountId}.${hash.toString('hex').slice(0, 16)}`,
      to: known.address,
      subject: 'Your code for Foothold',
      text: [
        `Somebody, most likely you, wants letters of Foothold to go to this address. If so, type this code there: ${code}`,
        `It works for ${hoursOfCode} hours. If it was not you, you need do nothing: without the code no letter will come here.`,
      ].join('\n\n'),
      writtenAt: this.surroundings.clock.now(),
    };
  }
}
