import { openDaysOf, type OpenDays } from '#clearances';
import { systemActor, type Actor, type LocalDate } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import { travellerColumns, travellerOf, type TravellerRow } from '#travel';
import type { Reader, Readers, StudentGate } from '../application/finding-ports.js';

type GateRow = TravellerRow & { readonly bornOn: LocalDate | null };

const ofStudent = statement<GateRow>(
  'gate_of_student',
  `select to_char(i.born_on, 'YYYY-MM-DD') as "bornOn", ${travellerColumns('st')}
   from student st left join student_identity i on i.student_id = st.id where st.id = $1`,
);

/** A student's own list is narrowed by a date of birth that no list shows. */
const reader = systemActor('open-days');
/** More dates of birth than a district's schools have in a day. */
const mostKept = 10_000;

/** Finds out what is closed to whoever looks at adverts: one read for a student, none for others. */
export class ReaderQueries implements Readers {
  /** By date of birth, for one day: the same rules say the same of everybody who was born then. */
  private readonly kept = new Map<string, OpenDays>();

  constructor(private readonly reads: ScopedReads) {}

  async of(actor: Actor, today: LocalDate): Promise<Reader> {
    if (actor.studentId === null) return { actor, gate: null };
    const row = await this.reads.one(reader, ofStudent, [actor.studentId]);
    return { actor, gate: row === undefined ? null : this.gateOf(row, today) };
  }

  private gateOf(row: GateRow, on: LocalDate): StudentGate {
    const key = `${row.bornOn} ${on}`;
    const openDays = this.kept.get(key) ?? openDaysOf(row.bornOn, on);
    if (this.kept.size >= mostKept) this.kept.clear();
    this.kept.set(key, openDays);
    return { openDays, on, traveller: travellerOf(row) };
  }
}
