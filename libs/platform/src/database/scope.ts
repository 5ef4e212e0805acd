import pg from 'pg';
import { systemClock, today, type Actor, type Clock } from '#kernel';

/**
 * The statements that tell a transaction who acts: one message. Settings are local, so they end with the transaction and cannot leak
 * to the next user of the connection. Values are escaped literals because a prepared statement cannot set them. A clock that is not the
 * machine's tells the database which day and instant it is; else the database knows that itself.
 */
export function actAs(actor: Actor, clock: Clock = systemClock): string {
  return (
    set('app.role', actor.role) +
    set('app.account', actor.accountId) +
    set('app.programme', actor.programmeId) +
    set('app.school', actor.schoolId) +
    set('app.employer', actor.employerId) +
    set('app.student', actor.studentId) +
    (clock === systemClock ? '' : set('app.today', today(clock)) + set('app.now', clock.now().toISOString()))
  );
}

function set(setting: string, value: string | null): string {
  return value === null ? '' : `set local ${setting}=${pg.escapeLiteral(value)};`;
}
