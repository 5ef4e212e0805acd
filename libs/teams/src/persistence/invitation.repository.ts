import { isIdOf, type EmployerId } from '#kernel';
import { enqueueIn, type Transaction } from '#platform';
import type { Invitations, InvitationToSend, NewInvitation } from '../application/ports.js';
import type { GrantId, Invitation, InvitationId } from '../domain/team.js';

/** Invitations to teams in PostgreSQL. */
export class PgInvitations implements Invitations {
  constructor(private readonly tx: Transaction) {}

  async add(employerId: EmployerId, { id, email, rights, invitedAt, expiresAt }: NewInvitation): Promise<boolean> {
    const { accountId, programmeId } = this.tx.actor;
    // One that is too late makes room for another.
    await this.tx.manager.query(
      `update team_invitation set withdrawn_at = $3 where employer_id = $1 and lower(email) = lower($2)
         and accepted_at is null and withdrawn_at is null and expires_at <= $3`,
      [employerId, email, invitedAt],
    );
    const added = await this.tx.manager.query<unknown[]>(
      `insert into team_invitation (id, programme_id, employer_id, email, rights, invited_by, invited_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
      [id, programmeId, employerId, email, rights, accountId, invitedAt, expiresAt],
    );
    return added.length === 1;
  }

  async withdraw(employerId: EmployerId, id: string, at: Date): Promise<boolean> {
    if (!isIdOf('Invitation', id)) return false;
    const [, changed] = await this.tx.manager.query<[unknown[], number]>(
      `update team_invitation set withdrawn_at = $3
       where id = $1 and employer_id = $2 and accepted_at is null and withdrawn_at is null`,
      [id, employerId, at],
    );
    return changed === 1;
  }

  async lockByCode(hash: Buffer): Promise<Invitation | undefined> {
    const [found] = await this.tx.manager.query<Invitation[]>(
      `select id, employer_id as "employerId", rights, expires_at as "expiresAt", accepted_at is not null as "isAccepted",
         withdrawn_at is not null as "isWithdrawn"
       from team_invitation where code_hashes @> array[$1::bytea] for update`,
      [hash],
    );
    return found;
  }

  async markAccepted(id: InvitationId, grantId: GrantId, at: Date): Promise<void> {
    await this.tx.manager.query('update team_invitation set grant_id = $2, accepted_at = $3 where id = $1', [
      id,
      grantId,
      at,
    ]);
  }

  async lockToSend(id: InvitationId): Promise<InvitationToSend | undefined> {
    const [found] = await this.tx.manager.query<InvitationToSend[]>(
      `select i.email, e.name as "employerName", i.expires_at as "expiresAt", cardinality(i.code_hashes) as codes
       from team_invitation i join employer e on e.id = i.employer_id
       where i.id = $1 and i.sent_at is null and i.accepted_at is null and i.withdrawn_at is null for update of i`,
      [id],
    );
    return found;
  }

  async addCode(id: InvitationId, hash: Buffer): Promise<void> {
    await this.tx.manager.query('update team_invitation set code_hashes = code_hashes || $2::bytea where id = $1', [
      id,
      hash,
    ]);
  }

  async markSent(id: InvitationId, at: Date): Promise<void> {
    await this.tx.manager.query('update team_invitation set sent_at = $2 where id = $1', [id, at]);
  }

  async enqueue(id: InvitationId): Promise<void> {
    await enqueueIn(this.tx.manager, 'send-team-invitation', [{ invitationId: id }]);
  }
}
