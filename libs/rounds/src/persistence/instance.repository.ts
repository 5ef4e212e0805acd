import type { LocalDate } from '#kernel';
import type { Transaction } from '#platform';
import type { Instances } from '../application/ports.js';
import type { RoundApplication, RoundInstance, RoundSlot, RoundStudent } from '../domain/instance.js';
import type { Round } from '../domain/round.js';
import { isInRound, slotColumns, slotTables, studentColumns } from './slot-sql.js';

const window = { from: '$2::date', to: '$3::date' };

/** What a round is matched from, in PostgreSQL: three statements, however many rows. */
export class PgInstances implements Instances {
  constructor(private readonly tx: Transaction) {}

  async read({ id, programmeId, slotsFrom, slotsTo }: Round, today: LocalDate): Promise<RoundInstance> {
    const { manager } = this.tx;
    const students = await manager.query<RoundStudent[]>(
      `select ${studentColumns(window)} from student st where st.programme_id = $1 order by st.id`,
      [programmeId, slotsFrom, slotsTo],
    );
    const slots = await manager.query<RoundSlot[]>(
      `select ${slotColumns} from ${slotTables} where ${isInRound('$1', window, '$4::date')} order by s.id`,
      [programmeId, slotsFrom, slotsTo, today],
    );
    const applications = await manager.query<RoundApplication[]>(
      `select id, student_id as "studentId", slot_id as "slotId", rank from application
       where round_id = $1 and state = 'SUBMITTED' order by student_id, rank`,
      [id],
    );
    return { students, slots, applications };
  }
}
