import { Injectable, Logger } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import type { Actor } from '#kernel';
import { entryRow, insertEntries, type AuditEntry } from '../database/audit-entry.js';
import { ScopedReads } from '../database/reads.js';
import { statement } from '../database/statement.js';

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
  private waiting: object[] = [];
  private dropped = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly reads: ScopedReads) {}

  /** Notes it; never throws, never waits. */
  note(actor: Actor, entry: AuditEntry): void {
    if (this.waiting.length < mostKept) this.waiting.push(entryRow(actor, entry));
    else this.dropped++;
    this.timer ??= setTimeout(() => void this.flush(), flushAfterMs).unref();
  }

  /** Writes what waits. What cannot be written waits on. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const [batch, dropped] = [this.waiting, this.dropped];
    if (batch.length === 0) return;
    [this.waiting, this.dropped] = [[], 0];
    const uncounted = { action: 'security-log.full', objectType: 'Refusal', objectId: null, reason: `${dropped} more` };
    const rows = dropped === 0 ? batch : [...batch, entryRow(nobody('security-log'), uncounted)];
    try {
      await this.reads.unscoped(insert, [JSON.stringify(rows)]);
    } catch {
      this.log.error('Refusals could not be written into the audit trail; they wait.');
      this.waiting = [...batch, ...this.waiting].slice(0, mostKept);
      this.dropped += dropped;
      this.timer ??= setTimeout(() => void this.flush(), 10 * flushAfterMs).unref();
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.flush();
  }
}
