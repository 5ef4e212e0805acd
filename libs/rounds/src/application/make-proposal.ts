import { invariant, today, type Surroundings } from '#kernel';
import { allocate, verifyRun, type AllocationRun } from '#matching';
import { ruleSetVersion } from '#safeguarding';
import type { RoundInstance } from '../domain/instance.js';
import type { ProposalRun, ProposalStep } from '../domain/proposal-run.js';
import type { Round } from '../domain/round.js';
import { allocationInstanceOf } from './allocation-instance.js';
import { outcomesOf } from './outcomes.js';
import { overDemandedGroups } from './over-demand.js';
import type { Draw, Proposal } from './ports.js';
import type { ReadEligibility } from './read-eligibility.js';
import { readMatch } from './read-match.js';
import { ruledOutOf } from './ruled-out.js';
import { heldPlaces, pinnedPlaces } from './settled-places.js';
import { studentLists } from './student-lists.js';

/** Says that a step begins; throws when the run is not to go on. */
export type ReportStep = (step: ProposalStep) => Promise<void>;

/** Makes a proposal from what was read of a round: touches nothing, and gives the same for the same. */
export class MakeProposal {
  constructor(
    private readonly surroundings: Pick<Surroundings, 'clock'>,
    private readonly eligibility: ReadEligibility,
    private readonly draw: Draw,
  ) {}

  /** Throws `PinsNotPossible`, and what `report` throws. */
  async run(run: ProposalRun, round: Round, read: RoundInstance, report: ReportStep): Promise<Proposal> {
    // Once a round is published, whoever was pinned holds the place or gave it up.
    const instance = run.basis === 'AFRESH' ? read : { ...read, pins: [] };
    const on = today(this.surroundings.clock);
    const eligibility = await this.eligibility.of('ALLOCATE', instance.students, instance.slots, on);
    await report('JUDGING');
    const ruledOut = ruledOutOf(instance);
    const pinned = await pinnedPlaces(instance, eligibility, ruledOut, this.eligibility);
    const settled = [...heldPlaces(instance), ...pinned];
    const lists = studentLists(instance, eligibility, ruledOut);
    await report('MATCHING');
    // Drawn for everybody, so that nobody's number depends on who happens to take part.
    const keys = this.draw.keys(
      round.seed,
      instance.students.map(({ id }) => id),
    );
    const matched = allocationInstanceOf(lists, instance.slots, settled, keys);
    const match = allocate(matched, run.mode);
    await report('CHECKING');
    requireProved({ mode: run.mode, instance: matched, result: match });
    const { results, slots } = readMatch(matched, match);
    const outcomes = outcomesOf(instance.students, lists, settled, results);
    const placed = outcomes.filter(({ slotId }) => slotId !== null).length;
    return {
      id: run.id,
      programmeId: run.programmeId,
      roundId: run.roundId,
      instance: matched,
      ruleSetVersion,
      outcomes,
      slots,
      overDemand: overDemandedGroups(matched, match),
      consent: match.kind === 'FAIR' ? (match.completion?.counts ?? null) : null,
      placed,
      unplaced: lists.length + settled.length - placed,
    };
  }
}

/** Has a match checked by code that shares nothing with what made it. Throws `InvariantViolated` with the kinds of what is wrong with it. */
function requireProved(run: AllocationRun): void {
  const violations = verifyRun(run);
  invariant(violations.length === 0, `a run has no violations (${violations.map(({ kind }) => kind).join(', ')})`);
}
