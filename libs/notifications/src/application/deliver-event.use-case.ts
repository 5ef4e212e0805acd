import { NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { letterKinds } from '../domain/letter-words.js';
import type { NotificationsTx } from './ports.js';

/** Tells everybody whom an event concerns. Run by the worker, at least once an event. */
export class DeliverEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork<NotificationsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, eventId: string): Promise<void> {
    return this.unitOfWork.run(actor, async ({ notifications }) => {
      if (!(await notifications.deliver(eventId, this.surroundings.clock.now()))) throw new NotFound('Event', eventId);
      await notifications.keepForLetters(eventId, letterKinds);
    });
  }
}
