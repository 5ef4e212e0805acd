import { isIdOf, type Actor, type StudentId } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import { travellerColumns, travellerOf, type Traveller, type TravellerRow } from '#travel';
import type { SlotCard } from '../application/ports.js';
import { slotColumns, slotTables } from './slot-sql.js';

const slot = statement<SlotCard>('slot_to_travel_to', `select ${slotColumns} from ${slotTables} where s.id = $1`);
const traveller = statement<TravellerRow>(
  'traveller',
  `select ${travellerColumns('st')} from student st where st.id = $1`,
);

/** Both ends of a journey that somebody asks about. */
export class JourneyQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The slot and the student, if the actor may see both. Two reads. */
  async ends(
    actor: Actor,
    slotId: string,
    studentId: StudentId,
  ): Promise<{ slot: SlotCard; traveller: Traveller } | undefined> {
    if (!isIdOf('Slot', slotId)) return undefined;
    const [to, from] = await Promise.all([
      this.reads.one(actor, slot, [slotId]),
      this.reads.one(actor, traveller, [studentId]),
    ]);
    return to === undefined || from === undefined ? undefined : { slot: to, traveller: travellerOf(from) };
  }
}
