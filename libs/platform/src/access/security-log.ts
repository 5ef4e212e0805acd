import { Injectable, Logger } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import type { Actor } from '#kernel';
import { entryRow, insertEntries, type AuditEntry } from '../database/audit-entry.js';
import { ScopedReads } from '../database/reads.js';
import { statement } from '../database/statement.js';
import { Backlog, type Taken } from './backlog.js';

const insert = statement<QueryResultRow>('security_log', insertEntries('$1'));
const flushAfterMs = 200;
const mostKept = 10_000;

/** Nobody in particular: the bearer of a token that was refused, or of none. */
export function nobody(requestId: string): Actor {
  const nowhere = { programmeId: null, schoolId: null, employerId: null, studentId: null };
  return { accountId: null, role: 'NEWCOMER', ...nowhere, requestId };
}

/**
 * Writes down who was turned away: each of them, a batch at a time, beside whatever transaction they were turned away from. Kept for a fifth of
 * a second, or until the database is back; beyond ten thousand only how many more there were.
 */
@Injectable()
export class SecurityLog {
  private readonly log = new Logger('SecurityLog');
  private readonly backlog = new Backlog<object>(mostKept);
  private timer: NodeJS.Timeout | undefined;
  private written = Promise.resolve();

  constructor(private readonly reads: ScopedReads) {}

  /** Notes it; never throws, never waits. */
  note(actor: Actor, entry: AuditEntry): void {
    this.backlog.add(entryRow(actor, entry));
    this.flushIn(flushAfterMs);
  }

  /** Writes what waits, after the batch that is being written. What cannot be written waits on. */
  flush(): Promise<void> {
    this.written = this.written.then(() => this.write());
    return this.written;
  }

  async onModuleDestroy(): Promise<void> {
    await this.flush();
  }

  private async write(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const taken = this.backlog.takeAll();
    if (taken.entries.length === 0) return;
    try {
      await this.reads.unscoped(insert, [JSON.stringify(rowsOf(taken))]);
    } catch {
      this.log.error('Refusals could not be written into the audit trail; they wait.');
      this.backlog.putBack(taken);
      this.flushIn(10 * flushAfterMs);
    }
  }

  private flushIn(ms: number): void {
    this.timer ??= setTimeout(() => void this.flush(), ms).unref();
  }
}

/** The entries, and a last one that says how many more there were. */
function rowsOf({ entries, beyond }: Taken<object>): readonly object[] {
  if (beyond === 0) return entries;
  const uncounted = { action: 'security-log.full', objectType: 'Refusal', objectId: null, reason: `${beyond} more` };
  return [...entries, entryRow(nobody('security-log'), uncounted)];
}
