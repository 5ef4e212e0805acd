import { isIdOf, systemActor, type GuardianLinkId, type Surroundings, type UnitOfWork } from '#kernel';
import type { Letter, LinkToken, Mail } from '#mail';
import { linkLetter } from './letter.js';
import type { GuardiansTx, PageAddress } from './ports.js';

const worker = systemActor('send-guardian-link');

/**
 * Sends a link. Its token is drawn only here, and goes into the letter and nowhere else: what is kept is its hash, and that before the letter
 * goes. A try that was cut short is tried again with another token; the one before works as well, in case its letter had gone after all.
 */
export class SendGuardianLink {
  constructor(
    private readonly unitOfWork: UnitOfWork<GuardiansTx>,
    private readonly surroundings: Surroundings,
    private readonly mail: Mail,
    private readonly linkTo: PageAddress,
    private readonly drawToken: () => LinkToken,
  ) {}

  /** Harmless for a link that was sent, answered or voided meanwhile. Throws what the mail throws. */
  async run(linkId: string): Promise<void> {
    if (!isIdOf('GuardianLink', linkId)) return;
    const letter = await this.unitOfWork.run(worker, (tx) => this.write(linkId, tx));
    if (letter === undefined) return;
    await this.mail.send(letter);
    await this.unitOfWork.run(worker, ({ links }) => links.markSent(linkId, this.surroundings.clock.now()));
  }

  private async write(linkId: GuardianLinkId, { links }: GuardiansTx): Promise<Letter | undefined> {
    const found = await links.lockToSend(linkId);
    if (found === undefined) return undefined;
    const { token, hash } = this.drawToken();
    await links.addToken(linkId, hash);
    return linkLetter({
      ...found,
      messageId: `${linkId}.${found.tokens + 1}`,
      link: this.linkTo(token),
      writtenAt: this.surroundings.clock.now(),
    });
  }
}
