import { invariant, type AccountId, type IdOf } from '#kernel';
import type { Transaction } from '#platform';
import type { NewPermission, Permissions } from '../application/ports.js';
import type { PaperPermission } from '../domain/permission.js';

/** Guardians' forms in PostgreSQL. */
export class PgPermissions implements Permissions {
  constructor(private readonly tx: Transaction) {}

  async record({ id, allocation, givenOn, recordedBy, recordedAt }: NewPermission): Promise<void> {
    const recorded = await this.tx.manager.query<unknown[]>(
      `insert into permission (id, programme_id, school_id, allocation_id, placement_version, given_on, recorded_by, recorded_at)
       select $1, $2, $3, $4, o.version, $5::date, $6, $7
       from slot s join opportunity o on o.id = s.opportunity_id where s.id = $8
       on conflict (allocation_id, placement_version) do update set id = excluded.id, given_on = excluded.given_on,
         recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, countersigned_by = null, countersigned_at = null
       returning id`,
      [
        id,
        allocation.programmeId,
        allocation.schoolId,
        allocation.id,
        givenOn,
        recordedBy,
        recordedAt,
        allocation.slotId,
      ],
    );
    invariant(recorded.length === 1, 'the staff of a school see the advert that a student of theirs has a place in');
  }

  async lock(id: IdOf<'Permission'>): Promise<PaperPermission | undefined> {
    const [permission] = await this.tx.manager.query<PaperPermission[]>(
      `select id, allocation_id as "allocationId", school_id as "schoolId", recorded_by as "recordedBy",
         countersigned_by as "countersignedBy"
       from permission where id = $1 for update`,
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
