import { answeredSql, type AnsweredWarning, type KeptDecision } from '#clearances';
import { isIdOf, type Actor } from '#kernel';
import type { MarkedSession } from '#placements';
import { statement, type Look, type ScopedReads } from '#platform';

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
   from clearance c where c.slot_request_id = $1 and c.voided_at is null order by c.decided_at desc, c.id desc limit 1`,
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

  async ofHost(actor: Actor, slotRequestId: string, look: Look): Promise<VisitorOfHost[]> {
    if (!isIdOf('SlotRequest', slotRequestId)) return [];
    return this.reads.looking(actor, look, { studentId: 'looked."studentId"' }, ofHost, [slotRequestId]);
  }
}
