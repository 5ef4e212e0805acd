import type { IdOf, InputFault, LocalDate, ProgrammeId, Role, RoundId, TransitionTable } from '#kernel';

/** How far a matching round has come. */
export const roundStates = ['DRAFT', 'OPEN', 'CLOSED', 'PROPOSED', 'PUBLISHED', 'SETTLED'] as const;

export type RoundState = (typeof roundStates)[number];

/** Who may move a round from where to where; the service does at the round's dates. A proposal may be made any number of times: each is a dry run until one is published. */
export const roundTransitions = {
  OPEN: [
    { from: ['DRAFT', 'CLOSED'], by: ['COORDINATOR'] },
    { from: ['DRAFT'], by: ['SYSTEM'] },
  ],
  CLOSED: { from: ['OPEN'], by: ['COORDINATOR', 'SYSTEM'] },
  PROPOSED: { from: ['CLOSED', 'PROPOSED'], by: ['COORDINATOR'] },
  PUBLISHED: { from: ['PROPOSED'], by: ['COORDINATOR'] },
  SETTLED: { from: ['PUBLISHED'], by: ['COORDINATOR', 'SYSTEM'] },
} as const satisfies TransitionTable<RoundState, Role | 'SYSTEM'>;

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

/** What becomes of a place that a student, a school or a host gives back after publication. */
export const afterNoWays = ['WAITING_LIST', 'LEAST_CHANGE'] as const;

export type AfterNo = (typeof afterNoWays)[number];

/** What sets a place of a round free. */
export const freeingEvents: readonly string[] = [
  'allocation.declined',
  'allocation.declined-by-host',
  'allocation.withdrawn',
  'allocation.expired',
];

/** A round's dates, each of them null where nothing happens by itself, and what becomes of places that are given back. */
export interface RoundTerms {
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** Until when offers are answered. */
  readonly answerBy: Date | null;
  readonly afterNo: AfterNo;
}

/** What holds of a round that nobody has set terms for. */
export const plainTerms: RoundTerms = { opensAt: null, closesAt: null, answerBy: null, afterNo: 'WAITING_LIST' };

/** The states in which terms may be set: until all is over. */
export const termedStates: readonly RoundState[] = ['DRAFT', 'OPEN', 'CLOSED', 'PROPOSED', 'PUBLISHED'];

/** What is wrong with dates: they come in their order, and what is still to happen lies ahead. Every fault, in the order of the fields. O(1). */
export function termFaults({ opensAt, closesAt, answerBy }: RoundTerms, state: RoundState, now: Date): InputFault[] {
  const ahead = (path: string, at: Date | null, isToCome: boolean): InputFault[] =>
    at !== null && isToCome && at <= now ? [{ path, value: at.toISOString(), message: 'must lie ahead' }] : [];
  const after = (path: string, at: Date | null, earlier: Date | null, name: string): InputFault[] =>
    at !== null && earlier !== null && at <= earlier
      ? [{ path, value: at.toISOString(), message: `must be after ${name}` }]
      : [];
  return [
    ...ahead('opensAt', opensAt, state === 'DRAFT'),
    ...ahead('closesAt', closesAt, state === 'DRAFT' || state === 'OPEN'),
    ...after('closesAt', closesAt, opensAt, 'opensAt'),
    ...ahead('answerBy', answerBy, true),
    ...after('answerBy', answerBy, closesAt ?? opensAt, closesAt === null ? 'opensAt' : 'closesAt'),
  ];
}

/** The state at an instant: lists are closed from their date on, whether or not anybody has come to it. O(1). */
export function roundStateAt({ state, closesAt }: Pick<Round, 'state' | 'closesAt'>, now: Date): RoundState {
  return state === 'OPEN' && closesAt !== null && closesAt <= now ? 'CLOSED' : state;
}

const leastTimeToAnswerMs = 3 * 86_400_000;

/** Until when an offer that is made now is answered: the date of the round, and three days at the least. O(1). */
export function offerUntil({ answerBy }: Pick<RoundTerms, 'answerBy'>, now: Date): Date | null {
  return answerBy === null ? null : new Date(Math.max(answerBy.getTime(), now.getTime() + leastTimeToAnswerMs));
}

/** One matching exercise: the programme's students and the placements whose days lie in its window. */
export interface Round extends RoundTerms {
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
