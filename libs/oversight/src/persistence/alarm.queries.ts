import { idAfter, pageOf, type Actor, type IdOf, type Page, type PageRequest } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { AlarmRuleId } from '../domain/alarm-rule.js';

/** An alarm as coordinators read it. Instants are text in UTC. */
export interface ListedAlarm {
  readonly id: IdOf<'Alarm'>;
  readonly ruleId: AlarmRuleId;
  readonly about: string;
  readonly counted: number;
  readonly from: string;
  readonly until: string;
  readonly raisedAt: string;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const alarms = statement<ListedAlarm>(
  'alarms',
  `select id, rule_id as "ruleId", about, counted, ${instant('window_from')} as "from", ${instant('window_until')} as "until",
     ${instant('raised_at')} as "raisedAt"
   from alarm where id < $1 order by id desc limit $2`,
);

/** Reads of alarms. */
export class AlarmQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Those of the programme of the coordinator who asks, and those of every programme, the latest first. One statement. */
  async page(actor: Actor, { first, after }: PageRequest): Promise<Page<ListedAlarm>> {
    const rows = await this.reads.all(actor, alarms, [idAfter('Alarm', after, '~'), first + 1]);
    return pageOf(rows, first, ({ id }) => [id]);
  }
}
