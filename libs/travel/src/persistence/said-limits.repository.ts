import type { ProgrammeId, SchoolId, StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { SaidLimits } from '../application/ports.js';
import type { Fare } from '../limits/fare.js';
import type { TravelLimits } from '../limits/travel-limits.js';

/** What was said of travel, in PostgreSQL. */
export class PgSaidLimits implements SaidLimits {
  constructor(private readonly tx: Transaction) {}

  async setOfProgramme(programmeId: ProgrammeId, limits: Partial<TravelLimits>, fare: Fare | null): Promise<void> {
    await this.tx.manager.query(
      `insert into travel_default (programme_id, limits, fare) values ($1, $2, $3)
       on conflict (programme_id) where school_id is null
       do update set limits = excluded.limits, fare = excluded.fare, changed_at = now()`,
      [programmeId, JSON.stringify(limits), fare === null ? null : JSON.stringify(fare)],
    );
  }

  async setOfSchool(programmeId: ProgrammeId, schoolId: SchoolId, limits: Partial<TravelLimits>): Promise<void> {
    await this.tx.manager.query(
      `insert into travel_default (programme_id, school_id, limits) values ($1, $2, $3)
       on conflict (school_id) where school_id is not null do update set limits = excluded.limits, changed_at = now()`,
      [programmeId, schoolId, JSON.stringify(limits)],
    );
  }

  async setOfStudent(studentId: StudentId, limits: Partial<TravelLimits>): Promise<boolean> {
    const [, updated] = await this.tx.manager.query<[unknown[], number]>(
      'update student set travel_limits = $2 where id = $1 and school_id = $3',
      [studentId, JSON.stringify(limits), this.tx.actor.schoolId],
    );
    return updated === 1;
  }
}
