import { isIdOf, NotFound, WrongState, type Actor, type IdOf, type Surroundings, type UnitOfWork } from '#kernel';
import { drawToken } from '#mail';
import type { CalendarFeedsTx } from './ports.js';

/** A link as it is told once. */
export interface NewFeed {
  readonly id: IdOf<'CalendarFeed'>;
  readonly secret: string;
}

/** Makes a secret link to the actor's calendar. There is one at most. */
export class CreateCalendarFeed {
  constructor(
    private readonly unitOfWork: UnitOfWork<CalendarFeedsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The secret is told this once and not kept. Throws WrongState where there is a link already that is not to be replaced. */
  run(actor: Actor, replacesExisting: boolean): Promise<NewFeed> {
    const { clock, newId } = this.surroundings;
    const [{ token: secret, hash }, id] = [drawToken(), newId('CalendarFeed')];
    return this.unitOfWork.run(actor, async ({ feeds }) => {
      const earlier = await feeds.own(actor);
      if (earlier !== undefined && !replacesExisting) throw new WrongState('CalendarFeed', 'OPEN', 'OPEN', ['NONE']);
      if (earlier !== undefined) await feeds.revoke(earlier, clock.now());
      await feeds.add(actor, id, hash, clock.now());
      return { id, secret };
    });
  }
}

/** Ends the link to the actor's calendar. Throws NotFound when there is none of that id. */
export class RevokeCalendarFeed {
  constructor(
    private readonly unitOfWork: UnitOfWork<CalendarFeedsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, id: string): Promise<void> {
    return this.unitOfWork.run(actor, async ({ feeds }) => {
      const isOver = isIdOf('CalendarFeed', id) && (await feeds.revoke(id, this.surroundings.clock.now()));
      if (!isOver) throw new NotFound('CalendarFeed', id);
    });
  }
}
