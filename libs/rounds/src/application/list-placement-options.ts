import { isIdOf, makeCursor, readCursor, today, type Actor, type Clock, type Page, type PageRequest } from '#kernel';
import type { RoundSlot } from '../domain/instance.js';
import { byWish, fitOf, type Wish } from '../domain/wishes.js';
import { openWays, wishesFor } from './open-slots.js';
import type { ChoiceReads } from './ports.js';
import type { ReadEligibility } from './read-eligibility.js';
import { minutesEachWay } from './way.js';

/** A slot that a student may apply for. */
export interface PlacementOption {
  readonly slot: RoundSlot;
  /** The longer of the ways there and back. */
  readonly minutesEachWay: number;
  /** True when the minutes come from the distance alone. */
  readonly isTravelRough: boolean;
  /** -1 to 1; null where nothing can be said. */
  readonly interestFit: number | null;
}

/** The slots of a round that a student may apply for, in the order in which the student would be expected to like them. */
export class ListPlacementOptions {
  constructor(
    private readonly reads: ChoiceReads,
    private readonly eligibility: ReadEligibility,
    private readonly clock: Clock,
  ) {}

  /** A page of them; empty while the round is not open. Three reads and a batch of travel times, whatever the page. */
  async run(actor: Actor, roundId: string, { first, after }: PageRequest): Promise<Page<PlacementOption>> {
    const on = today(this.clock);
    const found = isIdOf('Round', roundId) ? await this.reads.choices(actor, roundId, on) : undefined;
    if (found === undefined) return { rows: [], hasNextPage: false };
    const { student, slots } = found;
    const ways = openWays(student, slots, await this.eligibility.of('APPLY', [student], slots, on));
    const wishes = wishesFor(student, slots, ways).sort(byWish);
    const last = after === null ? undefined : wishAt(after);
    const rest = last === undefined ? wishes : wishes.filter((wish) => byWish(last, wish) < 0);
    const fit = fitOf(student.interests);
    const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
    const rows = rest.slice(0, first).flatMap(({ slotId, score }) => {
      const [slot, way] = [slotOf.get(slotId), ways.get(slotId)];
      if (slot === undefined || way === undefined) return [];
      const node = {
        slot,
        minutesEachWay: minutesEachWay(way),
        isTravelRough: way.rough,
        interestFit: fit(slot.category),
      };
      return [{ cursor: makeCursor([score, slotId]), node }];
    });
    return { rows, hasNextPage: rest.length > first };
  }
}

/** The wish that a cursor of ours stands for. */
function wishAt(cursor: string): Wish | undefined {
  const [score, slotId] = readCursor(cursor, 2) ?? [];
  return typeof score === 'number' && typeof slotId === 'string'
    ? { score, slotId: slotId as Wish['slotId'] }
    : undefined;
}
