import {
  emptyPage,
  isIdOf,
  pageOf,
  readCursor,
  today,
  type Actor,
  type Clock,
  type Page,
  type PageRequest,
} from '#kernel';
import { byWish, type Wish } from '../domain/wishes.js';
import type { ChoiceReads } from './ports.js';
import type { ReadEligibility } from './read-eligibility.js';
import { reachableSlots, type ReachableSlot } from './reachable-slots.js';
import { minutesEachWay } from './way.js';

/** The orders in which options can be looked at: by what the student would like, or by the way there. */
export const optionOrders = ['BEST', 'NEAREST'] as const;

/** One of the orders. */
export type OptionOrder = (typeof optionOrders)[number];

/** In which order a student looks at the options, and how far away the last of them may be. */
export interface OptionsView {
  readonly order: OptionOrder;
  /** Minutes each way within the student's own limits; null for all of these. */
  readonly maxMinutes: number | null;
}

/** Slots of a round that a student may apply for. */
export class ListPlacementOptions {
  constructor(
    private readonly reads: ChoiceReads,
    private readonly eligibility: ReadEligibility,
    private readonly clock: Clock,
  ) {}

  /** A page of them; empty while the round is not open. Three reads and a batch of travel times, whatever the page. */
  async run(
    actor: Actor,
    roundId: string,
    { first, after }: PageRequest,
    { order, maxMinutes }: OptionsView = { order: 'BEST', maxMinutes: null },
  ): Promise<Page<ReachableSlot>> {
    const on = today(this.clock);
    const found = isIdOf('Round', roundId) ? await this.reads.choices(actor, roundId, on) : undefined;
    if (found === undefined) return emptyPage;
    const { student, slots } = found;
    const eligibility = await this.eligibility.of('APPLY', [student], slots, on);
    const options = reachableSlots(student, slots, eligibility)
      .filter(({ way }) => maxMinutes === null || minutesEachWay(way) <= maxMinutes)
      .filter(({ slot }) => slot.seats > 0 && eligibility.bars(student, slot).length === 0)
      .map((option) => (order === 'NEAREST' ? { ...option, score: -minutesEachWay(option.way) } : option))
      .sort(byWish);
    const last = after === null ? undefined : wishAt(after);
    const rest = last === undefined ? options : options.filter((option) => byWish(last, option) < 0);
    return pageOf(rest, first, (node) => [node.score, node.slotId]);
  }
}

/** The wish that a cursor of ours stands for. */
function wishAt(cursor: string): Wish | undefined {
  const [score, slotId] = readCursor(cursor, 2) ?? [];
  return typeof score === 'number' && typeof slotId === 'string'
    ? { score, slotId: slotId as Wish['slotId'] }
    : undefined;
}
