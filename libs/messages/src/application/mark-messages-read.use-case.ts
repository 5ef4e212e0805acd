import { isIdOf, NotFound, type Actor, type AllocationId, type UnitOfWork } from '#kernel';
import { authorOf } from './author-of.js';
import type { MessagesTx } from './ports.js';

/** Notes that somebody has read a message and everything before it about the same booking. Each person has read for themselves alone. */
export class MarkMessagesRead {
  constructor(private readonly unitOfWork: UnitOfWork<MessagesTx>) {}

  /** The booking. Doing it again, or for an earlier message, changes nothing. Throws NotFound. */
  run(actor: Actor, messageId: string): Promise<AllocationId> {
    const { id: reader } = authorOf(actor);
    return this.unitOfWork.run(actor, async ({ messages }) => {
      const allocationId = isIdOf('Message', messageId) ? await messages.markRead(messageId, reader) : undefined;
      if (allocationId === undefined) throw new NotFound('Message', messageId);
      return allocationId;
    });
  }
}
