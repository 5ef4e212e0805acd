import type { Link } from '../domain/chain.js';
import type { PublishedHead } from '../domain/head.js';

/** The chain over the audit trail. */
export interface Chain {
  /** Chains at most so many rows that are not chained yet; how many it chained. */
  sealNext(atMost: number): Promise<number>;
  /** The end of the chain. */
  head(): Promise<Link>;
}

/** A second place, out of reach of whoever can change the database: a file on another volume, or the log. */
export interface HeadPublisher {
  publish(head: PublishedHead): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface AuditTx {
  readonly chain: Chain;
}
