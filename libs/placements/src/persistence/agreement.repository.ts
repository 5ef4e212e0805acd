import type { Party, SignedTerms } from '#clearances';
import type { AllocationId } from '#kernel';
import type { Transaction } from '#platform';
import type { Agreements, NewSignature } from '../application/ports.js';
import type { SigningParty } from '../domain/agreement.js';
import type { Allocation } from '../domain/allocation.js';

/** Signatures in PostgreSQL: the present one of each party. */
export class PgAgreements implements Agreements {
  constructor(private readonly tx: Transaction) {}

  async ownParties(id: AllocationId): Promise<Party[]> {
    const rows = await this.tx.manager.query<{ party: Party }[]>('select own_parties($1) as party', [id]);
    return rows.map(({ party }) => party);
  }

  async signed(id: AllocationId, party: SigningParty): Promise<SignedTerms | undefined> {
    const [signed] = await this.tx.manager.query<SignedTerms[]>(
      `select placement_version as version, terms_hash as "termsHash" from agreement where allocation_id = $1 and party = $2`,
      [id, party],
    );
    return signed;
  }

  async give({ id, schoolId, employerId }: Allocation, signature: NewSignature): Promise<void> {
    const { party, version, termsHash, by, at } = signature;
    await this.tx.manager.query(
      `insert into agreement (allocation_id, party, school_id, employer_id, placement_version, terms_hash, given_by, given_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (allocation_id, party) do update set placement_version = excluded.placement_version,
         terms_hash = excluded.terms_hash, given_by = excluded.given_by, given_at = excluded.given_at`,
      [id, party, schoolId, employerId, version, termsHash, by, at],
    );
  }
}
