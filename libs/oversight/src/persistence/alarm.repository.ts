import type { ProgrammeId } from '#kernel';
import type { Transaction } from '#platform';
import type { Alarms } from '../application/ports.js';
import type { Alarm, Finding } from '../domain/alarm.js';
import type { AlarmRuleId } from '../domain/alarm-rule.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const columns = `f.about, f.programme_id as "programmeId", f.counted, ${instant('f.window_from')} as "from", ${instant('f.window_until')} as "until"`;

/** How many rows an export took out, as its event says. */
const rowsTaken = `coalesce((e.detail ->> 'rows')::integer, (e.detail ->> 'concerns')::integer)`;

/** The question of each rule; `$1` is its threshold. The audit trail is read through its own functions alone. */
const questions: Readonly<Record<AlarmRuleId, string>> = {
  REFUSED_OFTEN: `select ${columns} from audit.refused_often($1, interval '5 minutes') f`,
  HOST_LOOKED_AT_MANY: `select ${columns} from audit.hosts_looked($1) f
    where not exists (select from alarm a where a.rule_id = 'HOST_LOOKED_AT_MANY' and a.about = f.about and a.window_from = f.window_from)`,
  LARGE_EXPORT: `select ${columns} from (
      select coalesce(e.triggered_by, e.subject_id) as about, e.programme_id, ${rowsTaken} as counted, e.happened_at as window_from,
        e.happened_at as window_until
      from event e where e.kind in ('attendance.exported', 'ledger.exported', 'concern.exported') and ${rowsTaken} >= $1
        and e.happened_at >= app_today() - 1) f
    where not exists (select from alarm a where a.rule_id = 'LARGE_EXPORT' and a.about = f.about and a.window_from = f.window_from)`,
  CHAIN_BROKEN: `select ${columns} from audit.broken_at() f where f.counted >= $1
    and not exists (select from alarm a where a.rule_id = 'CHAIN_BROKEN' and a.about = f.about and a.window_from = f.window_from)`,
};

/** Alarms in PostgreSQL. */
export class PgAlarms implements Alarms {
  constructor(private readonly tx: Transaction) {}

  async takeTurn(): Promise<void> {
    await this.tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('raise-alarms', 0))`);
  }

  find(ruleId: AlarmRuleId, threshold: number): Promise<Finding[]> {
    return this.tx.manager.query<Finding[]>(questions[ruleId], [threshold]);
  }

  async add(alarms: readonly Alarm[], at: Date): Promise<ReadonlySet<string>> {
    const rows = alarms.map(({ id, ruleId, programmeId, about, counted, from, until }) => ({
      id,
      rule_id: ruleId,
      programme_id: programmeId,
      about,
      counted,
      window_from: from,
      window_until: until,
    }));
    const added = await this.tx.manager.query<{ id: string }[]>(
      `insert into alarm (id, rule_id, programme_id, about, counted, window_from, window_until, raised_at)
       select id, rule_id, programme_id, about, counted, window_from, window_until, $2
       from jsonb_to_recordset($1) as a (id text, rule_id text, programme_id text, about text, counted integer, window_from timestamptz,
         window_until timestamptz)
       on conflict (rule_id, about, window_from) do nothing returning id`,
      [JSON.stringify(rows), at],
    );
    return new Set(added.map(({ id }) => id));
  }

  async programmes(): Promise<ProgrammeId[]> {
    const rows = await this.tx.manager.query<{ id: ProgrammeId }[]>('select id from programme order by id');
    return rows.map(({ id }) => id);
  }
}
