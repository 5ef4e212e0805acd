import { invariant, today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { allocateFairly, verifyFair } from '#matching';
import { ruleSetVersion } from '#safeguarding';
import { roundEvents, type Round } from '../domain/round.js';
import { allocationInstanceOf } from './allocation-instance.js';
import { lockToMove } from './locked-round.js';
import { outcomesOf } from './outcomes.js';
import { serviceFor } from './own-programme.js';
import type { Draw, Instances, Proposal, RoundsTx } from './ports.js';
import type { ReadEligibility } from './read-eligibility.js';
import { studentLists } from './student-lists.js';

/**
 * Matches the round as everything stands now and keeps the result as a proposal, which nobody but the coordinator sees the sums of. May
 * be done again any number of times; the last one counts. Two who propose at once do so one after the other.
 */
export class ProposeRound {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
    private readonly eligibility: ReadEligibility,
    private readonly draw: Draw,
  ) {}

  run(actor: Actor, roundId: string): Promise<Proposal> {
    return this.unitOfWork.run(serviceFor(actor), async ({ rounds, instances, proposals, outbox }) => {
      const round = await lockToMove(rounds, actor, roundId, 'PROPOSED');
      const proposal = await this.match(round, instances);
      await proposals.add(proposal, this.surroundings.clock.now());
      await rounds.setProposed(round.id, proposal.id);
      await outbox.add({ kind: roundEvents.PROPOSED, subjectId: round.id });
      return proposal;
    });
  }

  private async match(round: Round, instances: Instances): Promise<Proposal> {
    const { clock, newId } = this.surroundings;
    const read = await instances.read(round, today(clock));
    const eligibility = await this.eligibility.of('ALLOCATE', read.students, read.slots, today(clock));
    const lists = studentLists(read, eligibility);
    // Drawn for everybody, so that nobody's number depends on who happens to take part.
    const keys = this.draw.keys(
      round.seed,
      read.students.map(({ id }) => id),
    );
    const instance = allocationInstanceOf(lists, read.slots, keys);
    const result = allocateFairly(instance);
    const violations = verifyFair(instance, result);
    invariant(
      violations.length === 0,
      `a fair run has no violations (${violations.map(({ kind }) => kind).join(', ')})`,
    );
    const outcomes = outcomesOf(read.students, lists, result);
    const placed = outcomes.filter(({ slotId }) => slotId !== null).length;
    return {
      id: newId('Proposal'),
      programmeId: round.programmeId,
      roundId: round.id,
      instance,
      ruleSetVersion,
      outcomes,
      slots: result.slots,
      placed,
      unplaced: lists.length - placed,
    };
  }
}
