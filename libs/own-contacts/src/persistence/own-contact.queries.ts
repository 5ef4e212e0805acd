import {
  pageOf,
  readCursor,
  type Actor,
  type EmployerId,
  type IdOf,
  type Page,
  type PageRequest,
  type SlotId,
  type StudentId,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { OwnContactState } from '../domain/own-contact.js';

/** A workplace as its student reads it. */
export interface OwnContactLine {
  readonly id: IdOf<'OwnContact'>;
  readonly state: OwnContactState;
  readonly employerName: string;
  readonly why: string;
  readonly refusedBecause: string | null;
  readonly slotId: SlotId | null;
}

/** The same as the staff of the school read it, with how to reach the workplace while it may have to be. */
export interface SchoolContactLine extends OwnContactLine {
  readonly studentId: StudentId;
  readonly studentName: string;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
}

/** The same as a coordinator reads it: which employer, and for whom by a pseudonym. */
export interface JoinedContactLine {
  readonly id: IdOf<'OwnContact'>;
  readonly state: OwnContactState;
  readonly employerId: EmployerId;
  readonly employerName: string;
  readonly slotId: SlotId | null;
}

const line = `c.id, c.state, c.employer_name as "employerName", c.why, c.refused_because as "refusedBecause", c.slot_id as "slotId"`;

const own = statement<OwnContactLine>(
  'own_contacts',
  `select ${line} from own_contact c where c.student_id = $1 order by c.id desc`,
);

const ofSchool = statement<SchoolContactLine>(
  'own_contacts_of_school',
  `select ${line}, c.student_id as "studentId", i.given_name || ' ' || i.family_name as "studentName", c.contact_name as "contactName",
     c.contact_email as "contactEmail"
   from (select * from own_contact where school_id = $1 and id < $2 order by id desc limit $3) c
   join student_identity i on i.student_id = c.student_id order by c.id desc`,
);

const joined = statement<JoinedContactLine>(
  'own_contacts_joined',
  `select c.id, c.state, c.employer_id as "employerId", e.name as "employerName", c.slot_id as "slotId"
   from (select * from own_contact where programme_id = $1 and state in ('JOINED', 'KEPT') and id < $2 order by id desc limit $3) c
   join employer e on e.id = c.employer_id order by c.id desc`,
);

/** After every id. */
const end = '~';

/** Reads of workplaces that students found. */
export class OwnContactQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The student's own, newest first. */
  async own(actor: Actor): Promise<OwnContactLine[]> {
    return this.reads.all(actor, own, [actor.studentId]);
  }

  /** Those of the students of the actor's school, newest first. One statement. */
  async ofSchool(actor: Actor, page: PageRequest): Promise<Page<SchoolContactLine>> {
    const rows = await this.reads.all(actor, ofSchool, [actor.schoolId, before(page), page.first + 1]);
    return pageOf(rows, page.first, ({ id }) => [id]);
  }

  /** Those of the programme that have signed up, newest first. One statement. */
  async joined(actor: Actor, page: PageRequest): Promise<Page<JoinedContactLine>> {
    const rows = await this.reads.all(actor, joined, [actor.programmeId, before(page), page.first + 1]);
    return pageOf(rows, page.first, ({ id }) => [id]);
  }
}

function before({ after }: PageRequest): string {
  return after === null ? end : String(readCursor(after, 1)?.[0] ?? end);
}
