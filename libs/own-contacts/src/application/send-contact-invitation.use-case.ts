import { isIdOf, systemActor, type IdOf, type Surroundings, type UnitOfWork } from '#kernel';
import type { Letter, LinkToken, Mail } from '#mail';
import type { OwnContactsTx } from './ports.js';

const worker = systemActor('send-contact-invitation');

/** Invites a workplace that a student found. The letter names neither student nor school; its code is drawn here and kept as a hash alone. */
export class SendContactInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork<OwnContactsTx>,
    private readonly surroundings: Surroundings,
    private readonly mail: Mail,
    private readonly drawCode: () => LinkToken,
  ) {}

  /** Harmless for one that was sent or taken back meanwhile. Throws what the mail throws. */
  async run(ownContactId: string): Promise<void> {
    if (!isIdOf('OwnContact', ownContactId)) return;
    const letter = await this.unitOfWork.run(worker, (tx) => this.write(ownContactId, tx));
    if (letter === undefined) return;
    await this.mail.send(letter);
    const at = this.surroundings.clock.now();
    await this.unitOfWork.run(worker, ({ ownContacts }) => ownContacts.markSent(ownContactId, at));
  }

  private async write(id: IdOf<'OwnContact'>, { ownContacts }: OwnContactsTx): Promise<Letter | undefined> {
    const found = await ownContacts.lockToSend(id);
    if (found === undefined) return undefined;
    const { token: code, hash } = this.drawCode();
    await ownContacts.addCode(id, hash);
    const { email: to, programmeName, codes } = found;
    const text = [
      `Somebody would like to do work experience with you, and their school has asked us to invite you to ${programmeName} on Foothold.`,
      'Sign in, register your workplace as any other is registered, and enter this code, once:',
      code,
      'If you do not know what this is about, leave it: without the code nothing happens.',
    ].join('\n\n');
    const subject = `Work experience with you: an invitation to ${programmeName}`;
    return { messageId: `${id}.${codes + 1}`, to, subject, text, writtenAt: this.surroundings.clock.now() };
  }
}
