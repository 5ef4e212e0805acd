import { partnersOf, plannedOf } from '#clearances';
import type { AccountId, HostAdultId, LocalDate, SlotId } from '#kernel';
import type { Transaction } from '#platform';
import type { RotaDay } from '#safeguarding';
import type { AdultFound, ContactDecision, ContactDecisions, Rotas, SlotWithRota } from '../application/ports.js';

/** Rotas in PostgreSQL. */
export class PgRotas implements Rotas {
  constructor(private readonly tx: Transaction) {}

  async lock(slotId: SlotId): Promise<SlotWithRota | undefined> {
    const [slot] = await this.tx.manager.query<SlotWithRota[]>(
      `select s.id, s.programme_id as "programmeId", s.employer_id as "employerId", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn",
         to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn", o.supervisor_id as "supervisorId", o.deputy_id as "deputyId", null as "setRota", ${plannedOf('o')} as planned,
         ${partnersOf('o.id')} as partners
       from slot s join opportunity o on o.id = s.opportunity_id where s.id = $1 and s.employer_id = $2 for update of s`,
      [slotId, this.tx.actor.employerId],
    );
    return slot;
  }

  async replace({ id, programmeId, employerId }: SlotWithRota, rota: readonly RotaDay[]): Promise<void> {
    await this.tx.manager.query('delete from rota where slot_id = $1', [id]);
    const rows = rota.flatMap(({ on, adultIds }) => [...new Set(adultIds)].map((adultId) => ({ on, adultId })));
    await this.tx.manager.query(
      `insert into rota (programme_id, employer_id, slot_id, on_day, host_adult_id)
       select $1, $2, $3, n.on_day, n.adult from unnest($4::date[], $5::text[]) as n (on_day, adult)`,
      [programmeId, employerId, id, rows.map(({ on }) => on), rows.map(({ adultId }) => adultId)],
    );
  }
}

/** What was said of adults with many days, in PostgreSQL. */
export class PgContactDecisions implements ContactDecisions {
  constructor(private readonly tx: Transaction) {}

  async adult(id: HostAdultId): Promise<AdultFound | undefined> {
    const [adult] = await this.tx.manager.query<AdultFound[]>(
      'select id, programme_id as "programmeId", employer_id as "employerId" from host_adult where id = $1 and programme_id = $2',
      [id, this.tx.actor.programmeId],
    );
    return adult;
  }

  async attest(adult: AdultFound, seenOn: LocalDate, by: AccountId, at: Date): Promise<void> {
    await this.tx.manager.query('delete from contact_decision where host_adult_id = $1', [adult.id]);
    await this.tx.manager.query(
      `insert into contact_decision (host_adult_id, programme_id, employer_id, attested_by, attested_at, barred_list_seen_on)
       values ($1, $2, $3, $4, $5, $6)`,
      [adult.id, adult.programmeId, adult.employerId, by, at, seenOn],
    );
  }

  async attestedBy(id: HostAdultId): Promise<AccountId | undefined> {
    const [row] = await this.tx.manager.query<{ by: AccountId }[]>(
      'select attested_by as by from contact_decision where host_adult_id = $1 for share',
      [id],
    );
    return row?.by;
  }

  async decide({ id, programmeId }: AdultFound, decision: ContactDecision, at: Date): Promise<void> {
    const { schoolId, attestedBy, decidedBy, reason, validUntil } = decision;
    await this.tx.manager.query(
      `insert into school_contact_decision (host_adult_id, programme_id, school_id, attested_by, decided_by, reason, valid_until, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (host_adult_id, school_id) do update set decided_by = excluded.decided_by, reason = excluded.reason,
         valid_until = excluded.valid_until, decided_at = excluded.decided_at`,
      [id, programmeId, schoolId, attestedBy, decidedBy, reason, validUntil, at],
    );
  }
}
