import { invariant, NotFound, type AccountId, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { judgeCode, mostTries, nextCodeAt } from '../domain/address-code.js';
import { CodeJustSent, CodeRefused } from '../domain/problems.js';
import { hashOfCode } from './mail-code.js';
import type { NotificationsTx } from './ports.js';

/** Says where letters are to go. Nothing goes there before the code that is sent to it comes back. Throws `CodeJustSent`. */
export class SetMyMail {
  constructor(
    private readonly unitOfWork: UnitOfWork<NotificationsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** @param address null takes the address off the service; harmless where there is none */
  run(actor: Actor, address: string | null): Promise<void> {
    return this.unitOfWork.run(actor, async ({ addresses, outbox }) => {
      const accountId = accountOf(actor);
      if (address === null) {
        if (await addresses.remove(accountId)) await outbox.add({ kind: 'mail.removed', subjectId: accountId });
        return;
      }
      const now = this.surroundings.clock.now();
      const known = await addresses.lock(accountId);
      if (known !== undefined && now < nextCodeAt(known)) throw new CodeJustSent(nextCodeAt(known).toISOString());
      await addresses.ask(accountId, address, now);
      await outbox.add({ kind: 'mail.asked', subjectId: accountId });
    });
  }
}

/** Shows that an address is one's own, by the code that was sent there. Throws `NotFound` and `CodeRefused`. */
export class ConfirmMyMail {
  constructor(
    private readonly unitOfWork: UnitOfWork<NotificationsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  async run(actor: Actor, code: string): Promise<void> {
    const accountId = accountOf(actor);
    const mayTryAgain = await this.unitOfWork.run(actor, async ({ addresses, outbox }) => {
      const known = await addresses.lock(accountId);
      if (known === undefined) throw new NotFound('MailAddress', accountId);
      const now = this.surroundings.clock.now();
      switch (judgeCode(known, hashOfCode(code), now)) {
        case 'CONFIRMED':
          await addresses.confirm(accountId, now);
          await outbox.add({ kind: 'mail.confirmed', subjectId: accountId });
          return undefined;
        case 'WRONG':
          await addresses.countTry(accountId);
          return known.tries + 1 < mostTries;
        case 'SPENT':
          return false;
      }
    });
    // Only out here, because the try is counted as well: the unit of work has to end well before it is told.
    if (mayTryAgain !== undefined) throw new CodeRefused(mayTryAgain);
  }
}

/** Says whether letters are wanted at all; what happens is told on the page in any case. Throws `NotFound` where there is no address. */
export class ChooseLetters {
  constructor(private readonly unitOfWork: UnitOfWork<NotificationsTx>) {}

  run(actor: Actor, wantsLetters: boolean): Promise<void> {
    return this.unitOfWork.run(actor, async ({ addresses, outbox }) => {
      const accountId = accountOf(actor);
      if (!(await addresses.choose(accountId, wantsLetters))) throw new NotFound('MailAddress', accountId);
      await outbox.add({ kind: 'mail.chosen', subjectId: accountId });
    });
  }
}

function accountOf({ accountId }: Actor): AccountId {
  invariant(accountId !== null, 'whoever has letters sent is signed in');
  return accountId;
}
