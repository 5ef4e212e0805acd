import type { INestApplicationContext } from '@nestjs/common';
import type { MailCatcher } from '#development';
import { invariant } from '#kernel';
import { ConfirmMyMail, SendMailCode, SetMyMail } from '#notifications';
import type { Cast } from './people.js';

/** Lets people have letters: each names an address and types the code that the catcher received for it. */
export async function openPostBoxes(
  service: INestApplicationContext,
  cast: Cast,
  names: readonly string[],
  catcher: MailCatcher,
): Promise<void> {
  for (const name of names) {
    const actor = await cast.as(name);
    const address = `${cast.subjectOf(name)}@foothold.example`;
    await service.get(SetMyMail).run(actor, address);
    invariant(actor.accountId !== null, 'somebody who signs in has an account');
    await service.get(SendMailCode).run(actor.accountId);
    const code = /\b\d{8}\b/.exec(catcher.mails.findLast(({ to }) => to === address)?.text ?? '')?.[0];
    invariant(code !== undefined, 'the letter holds a code');
    await service.get(ConfirmMyMail).run(actor, code);
  }
}
