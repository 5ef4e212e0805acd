import { judge, requireAllowed } from '#clearances';
import {
  invariant,
  isIdOf,
  NotFound,
  requireMove,
  today,
  type Actor,
  type LocalDate,
  type OpportunityId,
  type Role,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { jointDecision } from '../domain/joint-decision.js';
import { opportunityTransitions, type Opportunity } from '../domain/opportunity.js';
import { EmployerNotVerified } from '../domain/problems.js';
import type { AdvertFacts, OpportunitiesTx, Slots } from './ports.js';

/** Shows an advert to its programme and in the public catalogue: of a verified employer, and allowed by the rules with all its slots. */
export class PublishOpportunity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: AdvertFacts,
  ) {}

  run(actor: Actor, opportunityId: string): Promise<Opportunity> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ opportunities, hosts, slots, outbox }) => {
      const opportunity = isIdOf('Opportunity', opportunityId) ? await opportunities.lock(opportunityId) : undefined;
      if (opportunity === undefined) throw new NotFound('Opportunity', opportunityId);
      const { id, state, employerId } = opportunity;
      requireMove('Opportunity', opportunityTransitions, state, 'PUBLISHED', actor.role as Role);
      const employerState = await hosts.stateOf(employerId);
      if (employerState !== 'VERIFIED') throw new EmployerNotVerified(employerState);
      await this.requireAllowed(id, slots, today(clock));
      await opportunities.setState(id, 'PUBLISHED', null, clock.now());
      await outbox.add({ kind: 'opportunity.published', subjectId: id, employerId });
      return { ...opportunity, state: 'PUBLISHED' };
    });
  }

  /** The facts are read as saved, beside this unit of work; the lock on the advert keeps its words and slots as they are until the end. */
  private async requireAllowed(id: OpportunityId, slots: Slots, on: LocalDate): Promise<void> {
    const advert = await this.facts.ofOpportunity(id);
    invariant(advert !== undefined, 'an advert that is locked is there');
    const upcoming = await this.facts.ofSlots(await slots.upcomingOf(id, on));
    const ofSlots = [...upcoming.values()].map((slot) => judge('PUBLISH', slot, {}, on));
    requireAllowed(jointDecision(judge('PUBLISH', advert, {}, on), ofSlots), 'employer');
  }
}
