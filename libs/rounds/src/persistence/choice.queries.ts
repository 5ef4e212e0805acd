import { systemActor, type Actor, type LocalDate, type RoundId, type SlotId, type StudentId } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import { travellerColumns, travellerOf, type TravellerRow } from '#travel';
import type { ApplicationLine, ChoiceReads, SlotCard } from '../application/ports.js';
import type { RoundSlot, RoundStudent } from '../domain/instance.js';
import { roundStudent, type RoundStudentRow } from './student-row.js';
import { isInRound, slotColumns, slotTables, studentColumns } from './slot-sql.js';

const window = { from: 'r.slots_from', to: 'r.slots_to' };

const choices = statement<{ student: RoundStudentRow; slots: RoundSlot[] }>(
  'choices_in_round',
  `select (select to_json(own) from (select ${studentColumns(window)} from student st where st.id = $2) own) as student,
     coalesce((select json_agg(slots order by slots.id) from (
       select ${slotColumns} from ${slotTables} where ${isInRound('r.programme_id', window, '$3::date')}
         and not exists (select from application a where a.round_id = r.id and a.student_id = $2 and a.slot_id = s.id
           and a.state = 'SUBMITTED')
         and not exists (select from round_wish w where w.round_id = r.id and w.student_id = $2 and s.id = any(w.excluded_slot_ids))
       ) slots), '[]') as slots
   from round r where r.id = $1 and r.state = 'OPEN'`,
);

const applications = statement<Omit<ApplicationLine, 'traveller'> & TravellerRow>(
  'applications_in_round',
  `select a.id, a.slot_id as "slotId", a.rank, a.statement, a.on_behalf_by is not null as "isOnBehalf", r.state as "roundState",
     ${travellerColumns('st')}
   from application a join round r on r.id = a.round_id join student st on st.id = a.student_id
   where a.round_id = $1 and a.student_id = $2 and a.state = 'SUBMITTED' order by a.rank`,
);

const cards = statement<SlotCard>('slot_cards', `select ${slotColumns} from ${slotTables} where s.id = any($1)`);

const reader = systemActor('slot-cards');

/** Reads of what students choose from and have chosen. */
export class PgChoiceReads implements ChoiceReads {
  constructor(private readonly reads: ScopedReads) {}

  async choices(
    actor: Actor,
    roundId: RoundId,
    today: LocalDate,
  ): Promise<{ student: RoundStudent; slots: RoundSlot[] } | undefined> {
    const found = await this.reads.one(actor, choices, [roundId, actor.studentId, today]);
    return found === undefined ? undefined : { ...found, student: roundStudent(found.student) };
  }

  async applications(actor: Actor, roundId: RoundId, studentId: StudentId): Promise<ApplicationLine[]> {
    const rows = await this.reads.all(actor, applications, [roundId, studentId]);
    return rows.map(({ homeCell, yearGroup, saidLimits, fare, ...line }) => ({
      ...line,
      traveller: travellerOf({ homeCell, yearGroup, saidLimits, fare }),
    }));
  }

  /** Read as the service: whoever asked for a slot, or was refused one, is told what it was even when its advert is off show. */
  async slotCards(slotIds: readonly SlotId[]): Promise<ReadonlyMap<string, SlotCard>> {
    if (slotIds.length === 0) return new Map();
    const rows = await this.reads.all(reader, cards, [slotIds]);
    return new Map(rows.map((card) => [card.id, card]));
  }
}
