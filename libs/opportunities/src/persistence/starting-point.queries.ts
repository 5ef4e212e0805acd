import type { Actor } from '#kernel';
import type { StudentInterests } from '#interests';
import { statement, type ScopedReads } from '#platform';
import { travellerColumns, travellerOf, type Traveller, type TravellerRow } from '#travel';
import type { Interests } from '../application/finding-ports.js';
import type { MapPoint, StartingPoints } from '../application/reach-of-adverts.js';

const ofStudent = statement<TravellerRow>(
  'starting_point_of_student',
  `select ${travellerColumns('st')} from student st where st.id = $1`,
);
const ofSchool = statement<{ latitude: number; longitude: number }>(
  'starting_point_of_school',
  'select latitude, longitude from school where id = $1',
);

const interestsOf = statement<StudentInterests>(
  'interests_of_student',
  'select interests as categories, statement_answers as answers from student where id = $1',
);

/** What a student has said of interests, in PostgreSQL. */
export class InterestQueries implements Interests {
  constructor(private readonly reads: ScopedReads) {}

  async of(actor: Actor): Promise<StudentInterests> {
    return (await this.reads.one(actor, interestsOf, [actor.studentId])) ?? { categories: [], answers: {} };
  }
}

/** Where people set out from, in PostgreSQL. */
export class StartingPointQueries implements StartingPoints {
  constructor(private readonly reads: ScopedReads) {}

  async startOf(actor: Actor): Promise<Traveller | MapPoint | null> {
    if (actor.studentId !== null) {
      const row = await this.reads.one(actor, ofStudent, [actor.studentId]);
      return row === undefined ? null : travellerOf(row);
    }
    if (actor.schoolId === null) return null;
    return (await this.reads.one(actor, ofSchool, [actor.schoolId])) ?? null;
  }
}
