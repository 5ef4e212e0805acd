import {
  InvalidInput,
  requireMove,
  today,
  type Actor,
  type LocalDate,
  type Role,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { opportunityTransitions, type Opportunity } from '../domain/opportunity.js';
import type { OpportunitiesTx, OpportunityMove } from './ports.js';
import { lockedOpportunity } from './requirements.js';

/** An advert taken down for a while, taken back from moderation, or taken down for good. */
export type MoveOpportunityCommand = { readonly opportunityId: string } & (
  | { readonly to: 'PAUSED'; readonly until: LocalDate | null }
  | { readonly to: 'DRAFT' }
  | { readonly to: 'WITHDRAWN'; readonly reason: string }
);

const events = { PAUSED: 'opportunity.paused', DRAFT: 'opportunity.taken-back', WITHDRAWN: 'opportunity.withdrawn' };

/** Pauses, takes back or withdraws an advert, as its transition table allows. Places that are taken stay taken. */
export class MoveOpportunity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, command: MoveOpportunityCommand): Promise<Opportunity> {
    const { opportunityId, to } = command;
    return this.unitOfWork.run(actor, async ({ opportunities, outbox }) => {
      const opportunity = await lockedOpportunity(opportunities, opportunityId);
      const { id, state, employerId } = opportunity;
      requireMove('Opportunity', opportunityTransitions, state, to, actor.role as Role);
      await opportunities.move(id, this.moveOf(command));
      await outbox.add({ kind: events[to], subjectId: id, employerId });
      return { ...opportunity, state: to };
    });
  }

  private moveOf(command: MoveOpportunityCommand): OpportunityMove {
    const { clock } = this.surroundings;
    const at = clock.now();
    if (command.to === 'WITHDRAWN') return { to: command.to, at, reason: command.reason };
    if (command.to === 'DRAFT' || command.until === null) return { to: command.to, at };
    if (command.until > today(clock)) return { to: command.to, at, pausedUntil: command.until };
    const message = 'must be a day after today; leave it out to say nothing of the end';
    throw new InvalidInput([{ path: 'until', value: command.until, message }]);
  }
}
