import type { OpportunityId } from '#kernel';
import type { Transaction } from '#platform';
import type { OpportunityKind } from '#safeguarding';
import type { Favourites } from '../application/ports.js';

/** Favourites in PostgreSQL. */
export class PgFavourites implements Favourites {
  constructor(private readonly tx: Transaction) {}

  async kindOf(id: OpportunityId): Promise<OpportunityKind | undefined> {
    const { programmeId, studentId } = this.tx.actor;
    const [row] = await this.tx.manager.query<{ kind: OpportunityKind }[]>(
      `select o.kind from opportunity o join employer e on e.id = o.employer_id
       where o.id = $1 and o.programme_id = $2 and o.state = 'PUBLISHED' and e.state = 'VERIFIED' and not o.id = any((select held_adverts())::text[])
         and ($3::text is null or (select st.year_group from student st where st.id = $3) = any(o.year_groups))`,
      [id, programmeId, studentId],
    );
    return row?.kind;
  }

  async keep(id: OpportunityId, at: Date): Promise<void> {
    const { accountId, programmeId, schoolId, studentId } = this.tx.actor;
    await this.tx.manager.query(
      `insert into favourite (account_id, opportunity_id, programme_id, school_id, student_id, kept_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [accountId, id, programmeId, schoolId, studentId, at],
    );
  }

  async drop(id: OpportunityId): Promise<void> {
    await this.tx.manager.query('delete from favourite where account_id = $1 and opportunity_id = $2', [
      this.tx.actor.accountId,
      id,
    ]);
  }
}
