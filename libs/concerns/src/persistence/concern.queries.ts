import {
  idAfter,
  isIdOf,
  pageOf,
  type Actor,
  type AllocationId,
  type IdOf,
  type LocalDate,
  type Page,
  type PageRequest,
} from '#kernel';
import { statement, type Look, type ScopedReads } from '#platform';
import type { ConcernState } from '../domain/concern.js';
import type { FiledConcern } from '../domain/concern-file.js';
import { concernColumns, concernTables, instant } from './concern-sql.js';

/** A concern as the safeguarding lead reads it. Instants are text in UTC. */
export interface ListedConcern extends FiledConcern {
  readonly feltSafe: boolean | null;
  readonly authorityDueOn: LocalDate | null;
  readonly allocationId: AllocationId | null;
  readonly opportunityTitle: string | null;
  readonly closingNote: string | null;
  readonly closedAt: string | null;
}

/** A concern about a child at a placement. */
export interface ConcernAboutChild extends ListedConcern {
  readonly studentName: string;
  readonly allocationId: AllocationId;
  readonly opportunityTitle: string;
}

/** What a student wrote. */
export interface OwnConcern {
  readonly id: IdOf<'Concern'>;
  readonly text: string;
  readonly raisedAt: string;
}

/** A page is cut out by an index first and then joined. */
const page = (condition: string): string =>
  `select ${concernColumns}
   from (
     select * from concern
     where school_id = $1 and ($2::text is null or state = $2) and id < $3 ${condition} order by id desc limit $4
   ) c ${concernTables} order by c.id desc`;

const ofSchool = statement<ListedConcern>('school_concerns', page(''));
const aboutChildren = statement<ConcernAboutChild>('concerns', page('and allocation_id is not null'));
const one = statement<ListedConcern>(
  'concern',
  `select ${concernColumns} from concern c ${concernTables} where c.id = $1`,
);
const own = statement<OwnConcern>(
  'own_concerns',
  `select id, body as text, ${instant('raised_at')} as "raisedAt" from own_concerns($1, $2) order by id desc`,
);

/** Whom a row is about; nobody where it is about a host alone. */
const studentId = '(select student_id from concern where id = looked.id)';

/** After every id. */
const end = '~';

/** Reads of concerns. */
export class ConcernQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The concerns of the actor's school, newest first; only those in `state` when it is given. One statement. */
  async page(actor: Actor, request: PageRequest, state: ConcernState | null, look: Look): Promise<Page<ListedConcern>> {
    return this.pageBy(actor, ofSchool, request, state, look);
  }

  /** Those among them that are about a child at a placement. */
  async aboutChildren(
    actor: Actor,
    request: PageRequest,
    state: ConcernState | null,
    look: Look,
  ): Promise<Page<ConcernAboutChild>> {
    return this.pageBy(actor, aboutChildren, request, state, look);
  }

  /** The concern of that id; `undefined` when there is none at the actor's school. */
  async one(actor: Actor, id: string, look: Look): Promise<ListedConcern | undefined> {
    return isIdOf('Concern', id) ? (await this.reads.looking(actor, look, { studentId }, one, [id]))[0] : undefined;
  }

  /** What the student who asks has raised, newest first: the words and when, and nothing of what came of them. */
  async own(actor: Actor, { first, after }: PageRequest): Promise<Page<OwnConcern>> {
    const rows = await this.reads.all(actor, own, [idAfter('Concern', after, end), first + 1]);
    return pageOf(rows, first, ({ id }) => [id]);
  }

  private async pageBy<Row extends ListedConcern>(
    actor: Actor,
    list: ReturnType<typeof statement<Row>>,
    { first, after }: PageRequest,
    state: ConcernState | null,
    look: Look,
  ): Promise<Page<Row>> {
    const parameters = [actor.schoolId, state, idAfter('Concern', after, end), first + 1];
    return pageOf(await this.reads.looking(actor, look, { studentId, first }, list, parameters), first, ({ id }) => [
      id,
    ]);
  }
}
