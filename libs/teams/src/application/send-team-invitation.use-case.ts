import { isIdOf, systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import type { Letter, LinkToken, Mail } from '#mail';
import type { InvitationId } from '../domain/team.js';
import type { TeamsTx } from './ports.js';

const worker = systemActor('send-team-invitation');

/** Sends an invitation. Its code is drawn only here and goes into the letter alone; what is kept is its hash, and that before the letter goes. */
export class SendTeamInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork<TeamsTx>,
    private readonly surroundings: Surroundings,
    private readonly mail: Mail,
    private readonly drawCode: () => LinkToken,
  ) {}

  /** Harmless for one that was sent, taken up or taken back meanwhile. Throws what the mail throws. */
  async run(invitationId: string): Promise<void> {
    if (!isIdOf('Invitation', invitationId)) return;
    const letter = await this.unitOfWork.run(worker, (tx) => this.write(invitationId, tx));
    if (letter === undefined) return;
    await this.mail.send(letter);
    const at = this.surroundings.clock.now();
    await this.unitOfWork.run(worker, ({ invitations }) => invitations.markSent(invitationId, at));
  }

  private async write(id: InvitationId, { invitations }: TeamsTx): Promise<Letter | undefined> {
    const found = await invitations.lockToSend(id);
    if (found === undefined) return undefined;
    const { token: code, hash } = this.drawCode();
    await invitations.addCode(id, hash);
    const { email: to, employerName, expiresAt, codes } = found;
    const until = expiresAt.toISOString().slice(0, 10);
    const text = [
      `You are invited to join the team of ${employerName} on Foothold, the work-experience service.`,
      `Sign in and enter this code, once, before ${until}:`,
      code,
      'If you do not know what this is about, leave it: without the code nothing happens.',
    ].join('\n\n');
    const subject = `Join the team of ${employerName} on Foothold`;
    return { messageId: `${id}.${codes + 1}`, to, subject, text, writtenAt: this.surroundings.clock.now() };
  }
}
