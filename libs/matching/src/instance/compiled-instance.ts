import type { Market } from '../fair/market.js';
import type {
  AllocationSlot,
  AllocationStudent,
  EmployerCeiling,
  Reserve,
  SchoolCeiling,
} from './allocation-instance.js';

/** An instance in arrays: what is student or slot `i` of `market` is row `i` of `students` or `slots`. */
export interface CompiledInstance {
  /** By school, then by id: neighbours share slots, which is what makes the rows quick to walk. */
  readonly students: readonly AllocationStudent[];
  /** In the order in which the students' rows first name them; those that no row names come last. */
  readonly slots: readonly AllocationSlot[];
  /** The lottery numbers of the run's students, ascending: the one with rank r (as the keys hold it) is number r. */
  readonly lotteryNumbers: Float64Array;
  /** For each student the rank of its lottery number among them, from 0. */
  readonly lotteryRank: Int32Array;
  /** For each student the slot that it is pinned to, or -1. */
  readonly pinnedSlot: Int32Array;
  /** Students that each slot can take in all, supervision seen to, pinned ones included. */
  readonly capacity: Int32Array;
  /** The fewest students that each slot runs with; 1 where none are named. */
  readonly minimumGroup: Int32Array;
  /** For each choice of the market its position on the student's list, from 0: choices that fall on unavailable days have no row. */
  readonly choicePosition: Int32Array;
  /** The school ceilings, in the numbering of the market. */
  readonly ceilings: readonly { readonly slot: number; readonly given: SchoolCeiling }[];
  /** The reserves, in the numbering of the market. */
  readonly reserves: readonly { readonly slot: number; readonly given: Reserve }[];
  /** The employers with a ceiling, by id, in the numbering of the market. */
  readonly employers: readonly EmployerCeiling[];
  /** Pinned students have an empty row here, and their seats are taken off every limit that they count towards. */
  readonly market: Market;
}
