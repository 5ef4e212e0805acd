import type { AccountId, IdOf } from '#kernel';
import type { Transaction } from '#platform';
import type { NewPermission, Permissions } from '../application/ports.js';
import type { PaperPermission } from '../domain/permission.js';

/** Guardians' forms in PostgreSQL. */
export class PgPermissions implements Permissions {
  constructor(private readonly tx: Transaction) {}

  async record(permission: NewPermission): Promise<void> {
    const { id, allocation, version, termsHash, givenOn, recordedBy, recordedAt } = permission;
    await this.tx.manager.query(
      `update permission set voided_at = $2 where allocation_id = $1 and channel = 'PAPER' and voided_at is null`,
      [allocation.id, recordedAt],
    );
    await this.tx.manager.query(
      `insert into permission (id, programme_id, school_id, allocation_id, placement_version, terms_hash, given_on, recorded_by, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        allocation.programmeId,
        allocation.schoolId,
        allocation.id,
        version,
        termsHash,
        givenOn,
        recordedBy,
        recordedAt,
      ],
    );
  }

  async lock(id: IdOf<'Permission'>): Promise<PaperPermission | undefined> {
    const [permission] = await this.tx.manager.query<PaperPermission[]>(
      `select id, allocation_id as "allocationId", school_id as "schoolId", recorded_by as "recordedBy",
         countersigned_by as "countersignedBy"
       from permission where id = $1 and channel = 'PAPER' and voided_at is null for update`,
      [id],
    );
    return permission;
  }

  async countersign(id: IdOf<'Permission'>, by: AccountId, at: Date): Promise<void> {
    await this.tx.manager.query('update permission set countersigned_by = $2, countersigned_at = $3 where id = $1', [
      id,
      by,
      at,
    ]);
  }
}
