import type { GuardianId, IdOf } from '#kernel';
import type { Transaction } from '#platform';
import type { GuardianAnswers, NewAnswer } from '../application/ports.js';

/** What guardians answered by links, in PostgreSQL: beside the forms on paper. */
export class PgGuardianAnswers implements GuardianAnswers {
  constructor(private readonly tx: Transaction) {}

  async give({ id, link, version, termsHash, reply, signedName, givenOn, at }: NewAnswer): Promise<void> {
    const { programmeId, schoolId, allocationId, guardianId } = link;
    await this.tx.manager.query(
      'update permission set voided_at = $3 where allocation_id = $1 and guardian_id = $2 and voided_at is null',
      [allocationId, guardianId, at],
    );
    await this.tx.manager.query(
      `insert into permission (id, programme_id, school_id, allocation_id, guardian_id, placement_version, terms_hash, channel, answer,
         signed_name, given_on, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'LINK', $8, $9, $10, $11)`,
      [id, programmeId, schoolId, allocationId, guardianId, version, termsHash, reply, signedName, givenOn, at],
    );
  }

  async voidOf(guardianId: GuardianId, at: Date): Promise<IdOf<'Permission'>[]> {
    const [voided] = await this.tx.manager.query<[{ id: IdOf<'Permission'> }[], number]>(
      'update permission set voided_at = $2 where guardian_id = $1 and voided_at is null returning id',
      [guardianId, at],
    );
    return voided.map(({ id }) => id);
  }
}
