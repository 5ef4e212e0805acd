import { pageOf, readCursor, type Actor, type IdOf, type Page, type PageRequest, type StudentId } from '#kernel';
import { statement, type ScopedReads, type Statement } from '#platform';

/** A hold as those see it who may release it. Instants are text in UTC. */
export interface ListedHold {
  readonly id: IdOf<'LegalHold'>;
  readonly studentId: StudentId;
  readonly reason: string;
  readonly placedAt: string;
  readonly agreedAt: string | null;
  readonly isReleasedByLead: boolean;
  readonly isReleasedByCoordinator: boolean;
  readonly releasedAt: string | null;
}

/** A request that everything about a student be erased, and what came of it. */
export interface ListedErasure {
  readonly id: IdOf<'Erasure'>;
  readonly studentId: StudentId;
  readonly reason: string;
  readonly requestedAt: string;
  readonly erasedAt: string | null;
  readonly keptBecause: string | null;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Of the programme; the policies leave a school its own. */
const page = `x.programme_id = $1 and ($2::text = '' or x.id < $2) order by x.id desc limit $3`;

const holds = statement<ListedHold>(
  'legal_holds',
  `select x.id, x.student_id as "studentId", x.reason, ${instant('x.placed_at')} as "placedAt", ${instant('x.agreed_at')} as "agreedAt",
     x.lead_released_by is not null as "isReleasedByLead", x.coordinator_released_by is not null as "isReleasedByCoordinator",
     ${instant('x.released_at')} as "releasedAt"
   from legal_hold x where ${page}`,
);

const erasures = statement<ListedErasure>(
  'erasures',
  `select x.id, x.student_id as "studentId", x.reason, ${instant('x.requested_at')} as "requestedAt", ${instant('x.erased_at')} as "erasedAt",
     x.kept_because as "keptBecause"
   from erasure x where ${page}`,
);

/** Reads of holds and erasures, the newest first. One statement each. */
export class RetentionQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The holds on students of the actor's school, or of a coordinator's programme. */
  holds(actor: Actor, request: PageRequest): Promise<Page<ListedHold>> {
    return this.page(actor, holds, request);
  }

  /** The erasures that were asked for there. */
  erasures(actor: Actor, request: PageRequest): Promise<Page<ListedErasure>> {
    return this.page(actor, erasures, request);
  }

  private async page<Row extends { readonly id: string }>(
    actor: Actor,
    list: Statement<Row>,
    { first, after }: PageRequest,
  ): Promise<Page<Row>> {
    const before = after === null ? '' : (readCursor(after, 1)?.[0] ?? '');
    return pageOf(await this.reads.all(actor, list, [actor.programmeId, before, first + 1]), first, ({ id }) => [id]);
  }
}
