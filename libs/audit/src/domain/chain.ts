import { createHash } from 'node:crypto';
import type { Fault } from './fault.js';

/** A row of the trail as it stands in the database, with its seal where it has one. Numbers of rows are text: they may outgrow a double. */
export interface TrailRow {
  readonly seq: string | null;
  /** UTC, to the microsecond. */
  readonly at: string | null;
  /** What the hash is taken over besides the number and the time, in the order of `audit.line`. */
  readonly parts: readonly (string | null)[];
  readonly seal: {
    readonly position: string;
    readonly seq: string;
    readonly prevHash: string;
    readonly hash: string;
  } | null;
}

/** A place on the chain; hashes are hexadecimal. */
export interface Link {
  readonly position: string;
  readonly hash: string;
}

/** The link before the first. */
export const origin: Link = { position: '0', hash: '00'.repeat(32) };

/** The hash of a row after another: SHA-256 over the other's hash and every part of the row with its length before it. O(bytes). */
export function hashAfter(prevHash: string, { seq, at, parts }: Pick<TrailRow, 'seq' | 'at' | 'parts'>): string {
  const line = [seq, at, ...parts].map((part) => (part === null ? '-' : `${Buffer.byteLength(part)}:${part}`)).join('');
  return createHash('sha256').update(Buffer.from(prevHash, 'hex')).update(line, 'utf8').digest('hex');
}

/**
 * Walks the chain row by row, in the order of positions, and says what is wrong with the first row that is. Written apart from the database's own
 * sealing, so that neither is believed because the other says so.
 */
export class ChainWalk {
  private last: Link;

  constructor(beginning: Link = origin) {
    this.last = beginning;
  }

  /** Where the walk has come to. */
  get head(): Link {
    return this.last;
  }

  /** The next row; what is wrong with it, or nothing. O(bytes of the row). */
  step(row: TrailRow & { readonly seal: NonNullable<TrailRow['seal']> }): Fault | undefined {
    const { position, seq, prevHash, hash } = row.seal;
    const expected = (BigInt(this.last.position) + 1n).toString();
    if (position !== expected) return { kind: 'GAP', position: expected, seq: null };
    if (row.seq === null) return { kind: 'ROW_MISSING', position, seq };
    if (prevHash !== this.last.hash) return { kind: 'NOT_LINKED', position, seq };
    if (hash !== hashAfter(prevHash, row)) return { kind: 'ROW_CHANGED', position, seq };
    this.last = { position, hash };
    return undefined;
  }
}
