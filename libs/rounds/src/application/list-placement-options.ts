import { isIdOf, pageOf, readCursor, today, type Actor, type Clock, type Page, type PageRequest } from '#kernel';
import { byWish, type Wish } from '../domain/wishes.js';
import type { ChoiceReads } from './ports.js';
import type { ReadEligibility } from './read-eligibility.js';
import { reachableSlots, type ReachableSlot } from './reachable-slots.js';

/** The slots of a round that a student may apply for, in the order in which the student would be expected to like them. */
export class ListPlacementOptions {
  constructor(
    private readonly reads: ChoiceReads,
    private readonly eligibility: ReadEligibility,
    private readonly clock: Clock,
  ) {}

  /** A page of them; empty while the round is not open. Three reads and a batch of travel times, whatever the page. */
  async run(actor: Actor, roundId: string, { first, after }: PageRequest): Promise<Page<ReachableSlot>> {
    const on = today(this.clock);
    const found = isIdOf('Round', roundId) ? await this.reads.choices(actor, roundId, on) : undefined;
    if (found === undefined) return { rows: [], hasNextPage: false };
    const { student, slots } = found;
    const eligibility = await this.eligibility.of('APPLY', [student], slots, on);
    const options = reachableSlots(student, slots, eligibility)
      .filter(({ slot }) => slot.seats > 0 && eligibility.bars(student, slot).length === 0)
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
