import type { Actor, AllocationId, DomainEvent, Surroundings, UnitOfWork } from '#kernel';
import type { MustAct } from '../domain/blocker.js';
import type { BlockedPlace, ListBlockers } from './list-blockers.js';
import type { BlockersTx } from './ports.js';

const dayMs = 24 * 60 * 60 * 1000;

/** Reminds everybody who must act on these places, each place once a day at most. */
export class RemindOfBlockers {
  constructor(
    private readonly unitOfWork: UnitOfWork<BlockersTx>,
    private readonly surroundings: Surroundings,
    private readonly board: ListBlockers,
  ) {}

  /**
   * The places of which somebody was reminded, in the order of their first day. Left out: what is not on the board, what nobody but the
   * careers lead can act on, and what somebody was reminded of in the last 24 hours.
   */
  async run(actor: Actor, allocationIds: readonly string[]): Promise<AllocationId[]> {
    const at = this.surroundings.clock.now();
    const blocked = (await this.board.withIds(actor, allocationIds)).filter((each) => toldOf(each) !== undefined);
    return this.unitOfWork.run(actor, async ({ reminders, outbox }) => {
      const ids = blocked.map(({ place }) => place.id);
      const taken = new Set<string>(await reminders.take(ids, at, new Date(at.getTime() - dayMs)));
      const reminded = blocked.filter(({ place }) => taken.has(place.id));
      await outbox.add(...reminded.flatMap((each) => toldOf(each) ?? []));
      return reminded.map(({ place }) => place.id);
    });
  }
}

/** Whom a reminder goes to: everybody who must act but the careers lead, who sends it. Guardians are reached through the student until they have a door of their own. */
function toldOf({ place, blockers }: BlockedPlace): DomainEvent | undefined {
  const acting = new Set<MustAct>(blockers.map(({ mustAct }) => mustAct));
  const studentId = acting.has('STUDENT') || acting.has('GUARDIAN') ? place.studentId : null;
  const employerId = acting.has('EMPLOYER') ? place.employerId : null;
  const safeguardingOf = acting.has('SAFEGUARDING_LEAD') ? place.schoolId : null;
  const coordinatorOf = acting.has('COORDINATOR') ? place.programmeId : null;
  const told = { studentId, employerId, safeguardingOf, coordinatorOf };
  if (Object.values(told).every((who) => who === null)) return undefined;
  const { id: subjectId, programmeId } = place;
  return { kind: 'allocation.reminder', subjectId, programmeId, ...told };
}
