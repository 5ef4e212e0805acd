import { invariant, type EmployerId, type IdOf, type SlotId, type StudentId } from '#kernel';
import { enqueueIn, type Transaction } from '#platform';
import type { ContactMove, ContactToInvite, OwnContacts } from '../application/ports.js';
import { pendingStates, type OwnContact, type OwnContactText } from '../domain/own-contact.js';

const columns = `id, programme_id as "programmeId", school_id as "schoolId", student_id as "studentId", state, employer_name as "employerName",
  employer_id as "employerId", slot_id as "slotId"`;

/** Workplaces that students found, in PostgreSQL. */
export class PgOwnContacts implements OwnContacts {
  constructor(private readonly tx: Transaction) {}

  async add(contact: OwnContact, { contactName, contactEmail, why }: OwnContactText, at: Date): Promise<void> {
    const { id, programmeId, schoolId, studentId, state, employerName } = contact;
    await this.tx.manager.query(
      `insert into own_contact (id, programme_id, school_id, student_id, state, employer_name, contact_name, contact_email, why, proposed_at,
         changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [id, programmeId, schoolId, studentId, state, employerName, contactName, contactEmail, why, at],
    );
  }

  async lockPending(studentId: StudentId): Promise<number> {
    // With none there is no row that could be locked.
    await this.tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('own_contact ' || $1, 0))`, [studentId]);
    const [{ pending } = { pending: 0 }] = await this.tx.manager.query<{ pending: number }[]>(
      'select count(*)::integer as pending from own_contact where student_id = $1 and state = any($2)',
      [studentId, pendingStates],
    );
    return pending;
  }

  async lock(id: IdOf<'OwnContact'>): Promise<OwnContact | undefined> {
    const [contact] = await this.tx.manager.query<OwnContact[]>(
      `select ${columns} from own_contact where id = $1 for update`,
      [id],
    );
    return contact;
  }

  async lockByCode(hash: Buffer): Promise<OwnContact | undefined> {
    const [contact] = await this.tx.manager.query<OwnContact[]>(
      `select ${columns} from own_contact where code_hashes @> array[$1::bytea] for update`,
      [hash],
    );
    return contact;
  }

  async move(id: IdOf<'OwnContact'>, move: ContactMove, at: Date): Promise<void> {
    const { state, by = null, refusedBecause = null, employerId = null, slotId = null } = move;
    const [, moved] = await this.tx.manager.query<[unknown[], number]>(
      `update own_contact set state = $2, decided_by = coalesce($3, decided_by), refused_because = $4,
         employer_id = coalesce($5, employer_id), slot_id = coalesce($6, slot_id), changed_at = $7,
         contact_name = case when $2 = 'INVITED' then contact_name end, contact_email = case when $2 = 'INVITED' then contact_email end
       where id = $1`,
      [id, state, by, refusedBecause, employerId, slotId, at],
    );
    invariant(moved === 1, 'whoever may move a contact may write it down');
  }

  async enqueue(ownContactId: IdOf<'OwnContact'>): Promise<void> {
    await enqueueIn(this.tx.manager, 'send-contact-invitation', [{ ownContactId }]);
  }

  async lockToSend(id: IdOf<'OwnContact'>): Promise<ContactToInvite | undefined> {
    const [found] = await this.tx.manager.query<ContactToInvite[]>(
      `select c.contact_email as email, p.name as "programmeName", cardinality(c.code_hashes) as codes
       from own_contact c join programme p on p.id = c.programme_id
       where c.id = $1 and c.state = 'INVITED' and c.sent_at is null for update of c`,
      [id],
    );
    return found;
  }

  async addCode(id: IdOf<'OwnContact'>, hash: Buffer): Promise<void> {
    await this.tx.manager.query('update own_contact set code_hashes = code_hashes || $2::bytea where id = $1', [
      id,
      hash,
    ]);
  }

  async markSent(id: IdOf<'OwnContact'>, at: Date): Promise<void> {
    await this.tx.manager.query('update own_contact set sent_at = $2 where id = $1', [id, at]);
  }

  async employerOf(slotId: SlotId): Promise<EmployerId | undefined> {
    const [slot] = await this.tx.manager.query<{ id: EmployerId }[]>(
      'select employer_id as id from slot where id = $1',
      [slotId],
    );
    return slot?.id;
  }
}
