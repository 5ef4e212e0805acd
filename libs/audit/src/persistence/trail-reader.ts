import type { Client } from 'pg';
import { ChainWalk, origin, type Link, type TrailRow } from '../domain/chain.js';
import type { Fault } from '../domain/fault.js';
import type { PublishedHead } from '../domain/head.js';

/** What a check of the trail came to. */
export interface TrailCheck {
  readonly head: Link;
  /** How many rows wait to be sealed. */
  readonly unsealed: number;
  readonly fault: Fault | null;
}

interface Row {
  readonly seq: string | null;
  readonly at: string | null;
  readonly parts: (string | null)[];
  readonly position: string;
  readonly sealed_seq: string;
  readonly prev_hash: string;
  readonly hash: string;
}

const pageSize = 5000;

const page = `select e.seq::text, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
    array[e.actor, e.acting_role, e.programme_id, e.school_id, e.employer_id, e.student_id, e.action, e.object_type, e.object_id,
      array_to_string(e.fields, ','), e.rule_set_version, e.reason, e.digest, e.request_id] as parts,
    s.position::text, s.seq::text as sealed_seq, encode(s.prev_hash, 'hex') as prev_hash, encode(s.hash, 'hex') as hash
  from audit.seal s left join audit.entry e on e.seq = s.seq where s.position > $1 order by s.position limit ${pageSize}`;

/** The rows that are not on the chain: how many, and the first that has been so for more than an hour. */
const loose = `select count(*)::integer as unsealed, min(e.seq) filter (where e.at < now() - interval '1 hour')::text as overdue
  from audit.entry e where not exists (select from audit.seal s where s.seq = e.seq)`;

/**
 * Checks the whole trail from its beginning, against the heads that were published, and names the first thing that is wrong. `client` reads as the
 * owner, so that the running service has no part in it. O(trail) in time, a page of it in memory.
 */
export async function checkTrail(client: Client, heads: readonly PublishedHead[]): Promise<TrailCheck> {
  const { rows: begun } = await client.query<Link>(
    `select position::text, encode(hash, 'hex') as hash from audit.beginning order by audit.beginning.position desc limit 1`,
  );
  const walk = new ChainWalk(begun[0] ?? origin);
  const published = new Map(heads.map((head) => [head.position, head.hash]));
  for (;;) {
    const { rows } = await client.query<Row>(page, [walk.head.position]);
    for (const row of rows) {
      const fault = walk.step(toTrailRow(row)) ?? publishedOtherwise(walk.head, published);
      if (fault !== undefined) return { head: walk.head, unsealed: 0, fault };
    }
    if (rows.length < pageSize) break;
  }
  const { rows: rest } = await client.query<{ unsealed: number; overdue: string | null }>(loose);
  const { unsealed = 0, overdue = null } = rest[0] ?? {};
  return { head: walk.head, unsealed, fault: lostHead(walk.head, heads) ?? notSealed(overdue) };
}

function toTrailRow(row: Row): TrailRow & { readonly seal: NonNullable<TrailRow['seal']> } {
  const seal = { position: row.position, seq: row.sealed_seq, prevHash: row.prev_hash, hash: row.hash };
  return { seq: row.seq, at: row.at, parts: row.parts, seal };
}

function publishedOtherwise({ position, hash }: Link, published: ReadonlyMap<string, string>): Fault | undefined {
  const head = published.get(position);
  return head === undefined || head === hash ? undefined : { kind: 'HEAD_CHANGED', position, seq: null };
}

function lostHead({ position }: Link, heads: readonly PublishedHead[]): Fault | null {
  const lost = heads.find((head) => BigInt(head.position) > BigInt(position));
  return lost === undefined ? null : { kind: 'HEAD_MISSING', position: lost.position, seq: null };
}

function notSealed(seq: string | null): Fault | null {
  return seq === null ? null : { kind: 'NOT_SEALED', position: null, seq };
}
