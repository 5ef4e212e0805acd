import type { IdOf, LocalDate, ProgrammeId, Role, RoundId, TransitionTable } from '#kernel';

/** How far a matching round has come. */
export const roundStates = ['DRAFT', 'OPEN', 'CLOSED', 'PROPOSED', 'PUBLISHED', 'SETTLED'] as const;

export type RoundState = (typeof roundStates)[number];

/** Who may move a round from where to where. A proposal may be made any number of times: each is a dry run until one is published. */
export const roundTransitions = {
  OPEN: { from: ['DRAFT', 'CLOSED'], by: ['COORDINATOR'] },
  CLOSED: { from: ['OPEN'], by: ['COORDINATOR'] },
  PROPOSED: { from: ['CLOSED', 'PROPOSED'], by: ['COORDINATOR'] },
  PUBLISHED: { from: ['PROPOSED'], by: ['COORDINATOR'] },
  SETTLED: { from: ['PUBLISHED'], by: ['COORDINATOR'] },
} as const satisfies TransitionTable<RoundState, Role>;

/** A state that a round can be moved to. */
export type RoundGoal = keyof typeof roundTransitions;

/** What is said to have happened when a round reaches a state. */
export const roundEvents: Readonly<Record<RoundGoal, string>> = {
  OPEN: 'round.opened',
  CLOSED: 'round.closed',
  PROPOSED: 'round.proposed',
  PUBLISHED: 'round.published',
  SETTLED: 'round.settled',
};

/** The states of a round in which its coordinator may pin placements: until it is published. */
export const pinnableStates: readonly RoundState[] = ['OPEN', 'CLOSED', 'PROPOSED'];

/** States from which on outcomes and the seed of the lottery are shown. */
export const shownStates: readonly RoundState[] = ['PUBLISHED', 'SETTLED'];

/** One matching exercise: the programme's students and the placements whose days lie in its window. */
export interface Round {
  readonly id: RoundId;
  readonly programmeId: ProgrammeId;
  readonly name: string;
  readonly state: RoundState;
  /** First and last day that a slot of the round may have. */
  readonly slotsFrom: LocalDate;
  readonly slotsTo: LocalDate;
  /** How many slots a student may ask for at once, 1 to 40. */
  readonly maxChoices: number;
  /** 64 hexadecimal digits; secret until the round is published. */
  readonly seed: string;
  /** SHA-256 of the 32 bytes of the seed in hexadecimal; public from the start. */
  readonly seedCommitment: string;
  /** The latest proposal that was made afresh; from publication on, the one that was published last. */
  readonly currentProposalId: IdOf<'Proposal'> | null;
}
