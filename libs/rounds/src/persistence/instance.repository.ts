import type { LocalDate, RoundId } from '#kernel';
import type { Transaction } from '#platform';
import type { Instances } from '../application/ports.js';
import type { HeldOutcome, RoundApplication, RoundInstance, RoundSlot, StudentAtSlot } from '../domain/instance.js';
import type { RoundWish } from '../domain/round-wish.js';
import type { Round } from '../domain/round.js';
import { roundStudent, type RoundStudentRow } from './student-row.js';
import { holdingStates, isInRound, slotColumns, slotTables, studentColumns } from './slot-sql.js';

const window = { from: '$2::date', to: '$3::date' };

/** What a round is matched from, in PostgreSQL: seven statements, however many rows. */
export class PgInstances implements Instances {
  constructor(private readonly tx: Transaction) {}

  async read({ id, programmeId, slotsFrom, slotsTo }: Round, today: LocalDate): Promise<RoundInstance> {
    const { manager } = this.tx;
    const students = await manager.query<RoundStudentRow[]>(
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
    const wishes = await manager.query<RoundWish[]>(
      `select student_id as "studentId", excluded_slot_ids::text[] as "excludedSlotIds", agrees_to_move as "agreesToMove"
       from round_wish where round_id = $1 order by student_id`,
      [id],
    );
    const pins = await manager.query<StudentAtSlot[]>(
      'select student_id as "studentId", slot_id as "slotId" from round_pin where round_id = $1 order by student_id',
      [id],
    );
    return {
      students: students.map(roundStudent),
      slots,
      applications,
      wishes,
      pins,
      held: await this.held(id),
      ended: await this.ended(id),
    };
  }
  private async held(id: RoundId): Promise<HeldOutcome[]> {
    return this.tx.manager.query<HeldOutcome[]>(
      `select o.student_id as "studentId", o.school_id as "schoolId", o.slot_id as "slotId", o.choice_rank as "choiceRank",
         o.out_minutes as "outMinutes", o.back_minutes as "backMinutes", o.is_travel_rough as "isTravelRough",
         o.needs_travel_grant as "needsTravelGrant", to_char(o.timetable_of, 'YYYY-MM-DD') as "timetableOf", o.priority_class as "priorityClass", true as "isKept", o.reason
       from round r join proposal_outcome o on o.proposal_id = r.current_proposal_id
       join allocation a on a.round_id = r.id and a.student_id = o.student_id and a.slot_id = o.slot_id
       where r.id = $1 and a.state in ${holdingStates} order by o.student_id`,
      [id],
    );
  }

  private async ended(id: RoundId): Promise<StudentAtSlot[]> {
    return this.tx.manager.query<StudentAtSlot[]>(
      `select distinct student_id as "studentId", slot_id as "slotId" from allocation
       where round_id = $1 and state not in ${holdingStates} order by student_id, slot_id`,
      [id],
    );
  }
}
