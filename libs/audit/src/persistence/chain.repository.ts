import { invariant } from '#kernel';
import type { Transaction } from '#platform';
import type { Chain } from '../application/ports.js';
import { origin, type Link } from '../domain/chain.js';

/** The chain in PostgreSQL, through the two functions that the service may call. */
export class PgChain implements Chain {
  constructor(private readonly tx: Transaction) {}

  async sealNext(atMost: number): Promise<number> {
    const [answer] = await this.tx.manager.query<{ sealed: number }[]>('select audit.seal_next($1) as sealed', [
      atMost,
    ]);
    invariant(answer !== undefined, 'sealing says how many');
    return answer.sealed;
  }

  async head(): Promise<Link> {
    const [head] = await this.tx.manager.query<Link[]>(
      `select "position"::text as position, encode(hash, 'hex') as hash from audit.head()`,
    );
    return head ?? origin;
  }
}
