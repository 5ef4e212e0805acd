import { invariant, type SlotId } from '#kernel';
import type { Transaction } from '#platform';
import type { PresentTerms } from '../domain/placement-terms.js';

/** SQL for the terms of a placement as JSON, from slot `s`, opportunity `o` and site `t`. What has no order of its own is put into one. */
export const termsSql = `json_build_object('kind', o.kind, 'title', o.title, 'dayPlan', o.day_plan, 'lunchPlan', o.lunch_plan,
  'hazards', array(select unnest(o.hazards) order by 1),
  'adults', json_build_array(least(o.supervisor_id, o.deputy_id), greatest(o.supervisor_id, o.deputy_id)),
  'site', case when partner_terms(o.id) is null then json_build_array(t.id, t.name, t.address_line, t.postcode)
    else json_build_array(t.id, t.name, t.address_line, t.postcode, partner_terms(o.id)) end, 'dates', json_build_array(s.starts_on, s.ends_on),
  'hours', json_build_array(s.starts_at, s.finishes_at, s.break_minutes))`;

/** SQL for the answers of guardians that stand, as a JSON list, the latest first; `allocationId` is SQL. See `GuardianAnswer`. */
export const answersSql = (allocationId: string): string =>
  `(select coalesce(json_agg(json_build_object('id', p.id, 'channel', p.channel, 'answer', p.answer, 'givenOn', p.given_on,
      'givenAt', to_char(p.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'version', p.placement_version,
      'termsHash', p.terms_hash, 'isCountersigned', p.countersigned_by is not null) order by p.recorded_at desc, p.id desc), '[]')
    from permission p where p.allocation_id = ${allocationId} and p.voided_at is null)`;

/** The terms of placements in PostgreSQL. */
export class PgPlacementTerms {
  constructor(private readonly tx: Transaction) {}

  /** What a slot offers as it stands now. */
  async of(slotId: SlotId): Promise<PresentTerms> {
    const [present] = await this.tx.manager.query<PresentTerms[]>(
      `select o.version, ${termsSql} as terms
       from slot s join opportunity o on o.id = s.opportunity_id join site t on t.id = o.site_id where s.id = $1`,
      [slotId],
    );
    invariant(present !== undefined, 'whoever is concerned by a place sees what it is');
    return present;
  }
}
