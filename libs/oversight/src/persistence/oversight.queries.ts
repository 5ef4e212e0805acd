import type { NearMisses } from '#contacts';
import { systemActor, type Actor, type LocalDate } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { DueSchool, Oversight } from '../application/ports.js';
import {
  waitsSince,
  type Days,
  type Findings,
  type LiftedBlock,
  type OpeningInDigest,
  type WaitingConcern,
} from '../domain/safeguarding-digest.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** From the first day to before the last, in English time. */
const between = (column: string): string =>
  `${column} >= $2::date::timestamp at time zone 'Europe/London' and ${column} < $3::date::timestamp at time zone 'Europe/London'`;

const lifted = statement<LiftedBlock>(
  'blocks_lifted',
  `select school_id as "schoolId", id as "liftingId", allocation_id as "allocationId", rule_id as "ruleId", ${instant('lifted_at')} as "liftedAt"
   from block_lifting where ($1::text is null or school_id = $1) and ${between('lifted_at')} order by lifted_at, id`,
);

const opened = statement<OpeningInDigest>(
  'identities_opened',
  `select school_id as "schoolId", id as "openingId", student_id as "studentId", ${instant('opened_at')} as "openedAt"
   from identity_opening where ($1::text is null or school_id = $1) and ${between('opened_at')} order by opened_at, id`,
);

const waiting = statement<WaitingConcern>(
  'concerns_waiting',
  `select school_id as "schoolId", id as "concernId", ${instant('raised_at')} as "raisedAt" from concerns_waiting($1::date) order by raised_at, id`,
);

const due = statement<DueSchool>(
  'safeguarding_digests_due',
  `select c.id, c.programme_id as "programmeId" from school c
   where not exists (select from safeguarding_digest d where d.school_id = c.id and d.week = $1::date) order by c.id`,
);

const reader = systemActor('make-safeguarding-digests');

/** Reads of what safeguarding leads look over. */
export class OversightQueries implements Oversight {
  constructor(
    private readonly reads: ScopedReads,
    private readonly ledger: NearMisses,
  ) {}

  findings(days: Days, today: LocalDate): Promise<Findings> {
    return this.read(reader, days, today);
  }

  /** The same of the school of the safeguarding lead who asks. Seven statements, however much there is. */
  ofSchool(actor: Actor, days: Days, today: LocalDate): Promise<Findings> {
    return this.read(actor, days, today);
  }

  async schoolsDue(week: LocalDate): Promise<DueSchool[]> {
    return this.reads.all(reader, due, [week]);
  }

  /** The policies of the tables give the service everything, and a safeguarding lead what is of their school. */
  private async read(actor: Actor, { from, until }: Days, today: LocalDate): Promise<Findings> {
    const parameters = [actor.schoolId, from, until];
    return {
      blocksLifted: await this.reads.all(actor, lifted, parameters),
      nearMisses: await this.ledger.nearMisses(actor.schoolId, today),
      concernsWaiting: await this.reads.all(actor, waiting, [waitsSince(today)]),
      identitiesOpened: await this.reads.all(actor, opened, parameters),
    };
  }
}
