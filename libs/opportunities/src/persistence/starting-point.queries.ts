import type { Actor } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import { travellerColumns, travellerOf, type Traveller, type TravellerRow } from '#travel';
import type { StartingPoints } from '../application/near-adverts.js';

const ofStudent = statement<TravellerRow>(
  'starting_point_of_student',
  `select ${travellerColumns('st')} from student st where st.id = $1`,
);
const ofSchool = statement<{ latitude: number; longitude: number }>(
  'starting_point_of_school',
  'select latitude, longitude from school where id = $1',
);

/** Where people set out from, in PostgreSQL. */
export class StartingPointQueries implements StartingPoints {
  constructor(private readonly reads: ScopedReads) {}

  async startOf(actor: Actor): Promise<Traveller | { latitude: number; longitude: number } | null> {
    if (actor.studentId !== null) {
      const row = await this.reads.one(actor, ofStudent, [actor.studentId]);
      return row === undefined ? null : travellerOf(row);
    }
    if (actor.schoolId === null) return null;
    return (await this.reads.one(actor, ofSchool, [actor.schoolId])) ?? null;
  }
}
