import type { LocalDate, OpportunityId, ProgrammeId, SchoolId, SlotId } from '#kernel';
import { enqueueIn, type Transaction } from '#platform';
import type { EndedHold, Slots } from '../application/ports.js';
import type { ClosedSchools, PlanContext } from '../domain/slot-plan.js';
import type { Slot } from '../domain/slot.js';
import { SlotRow } from './opportunity.rows.js';

/** Calendars that have the slot learn of it by a higher number. */
const changedAt = (at: string): string => `changed_at = ${at}, changes = changes + 1`;

/** Slots in PostgreSQL. */
export class PgSlots implements Slots {
  constructor(private readonly tx: Transaction) {}

  async add(...slots: readonly Slot[]): Promise<void> {
    await this.tx.manager.insert(
      SlotRow,
      slots.map((slot) => ({
        ...slot,
        isReserved: slot.reservedSchoolIds.length > 0 || slot.isForLowSupply,
        reservedSchoolIds: [...slot.reservedSchoolIds],
      })),
    );
  }

  async lock(id: SlotId): Promise<Slot | undefined> {
    const row = await this.tx.manager.findOne(SlotRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ?? undefined;
  }

  async upcomingOf(opportunityId: OpportunityId, from: LocalDate): Promise<SlotId[]> {
    const rows = await this.tx.manager.query<{ id: SlotId }[]>(
      `select id from slot where opportunity_id = $1 and state = 'OPEN' and ends_on >= $2 order by id`,
      [opportunityId, from],
    );
    return rows.map(({ id }) => id);
  }

  async schoolsClosed(
    programmeId: ProgrammeId,
    schoolIds: readonly SchoolId[],
    days: readonly LocalDate[],
  ): Promise<ReadonlyMap<LocalDate, ClosedSchools>> {
    const rows = await this.tx.manager.query<(ClosedSchools & { on: LocalDate })[]>(
      `select to_char(on_day, 'YYYY-MM-DD') as "on", schools, closed from schools_closed_on($1, $2::text[], $3::date[])`,
      [programmeId, schoolIds, days],
    );
    return new Map(rows.map(({ on, schools, closed }) => [on, { schools, closed }]));
  }

  async timesOf(opportunityId: OpportunityId, from: LocalDate): Promise<PlanContext['existing']> {
    return this.tx.manager.query<Pick<Slot, 'startsOn' | 'endsOn' | 'startsAt' | 'finishesAt'>[]>(
      `select to_char(starts_on, 'YYYY-MM-DD') as "startsOn", to_char(ends_on, 'YYYY-MM-DD') as "endsOn",
         to_char(starts_at, 'HH24:MI') as "startsAt", to_char(finishes_at, 'HH24:MI') as "finishesAt"
       from slot where opportunity_id = $1 and state = 'OPEN' and ends_on >= $2`,
      [opportunityId, from],
    );
  }

  async schoolsAmong(ids: readonly SchoolId[]): Promise<ReadonlySet<string>> {
    const rows = await this.tx.manager.query<{ id: string }[]>('select id from school where id = any($1)', [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  async setCapacity(id: SlotId, capacity: number, at: Date): Promise<void> {
    // The CHECK of the table refuses fewer than are held, whoever forgot to look.
    await this.tx.manager.query(`update slot set capacity = $2, ${changedAt('$3')} where id = $1`, [id, capacity, at]);
    await enqueueIn(this.tx.manager, 'offer-free-places', [{ slotId: id }]);
  }

  async cancel(id: SlotId, reason: string | null, at: Date): Promise<EndedHold[]> {
    await this.tx.manager.query(
      `update slot set state = 'CANCELLED', state_reason = $2, taken = 0, ${changedAt('$3')} where id = $1`,
      [id, reason, at],
    );
    const [requests] = await this.tx.manager.query<[EndedHold[], number]>(
      `update slot_request set state = 'CANCELLED', reason = $2, answered_at = $3
       where slot_id = $1 and state in ('OFFERED', 'REQUESTED', 'ACCEPTED')
       returning id, 'REQUEST' as kind, school_id as "schoolId", null as "studentId"`,
      [id, reason, at],
    );
    const [allocations] = await this.tx.manager.query<[EndedHold[], number]>(
      `update allocation set state = 'CANCELLED_BY_HOST', state_reason = $2, changed_at = $3
       where slot_id = $1 and state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED')
       returning id, 'ALLOCATION' as kind, school_id as "schoolId", student_id as "studentId"`,
      [id, reason, at],
    );
    return [...requests, ...allocations].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
