import { isIdOf, type Actor } from '#kernel';
import { statement, type Look, type ScopedReads } from '#platform';
import type { Fare } from '../limits/fare.js';
import type { TravelLimits } from '../limits/travel-limits.js';
import { travellerColumns, type TravellerRow } from '../traveller.js';

/** What a programme and a school said of travel; of what nobody said there is nothing. */
export interface TravelDefaults {
  readonly ofProgramme: Partial<TravelLimits>;
  readonly ofSchool: Partial<TravelLimits>;
  readonly fare: Fare | null;
}

/** What holds for a student, with what was said of this student alone. */
export interface StudentTravel extends Omit<TravellerRow, 'homeCell'> {
  readonly ofStudent: Partial<TravelLimits>;
}

const defaults = statement<TravelDefaults>(
  'travel_defaults',
  `select coalesce(p.limits, '{}') as "ofProgramme", p.fare, coalesce(s.limits, '{}') as "ofSchool"
   from (select 1) one
   left join travel_default p on p.programme_id = $1 and p.school_id is null
   left join travel_default s on s.school_id = $2`,
);

const ofStudent = statement<StudentTravel>(
  'student_travel',
  `select ${travellerColumns('st')}, st.travel_limits as "ofStudent" from student st where st.id = $1`,
);

/** Reads of what was said of travel. */
export class SaidLimitsQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Those of the actor's programme and, for the staff of a school, of that school. */
  async defaults(actor: Actor): Promise<TravelDefaults> {
    const found = await this.reads.one(actor, defaults, [actor.programmeId, actor.schoolId]);
    return found ?? { ofProgramme: {}, ofSchool: {}, fare: null };
  }

  /** Of a student that the actor may see. */
  async ofStudent(actor: Actor, studentId: string | null, look: Look): Promise<StudentTravel | undefined> {
    if (!isIdOf('Student', studentId ?? '')) return undefined;
    return (await this.reads.looking(actor, look, { studentId: '$1' }, ofStudent, [studentId]))[0];
  }
}
