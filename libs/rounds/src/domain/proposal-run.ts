import type { AccountId, IdOf, ProgrammeId, Role, RoundId, StudentId, TransitionTable } from '#kernel';
import type { MatchingMode } from './matching-mode.js';
import { roundTransitions, type RoundState } from './round.js';

/** How far a run of the matching has come. */
export const proposalRunStates = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;

export type ProposalRunState = (typeof proposalRunStates)[number];

/** Who may move a run; one that is running begins again when its worker died. Moving the round on cancels what is left of its runs. */
export const proposalRunTransitions = {
  RUNNING: { from: ['QUEUED', 'RUNNING'], by: ['SYSTEM'] },
  DONE: { from: ['RUNNING'], by: ['SYSTEM'] },
  FAILED: { from: ['QUEUED', 'RUNNING'], by: ['SYSTEM'] },
  CANCELLED: { from: ['QUEUED', 'RUNNING'], by: ['COORDINATOR', 'SYSTEM'] },
} as const satisfies TransitionTable<ProposalRunState, Role | 'SYSTEM'>;

/** What a run does, one after the other. */
export const proposalSteps = ['READING', 'JUDGING', 'MATCHING', 'CHECKING', 'SAVING'] as const;

export type ProposalStep = (typeof proposalSteps)[number];

/** How much of a run is done when a step begins, in per cent of what it usually takes. */
export const progressAt: Readonly<Record<ProposalStep, number>> = {
  READING: 0,
  JUDGING: 20,
  MATCHING: 50,
  CHECKING: 75,
  SAVING: 90,
};

/** What a run starts from: the lists alone, or the places that students of the published round still hold. */
export const proposalBases = ['AFRESH', 'LEAST_CHANGE'] as const;

export type ProposalBasis = (typeof proposalBases)[number];

/** The states of a round in which a run of each basis may be asked for. */
export const roundStatesFor: Readonly<Record<ProposalBasis, readonly RoundState[]>> = {
  AFRESH: roundTransitions.PROPOSED.from,
  LEAST_CHANGE: ['PUBLISHED'],
};

/** Why a run came to nothing. */
export const runFailureKinds = ['PIN_NOT_POSSIBLE', 'BROKE_DOWN'] as const;

/** Why a run came to nothing, and whose pins stood in the way. */
export type RunFailure =
  | { readonly kind: 'PIN_NOT_POSSIBLE'; readonly studentIds: readonly StudentId[] }
  /** Something failed that no choice of the coordinator's would mend, or the run's workers died each time. */
  | { readonly kind: 'BROKE_DOWN' };

/** How often a run is begun before it counts as broken down. */
export const mostAttempts = 3;

/** One run of the matching. The proposal that it makes bears its id. */
export interface ProposalRun {
  /** The event that had the service ask for it; absent when a coordinator did. */
  readonly causedBy?: string | null;
  readonly id: IdOf<'Proposal'>;
  readonly programmeId: ProgrammeId;
  readonly roundId: RoundId;
  readonly state: ProposalRunState;
  readonly basis: ProposalBasis;
  /** The published proposal whose places are kept; null for a run afresh. */
  readonly basedOn: IdOf<'Proposal'> | null;
  readonly mode: MatchingMode;
  /** How often a worker has begun it. */
  readonly attempts: number;
  readonly askedBy: AccountId | null;
}
