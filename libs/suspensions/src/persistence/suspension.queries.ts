import { pageOf, readCursor, type Actor, type IdOf, type Page, type PageRequest } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import { stateOf, type SuspensionOrigin, type SuspensionState } from '../domain/suspension.js';

/** A suspension as those see it who may lift it. */
export interface SuspensionRow {
  readonly id: IdOf<'Suspension'>;
  readonly employerName: string;
  readonly siteName: string | null;
  readonly hostAdultName: string | null;
  readonly reason: string;
  readonly suspendedAs: SuspensionOrigin;
  readonly state: SuspensionState;
  /** UTC, to the second. */
  readonly suspendedAt: string;
  readonly isAgreedByLead: boolean;
  readonly isAgreedByCoordinator: boolean;
  /** By when a coordinator has to have looked at it; null where one made it. */
  readonly escalatesAt: string | null;
  readonly liftedAt: string | null;
}

type Row = Omit<SuspensionRow, 'state'> & Parameters<typeof stateOf>[0];

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const ofProgramme = statement<Row>(
  'suspensions',
  `select u.id, e.name as "employerName", t.name as "siteName", h.name as "hostAdultName", u.reason, u.suspended_as as "suspendedAs",
     ${instant('u.suspended_at')} as "suspendedAt", u.lead_agreed_by is not null as "isAgreedByLead",
     u.coordinator_agreed_by is not null as "isAgreedByCoordinator", ${instant('u.escalates_at')} as "escalatesAt",
     ${instant('u.lifted_at')} as "liftedAt", u.suspended_by as "suspendedBy", u.joined_by as "joinedBy", u.lead_agreed_by as "leadAgreedBy",
     u.coordinator_agreed_by as "coordinatorAgreedBy", u.escalated_at is not null as "isEscalated"
   from suspension u join employer e on e.id = u.employer_id
   left join site t on t.id = u.site_id left join host_adult h on h.id = u.host_adult_id
   where u.programme_id = $1 and ($2::text = '' or u.id < $2) order by u.id desc limit $3`,
);

/** Reads of suspensions. */
export class SuspensionQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Those of the actor's programme, the newest first. */
  async ofProgramme(actor: Actor, { first, after }: PageRequest): Promise<Page<SuspensionRow>> {
    const before = after === null ? '' : (readCursor(after, 1)?.[0] ?? '');
    const rows = await this.reads.all(actor, ofProgramme, [actor.programmeId, before, first + 1]);
    return pageOf(
      rows.map((row) => ({ ...row, state: stateOf(row) })),
      first,
      ({ id }) => [id],
    );
  }
}
