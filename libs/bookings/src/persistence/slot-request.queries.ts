import {
  invariant,
  isIdOf,
  pageOf,
  readCursor,
  type Actor,
  type LocalDate,
  type LocalTime,
  type Page,
  type PageRequest,
  type SlotRequestId,
} from '#kernel';
import { statement, type ScopedReads, type Statement } from '#platform';
import type { RefusalReason, SlotRequestState } from '../domain/slot-request.js';

/** A request for places as a list shows it. Instants are text in UTC. */
export interface ListedSlotRequest {
  readonly id: SlotRequestId;
  readonly state: SlotRequestState;
  readonly places: number;
  /** `null` for whoever may not know who comes along. */
  readonly staffLead: string | null;
  readonly note: string;
  readonly reason: string | null;
  readonly refusal: RefusalReason | null;
  readonly groupId: string | null;
  /** True while nobody is sent there: the host is suspended, or the rules no longer allow the visit that was confirmed. */
  readonly isOnHold: boolean;
  readonly answerBy: string;
  readonly createdAt: string;
  readonly schoolName: string;
  readonly opportunityTitle: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
}

/** `createdMicros`: microseconds since 1970, all that PostgreSQL keeps, so that a page begins exactly after the last one. */
type Row = ListedSlotRequest & { readonly createdMicros: string };

/** The page is cut out by an index first and then joined; `staff_lead` leaves the database only for those who may know it. */
const pageBy = (owner: 'school_id' | 'employer_id' | 'programme_id'): Statement<Row> =>
  statement(
    `slot_requests_by_${owner}`,
    `select r.id, r.state, r.places, r.note, r.reason, r.refusal, r.group_id as "groupId",
       case when app_is_school_staff_of(r.school_id) or (app_is_employer(r.employer_id) and r.state = 'ACCEPTED') then r.staff_lead end
         as "staffLead",
       to_char(r.answer_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "answerBy",
       to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
       (extract(epoch from r.created_at) * 1000000)::bigint as "createdMicros",
       r.state in ('REQUESTED', 'ACCEPTED') and (s.opportunity_id = any((select held_adverts())::text[])
         or (r.state = 'ACCEPTED' and r.held_since is not null)) as "isOnHold",
       c.name as "schoolName", o.title as "opportunityTitle",
       to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
       to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.finishes_at, 'HH24:MI') as "finishesAt"
     from (
       select * from slot_request
       where ${owner} = $1 and ($2::text is null or state = $2)
         and (created_at, id) < (coalesce(timestamptz 'epoch' + $3::bigint * interval '1 microsecond', 'infinity'), $4)
       order by created_at desc, id desc limit $5
     ) r
     join slot s on s.id = r.slot_id
     join opportunity o on o.id = s.opportunity_id
     join school c on c.id = r.school_id
     order by r.created_at desc, r.id desc`,
  );

const bySchool = pageBy('school_id');
const byEmployer = pageBy('employer_id');
const byProgramme = pageBy('programme_id');

/** Reads of requests for places. */
export class SlotRequestQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The requests that concern the actor's school, employer or programme, newest first; only those in `state` when it is given. */
  async page(
    actor: Actor,
    { first, after }: PageRequest,
    state: SlotRequestState | null,
  ): Promise<Page<ListedSlotRequest>> {
    const { read, owner } = reachOf(actor);
    const [micros, id] = startAfter(after);
    const rows = await this.reads.all(actor, read, [owner, state, micros, id, first + 1]);
    return pageOf(rows, first, (node) => [Number(node.createdMicros), node.id]);
  }
}

function reachOf(actor: Actor): { read: Statement<Row>; owner: string } {
  const { schoolId, employerId, programmeId } = actor;
  if (schoolId !== null) return { read: bySchool, owner: schoolId };
  if (employerId !== null) return { read: byEmployer, owner: employerId };
  invariant(programmeId !== null, 'whoever reads requests acts for a school, an employer or a programme');
  return { read: byProgramme, owner: programmeId };
}

/** Where a page begins; before the newest row when there is no cursor, or one that is not ours. */
function startAfter(cursor: string | null): [micros: number | null, id: string] {
  const [micros, id] = (cursor === null ? undefined : readCursor(cursor, 2)) ?? [];
  const isOurs = Number.isSafeInteger(micros) && typeof id === 'string' && isIdOf('SlotRequest', id);
  return isOurs ? [Number(micros), id] : [null, ''];
}
