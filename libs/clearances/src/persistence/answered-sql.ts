/**
 * SQL for why somebody went on though rules warned, the latest of each rule, as a JSON list; `id` is SQL, and names a place or a visit. Empty for
 * whoever may not read it. See `AnsweredWarning`.
 */
export const answeredSql = (of: 'allocation_id' | 'slot_request_id', id: string): string =>
  `(select coalesce(json_agg(w order by w."ruleId"), '[]') from (
      select distinct on (w.rule_id) w.rule_id as "ruleId", w.reason, to_char(w.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from warning_answer w where w.${of} = ${id} order by w.rule_id, w.answered_at desc, w.id desc) w)`;
