import {
  requireMove,
  type Actor,
  type LocalDate,
  type NeedId,
  type ProgrammeId,
  type Role,
  type SchoolId,
  type TransitionTable,
} from '#kernel';
import type { OpportunityKind } from '#safeguarding';

/** Where a need stands. That it was answered is no state: it is read off its answers, of which some may vanish with a suspension. */
export const needStates = ['DRAFT', 'OPEN', 'MET', 'CLOSED', 'EXPIRED'] as const;

export type NeedState = (typeof needStates)[number];

/** Who may move a need from where to where; the service itself lets those expire whose days are over. */
export const needTransitions = {
  /** Also again, when what met it came to nothing. */
  OPEN: { from: ['DRAFT', 'MET'], by: ['CAREERS_LEAD'] },
  /** By accepting the last answer that was wanted. */
  MET: { from: ['OPEN'], by: ['CAREERS_LEAD'] },
  CLOSED: { from: ['DRAFT', 'OPEN'], by: ['CAREERS_LEAD'] },
  EXPIRED: { from: ['DRAFT', 'OPEN'], by: ['SYSTEM'] },
} as const satisfies TransitionTable<NeedState, Role | 'SYSTEM'>;

/** The Gatsby benchmarks that an employer can help a school with. */
export const neededBenchmarks = ['BENCHMARK_2', 'BENCHMARK_4', 'BENCHMARK_5', 'BENCHMARK_6'] as const;

export type NeededBenchmark = (typeof neededBenchmarks)[number];

/** Longest window of a need, in days. */
export const longestWindowDays = 366;

/** Most employers that one need may be for. */
export const mostHosts = 10;

/** What a school says that it lacks. */
export interface NeedWords {
  readonly kind: OpportunityKind;
  /** What is wanted, in the school's words, which employers read. */
  readonly wants: string;
  /** First and last day on which it would do. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Students, 1 to 200. */
  readonly groupSize: number;
  /** 7 to 13, each once. */
  readonly yearGroups: readonly number[];
  /** Section letters of SIC 2007, each once; none is any. */
  readonly sectors: readonly string[];
  readonly benchmark: NeededBenchmark | null;
  /** How many employers it takes, 1 to 10. */
  readonly hostsWanted: number;
}

/** A school posts what it lacks. */
export interface Need extends NeedWords {
  readonly id: NeedId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly state: NeedState;
  /** How many answers were accepted, 0 to `hostsWanted`. */
  readonly hostsFound: number;
}

/** The state that a need is in on a day: one whose days are over is expired, whether or not it was tidied up yet. O(1). */
export function stateOn({ state, to }: Pick<Need, 'state' | 'to'>, on: LocalDate): NeedState {
  return needTransitions.EXPIRED.from.some((each) => each === state) && to < on ? 'EXPIRED' : state;
}

/** Throws `WrongState` unless `role` may move the need to `wanted` on that day. O(1). */
export function requireNeedMove(
  need: Pick<Need, 'state' | 'to'>,
  wanted: NeedState,
  role: Actor['role'],
  on: LocalDate,
): void {
  requireMove('Need', needTransitions, stateOn(need, on), wanted, role);
}
