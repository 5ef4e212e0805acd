import {
  emptyPage,
  isIdOf,
  pageOf,
  readCursor,
  type Actor,
  type LocalDate,
  type Page,
  type PageRequest,
  type Role,
} from '#kernel';
import { statement, type ScopedReads, type SensitiveKind } from '#platform';

/** That somebody in a role looked at a kind of data of the student who asks, on a day. */
export interface OwnLook {
  readonly role: Role;
  readonly kind: SensitiveKind;
  readonly onDay: LocalDate;
}

/** A look at the data of a student, as the safeguarding lead of the school sees it. */
export interface LookAtStudent {
  readonly seq: string;
  readonly role: Role;
  readonly kind: SensitiveKind;
  readonly fields: string[];
  /** UTC, to the second. */
  readonly lookedAt: string;
}

/** A child who reads that somebody looked at a concern, or at a court's order, would learn of it that way; that is for people to tell. */
const hiddenFromChildren: readonly SensitiveKind[] = ['CONCERNS', 'CONTACT_RESTRICTION'];

const day = `to_char(l.at at time zone 'Europe/London', 'YYYY-MM-DD')`;

const own = statement<OwnLook>(
  'own_looks',
  `select distinct l.acting_role as role, substr(l.action, 6) as kind, ${day} as "onDay" from audit.looks_at($1) l
   where substr(l.action, 6) <> all($2) and ($3::text is null or (${day}, l.acting_role, substr(l.action, 6)) < ($3, $4, $5))
   order by "onDay" desc, role desc, kind desc limit $6`,
);

const ofStudent = statement<LookAtStudent>(
  'looks_at_student',
  `select l.seq::text, l.acting_role as role, substr(l.action, 6) as kind, l.fields,
     to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lookedAt"
   from audit.looks_at($1) l where $2::bigint is null or l.seq < $2 order by l.seq desc limit $3`,
);

/** Reads of who looked at the data of a student. */
export class LookQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Which roles looked at the data of the student who asks, on which days, the latest first. */
  async own(actor: Actor, { first, after }: PageRequest): Promise<Page<OwnLook>> {
    const [onDay = null, role = null, kind = null] = (after === null ? undefined : readCursor(after, 3)) ?? [];
    const parameters = [actor.studentId, hiddenFromChildren, onDay, role, kind, first + 1];
    return pageOf(await this.reads.all(actor, own, parameters), first, (look) => [look.onDay, look.role, look.kind]);
  }

  /** Every look at the data of a student of the actor's school, the latest first; none for any other. */
  async ofStudent(actor: Actor, studentId: string, { first, after }: PageRequest): Promise<Page<LookAtStudent>> {
    if (!isIdOf('Student', studentId)) return emptyPage;
    const before = after === null ? undefined : readCursor(after, 1)?.[0];
    const parameters = [studentId, /^\d{1,18}$/.test(String(before)) ? before : null, first + 1];
    return pageOf(await this.reads.all(actor, ofStudent, parameters), first, ({ seq }) => [seq]);
  }
}
