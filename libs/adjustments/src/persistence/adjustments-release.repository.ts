import { invariant, type AccountId, type GuardianId, type IdOf } from '#kernel';
import type { Transaction } from '#platform';
import type { NewRelease, ReleasedPlace, Releases } from '../application/ports.js';
import type { AdjustmentsStanding, PaperRelease } from '../domain/adjustments-release.js';

/** What was said to the host's reading of adjustments, in PostgreSQL; what was said before stays, void. */
export class PgAdjustmentsReleases implements Releases {
  constructor(private readonly tx: Transaction) {}

  async standing({ id }: ReleasedPlace): Promise<AdjustmentsStanding> {
    const [standing] = await this.tx.manager.query<AdjustmentsStanding[]>(
      `select version, student_says as "studentSays", guardian_says as "guardianSays", is_released as "isReleased"
       from adjustments_release_of($1)`,
      [id],
    );
    invariant(standing !== undefined, 'student and school see what was said of a place of theirs');
    return standing;
  }

  async say({ id, place, channel, version, guardianId, givenOn, by, at }: NewRelease): Promise<void> {
    await this.tx.manager.query(
      `update adjustments_release set voided_at = $4
       where allocation_id = $1 and channel = $2 and guardian_id is not distinct from $3 and voided_at is null`,
      [place.id, channel, guardianId, at],
    );
    await this.tx.manager.query(
      `insert into adjustments_release (id, programme_id, school_id, allocation_id, party, channel, answer, text_version, guardian_id,
         given_on, recorded_by, recorded_at)
       values ($1, $2, $3, $4, case when $5 = 'ACCOUNT' then 'STUDENT' else 'GUARDIAN' end, $5,
         case when $6::text is null then 'REFUSED' else 'GIVEN' end, $6, $7, $8, $9, $10)`,
      [id, place.programmeId, place.schoolId, place.id, channel, version, guardianId, givenOn, by, at],
    );
  }

  async lockForm(id: IdOf<'AdjustmentsRelease'>): Promise<PaperRelease | undefined> {
    const [form] = await this.tx.manager.query<PaperRelease[]>(
      `select id, allocation_id as "allocationId", recorded_by as "recordedBy", countersigned_by as "countersignedBy"
       from adjustments_release where id = $1 and channel = 'PAPER' and answer = 'GIVEN' and voided_at is null for update`,
      [id],
    );
    return form;
  }

  async countersign(id: IdOf<'AdjustmentsRelease'>, by: AccountId, at: Date): Promise<void> {
    await this.tx.manager.query(
      'update adjustments_release set countersigned_by = $2, countersigned_at = $3 where id = $1',
      [id, by, at],
    );
  }

  async voidOf(guardianId: GuardianId, at: Date): Promise<void> {
    await this.tx.manager.query(
      'update adjustments_release set voided_at = $2 where guardian_id = $1 and voided_at is null',
      [guardianId, at],
    );
  }
}
