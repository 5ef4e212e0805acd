import { invariant, type AccountId, type LocalDate, type NeedId, type SchoolId } from '#kernel';
import type { Transaction } from '#platform';
import type { ExpiredNeed, Needs } from '../application/ports.js';
import { needTransitions, type Need, type NeedState, type NeedWords } from '../domain/need.js';

const columns = `n.id, n.programme_id as "programmeId", n.school_id as "schoolId", n.state, n.kind, n.wants,
  to_char(n.from_on, 'YYYY-MM-DD') as "from", to_char(n.to_on, 'YYYY-MM-DD') as "to", n.group_size as "groupSize",
  n.year_groups as "yearGroups", n.sectors, n.benchmark, n.hosts_wanted as "hostsWanted", n.hosts_found as "hostsFound"`;

/** What schools lack, in PostgreSQL. */
export class PgNeeds implements Needs {
  constructor(private readonly tx: Transaction) {}

  async add({ id, programmeId, schoolId, state, ...words }: Need, by: AccountId | null, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into need (kind, wants, from_on, to_on, group_size, year_groups, sectors, benchmark, hosts_wanted, id, programme_id, school_id,
         state, posted_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [...valuesOf(words), id, programmeId, schoolId, state, by, at],
    );
  }

  async edit(id: NeedId, words: NeedWords): Promise<void> {
    await this.tx.manager.query(
      `update need set kind = $1, wants = $2, from_on = $3, to_on = $4, group_size = $5, year_groups = $6, sectors = $7, benchmark = $8,
         hosts_wanted = $9 where id = $10`,
      [...valuesOf(words), id],
    );
  }

  async hasSchoolDay(schoolId: SchoolId, from: LocalDate, to: LocalDate): Promise<boolean> {
    const [row] = await this.tx.manager.query<{ has: boolean }[]>(
      `select not exists (select from term t where t.school_id = $1) or exists (
         select from generate_series(greatest($2::date, app_today()), $3::date, interval '1 day') d join term t
           on t.school_id = $1 and d::date between t.starts_on and t.ends_on
         where extract(isodow from d) < 6
           and not exists (select from blackout_day b where b.school_id = $1 and b.on_day = d::date and b.year_groups is null)) as has`,
      [schoolId, from, to],
    );
    return row?.has === true;
  }

  async lock(id: NeedId): Promise<Need | undefined> {
    const [need] = await this.tx.manager.query<Need[]>(`select ${columns} from need n where n.id = $1 for update`, [
      id,
    ]);
    return need;
  }

  async hold(id: NeedId): Promise<Need | undefined> {
    const [need] = await this.tx.manager.query<Need[]>(`select ${columns} from need n where n.id = $1 for share`, [id]);
    return need;
  }

  async move(id: NeedId, to: NeedState, reason: string | null): Promise<void> {
    await this.tx.manager.query('update need set state = $2, close_reason = $3 where id = $1', [id, to, reason]);
  }

  async reopen(id: NeedId): Promise<boolean> {
    const [, opened] = await this.tx.manager.query<[unknown[], number]>(
      `update need n set state = 'OPEN', hosts_found = f.found
       from (select count(*)::smallint as found from need_answer a where a.need_id = $1 and a.state = 'ACCEPTED'
         and exists (select from slot_request r where r.group_id = a.group_id and r.state in ('REQUESTED', 'ACCEPTED'))) f
       where n.id = $1 and n.state = 'MET' and f.found < n.hosts_wanted`,
      [id],
    );
    return opened === 1;
  }

  async takeHost(id: NeedId): Promise<NeedState | undefined> {
    const [[taken]] = await this.tx.manager.query<[{ state: NeedState }[], number]>(
      `update need set hosts_found = hosts_found + 1, state = case when hosts_found + 1 = hosts_wanted then 'MET' else state end
       where id = $1 and state = 'OPEN' and hosts_found < hosts_wanted returning state`,
      [id],
    );
    return taken?.state;
  }

  async expire(before: LocalDate, limit: number): Promise<ExpiredNeed[]> {
    const found = await this.tx.manager.query<ExpiredNeed[]>(
      `select id, programme_id as "programmeId", school_id as "schoolId", state = 'OPEN' as "wasOpen" from need
       where state = any($1) and to_on < $2 order by to_on, id limit $3 for update skip locked`,
      [needTransitions.EXPIRED.from, before, limit],
    );
    const [, moved] = await this.tx.manager.query<[unknown[], number]>(
      `update need set state = 'EXPIRED' where id = any($1)`,
      [found.map(({ id }) => id)],
    );
    invariant(moved === found.length, 'what is locked can be moved');
    return found;
  }
}

/** In the order of the columns of both statements that write them. */
function valuesOf({
  kind,
  wants,
  from,
  to,
  groupSize,
  yearGroups,
  sectors,
  benchmark,
  hostsWanted,
}: NeedWords): unknown[] {
  return [kind, wants, from, to, groupSize, yearGroups, sectors, benchmark, hostsWanted];
}
