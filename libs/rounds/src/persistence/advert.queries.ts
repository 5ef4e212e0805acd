import { systemActor, type Actor, type OpportunityId, type StudentId } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { AdvertReads, StudentAndAdvert } from '../application/explain-eligibility.js';
import type { RoundSlot } from '../domain/instance.js';
import { isOnShow, slotColumns, slotTables, studentColumns } from './slot-sql.js';
import { roundStudent, type RoundStudentRow } from './student-row.js';

const student = statement<RoundStudentRow>(
  'student_for_eligibility',
  `select ${studentColumns({ from: '$3::date', to: '$3::date' })} from student st where st.id = $1 and st.school_id = $2`,
);

const advert = statement<{ isOnShow: boolean; slots: RoundSlot[] }>(
  'advert_for_eligibility',
  `select o.state = 'PUBLISHED' and e.state = 'VERIFIED' as "isOnShow", coalesce((select json_agg(slots order by slots.id) from (
     select ${slotColumns} from ${slotTables} where o.id = $1 and ${isOnShow} and s.starts_on > $3::date
   ) slots), '[]') as slots
   from opportunity o join employer e on e.id = o.employer_id where o.id = $1 and o.programme_id = $2`,
);

const reader = systemActor('eligibility');

/** Students as their school sees them, and adverts in whatever state: staff are told why one is closed that they cannot see. */
export class PgAdvertReads implements AdvertReads {
  constructor(private readonly reads: ScopedReads) {}

  async of(
    actor: Actor,
    studentId: StudentId,
    opportunityId: OpportunityId,
    today: string,
  ): Promise<StudentAndAdvert | undefined> {
    const row = await this.reads.one(actor, student, [studentId, actor.schoolId, today]);
    if (row === undefined) return undefined;
    const found = await this.reads.one(reader, advert, [opportunityId, actor.programmeId, today]);
    return found && { student: roundStudent(row), ...found };
  }
}
