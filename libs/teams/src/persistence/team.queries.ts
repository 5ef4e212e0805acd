import type { Actor, EmployerRight } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { GrantId, InvitationId } from '../domain/team.js';

/** A team as its members see it. */
export interface Team {
  readonly members: {
    grantId: GrantId;
    rights: EmployerRight[];
    /** The address that the invitation went to; null for whoever registered the employer. */
    email: string | null;
    since: string;
    isYou: boolean;
  }[];
  readonly invitations: { id: InvitationId; email: string; rights: EmployerRight[]; expiresAt: string }[];
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const team = statement<Team>(
  'team',
  `select coalesce((select json_agg(json_build_object('grantId', g.id, 'rights', g.rights, 'since', ${instant('g.granted_at')},
       'email', (select i.email from team_invitation i where i.grant_id = g.id), 'isYou', g.account_id = $2) order by g.id)
     from role_grant g where g.employer_id = $1 and g.role = 'EMPLOYER' and g.revoked_at is null), '[]') as members,
   coalesce((select json_agg(json_build_object('id', i.id, 'email', i.email, 'rights', i.rights, 'expiresAt', ${instant('i.expires_at')})
       order by i.id)
     from team_invitation i where i.employer_id = $1 and i.accepted_at is null and i.withdrawn_at is null), '[]') as invitations`,
);

/** Reads of teams. */
export class TeamQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The team that the actor is in. One statement. */
  async own(actor: Actor): Promise<Team> {
    const found = await this.reads.one(actor, team, [actor.employerId, actor.accountId]);
    return found ?? { members: [], invitations: [] };
  }
}
