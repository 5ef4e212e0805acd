import pg from 'pg';
import type { Actor } from '#kernel';

/**
 * The statements that tell a transaction who acts: one message. Settings are local, so they end with the transaction and cannot leak
 * to the next user of the connection. Values are escaped literals because a prepared statement cannot set them.
 */
export function actAs(actor: Actor): string {
  return (
    set('app.role', actor.role) +
    set('app.account', actor.accountId) +
    set('app.programme', actor.programmeId) +
    set('app.school', actor.schoolId) +
    set('app.employer', actor.employerId) +
    set('app.student', actor.studentId)
  );
}

function set(setting: string, value: string | null): string {
  return value === null ? '' : `set local ${setting}=${pg.escapeLiteral(value)};`;
}
