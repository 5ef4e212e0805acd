import type { EmployerId } from '#kernel';
import type { Transaction } from '#platform';
import type { DomainDecisions } from '../application/ports.js';
import { doubtsBeside, type DomainDoubt, type KnownDomain } from '../domain/domain-doubts.js';
import { undecidedDomains } from './file-sql.js';
import { knownDomains } from './known-domains.js';

/** Decisions about domains in PostgreSQL. */
export class PgDomainDecisions implements DomainDecisions {
  constructor(private readonly tx: Transaction) {}

  async add(employerId: EmployerId, domain: string, reason: string, at: Date): Promise<void> {
    const { programmeId, accountId } = this.tx.actor;
    await this.tx.manager.query(
      `insert into domain_decision (employer_id, programme_id, domain, reason, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [employerId, programmeId, domain, reason, accountId, at],
    );
  }

  async openDoubts(employerId: EmployerId): Promise<DomainDoubt[]> {
    const rows = await this.tx.manager.query<{ domains: string[] }[]>(
      `select ${undecidedDomains} as domains from employer e where e.id = $1`,
      [employerId],
    );
    const known = await this.tx.manager.query<KnownDomain[]>(knownDomains.text);
    return doubtsBeside(known)(employerId, rows[0]?.domains ?? []);
  }
}
