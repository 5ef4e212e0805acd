import {
  isIdOf,
  pageOf,
  readCursor,
  type Actor,
  type IdOf,
  type Page,
  type PageRequest,
  type StudentId,
} from '#kernel';
import { statement, type Look, type ScopedReads } from '#platform';

/** Who a student is, while it is open. */
export interface OpenedIdentity {
  readonly studentId: StudentId;
  readonly givenName: string;
  readonly familyName: string;
  readonly yearGroup: number;
  /** UTC, to the second. */
  readonly closesAt: string;
}

/** An opening, as the school of the student and whoever opened it see it. */
export interface ListedOpening {
  readonly id: IdOf<'IdentityOpening'>;
  readonly studentId: StudentId;
  readonly reason: string;
  readonly openedAt: string;
  readonly closesAt: string;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const opened = statement<OpenedIdentity>(
  'opened_identity',
  `select student_id as "studentId", given_name as "givenName", family_name as "familyName", year_group as "yearGroup",
     ${instant('closes_at')} as "closesAt" from opened_identity($1, $2)`,
);

const openings = statement<ListedOpening>(
  'identity_openings',
  `select id, student_id as "studentId", reason, ${instant('opened_at')} as "openedAt", ${instant('closes_at')} as "closesAt"
   from identity_opening where ($1::text is null or school_id = $1) and programme_id = $2 and ($3::text = '' or id < $3)
   order by id desc limit $4`,
);

/** Reads of openings, and of what they open. */
export class IdentityOpeningQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Who the student is, if the actor has opened that and it is still open at that instant; each time is written down. */
  async opened(actor: Actor, studentId: string, at: Date, look: Look): Promise<OpenedIdentity | undefined> {
    if (!isIdOf('Student', studentId)) return undefined;
    const subjects = { studentId: 'looked."studentId"' };
    return (await this.reads.looking(actor, look, subjects, opened, [studentId, at]))[0];
  }

  /** Openings of students of the actor's school, or those of the coordinator who asks, the newest first. */
  async list(actor: Actor, { first, after }: PageRequest): Promise<Page<ListedOpening>> {
    const before = after === null ? '' : (readCursor(after, 1)?.[0] ?? '');
    const rows = await this.reads.all(actor, openings, [actor.schoolId, actor.programmeId, before, first + 1]);
    return pageOf(rows, first, ({ id }) => [id]);
  }
}
