import { answeredSql, type AnsweredWarning, type KeptDecision } from '#clearances';
import {
  isIdOf,
  pageOf,
  parseLocalDate,
  readCursor,
  type Actor,
  type LocalDate,
  type OpportunityId,
  type Page,
  type PageRequest,
  type SlotRequestId,
} from '#kernel';
import type { MarkedSession } from '#placements';
import { statement, type Look, type ScopedReads } from '#platform';
import type { OpportunityKind } from '#safeguarding';

/** A student on the register, for the staff of the school. */
export interface RegisteredVisitor {
  readonly studentId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly yearGroup: number;
  readonly came: boolean | null;
  readonly sessions: MarkedSession[];
}

/** A visitor as the host sees one: the year group alone until the school has confirmed who comes. */
export interface VisitorOfHost {
  readonly yearGroup: number;
  readonly studentId: string | null;
  readonly displayName: string | null;
  readonly adjustments: string | null;
  readonly came: boolean | null;
  readonly sessions: MarkedSession[];
}

/** A visit as a student sees it who stands on its confirmed register. */
export interface OwnVisit {
  readonly slotRequestId: SlotRequestId;
  readonly opportunityId: OpportunityId;
  readonly kind: OpportunityKind;
  readonly title: string;
  readonly employerName: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: string;
  readonly finishesAt: string;
  readonly isOnHold: boolean;
  readonly came: boolean | null;
}

/** What was marked of a student on the visit `$1`, in order, as a JSON list. */
const sessionsOfVisitor = (
  student: string,
): string => `coalesce((select json_agg(json_build_object('onDay', m.on_day, 'session', m.session,
       'mark', m.mark) order by m.on_day, m.session) from visit_attendance m where m.slot_request_id = $1 and m.student_id = ${student}), '[]')`;

const register = statement<RegisteredVisitor>(
  'visit_register',
  `select v.student_id as "studentId", i.given_name as "givenName", i.family_name as "familyName", n.year_group as "yearGroup", v.came,
     ${sessionsOfVisitor('v.student_id')} as sessions
   from visitor v join student n on n.id = v.student_id join student_identity i on i.student_id = v.student_id
   where v.slot_request_id = $1 order by i.family_name, i.given_name, v.student_id`,
);

const ofHost = statement<VisitorOfHost>(
  'visitors_of_host',
  `select year_group as "yearGroup", student_id as "studentId", display_name as "displayName", adjustments, came,
     ${sessionsOfVisitor('h.student_id')} as sessions
   from visitors_for_employer($1) h`,
);

/** What the rules said of a visit, for the staff of the school. */
export interface VisitDecision extends KeptDecision {
  /** Why the school went on though rules warned. */
  readonly answered: readonly AnsweredWarning[];
}

const decided = statement<VisitDecision>(
  'visit_clearance',
  `select c.outcome, c.reasons, c.rule_set_version as "ruleSetVersion",
     to_char(c.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "decidedAt", ${answeredSql('slot_request_id', '$1')} as answered
   from clearance c where c.slot_request_id = $1 and c.stage = 'CONFIRM' and c.voided_at is null order by c.decided_at desc, c.id desc limit 1`,
);

const own = statement<OwnVisit>(
  'my_visits',
  `select v.id as "slotRequestId", v.opportunity_id as "opportunityId", v.kind, v.title, v.organisation as "employerName",
     to_char(v.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(v.ends_on, 'YYYY-MM-DD') as "endsOn",
     to_char(v.starts_at, 'HH24:MI') as "startsAt", to_char(v.finishes_at, 'HH24:MI') as "finishesAt", v.is_on_hold as "isOnHold", v.came
   from my_visits() v where $1::date is null or (v.starts_on, v.id) < ($1::date, $2)
   order by v.starts_on desc, v.id desc limit $3`,
);

/** Reads of who goes on visits, and of what the rules say of it. One statement each; nothing for a request that is not the actor's. */
export class VisitQueries {
  constructor(private readonly reads: ScopedReads) {}

  async register(actor: Actor, slotRequestId: string): Promise<RegisteredVisitor[]> {
    return isIdOf('SlotRequest', slotRequestId) ? this.reads.all(actor, register, [slotRequestId]) : [];
  }

  /** What the rules said last of the visit as it stands; `undefined` before they were asked. */
  async decided(actor: Actor, slotRequestId: string): Promise<VisitDecision | undefined> {
    return isIdOf('SlotRequest', slotRequestId) ? this.reads.one(actor, decided, [slotRequestId]) : undefined;
  }

  /** The visits of the student who asks, the latest days first. */
  async own(actor: Actor, { first, after }: PageRequest): Promise<Page<OwnVisit>> {
    const [day, id] = (after === null ? undefined : readCursor(after, 2)) ?? [];
    const before = parseLocalDate(String(day)) ?? null;
    const rows = await this.reads.all(actor, own, [before, before === null ? null : String(id), first + 1]);
    return pageOf(rows, first, ({ startsOn, slotRequestId }) => [startsOn, slotRequestId]);
  }

  async ofHost(actor: Actor, slotRequestId: string, look: Look): Promise<VisitorOfHost[]> {
    if (!isIdOf('SlotRequest', slotRequestId)) return [];
    return this.reads.looking(actor, look, { studentId: 'looked."studentId"' }, ofHost, [slotRequestId]);
  }
}
