/**
 * Everything that was marked, present or not: places of students, and groups that came. Read as `activity`; what may be seen of it the
 * policies of the tables decide.
 */
export const activitiesSql = `(
  select a.id::text, a.student_id, a.school_id, a.slot_id, exists (select from employer_feedback f where f.allocation_id = a.id) as has_feedback,
    is_reflected_on(a.id) as has_reflection, coalesce((
      select json_agg(json_build_object('onDay', to_char(m.on_day, 'YYYY-MM-DD'), 'session', m.session) order by m.on_day, m.session)
      from attendance m where m.allocation_id = a.id and m.mark = 'PRESENT'), '[]') as attended
  from allocation a where exists (select from attendance m where m.allocation_id = a.id)
  union all
  select r.id::text, v.student_id, v.school_id, r.slot_id, false, false, case when v.came then null else '[]'::json end
  from visitor v join slot_request r on r.id = v.slot_request_id where v.came is not null
) x join slot s on s.id = x.slot_id join opportunity o on o.id = s.opportunity_id join employer e on e.id = s.employer_id`;

/** The columns of an activity, as JSON. */
export const activityJson = `json_build_object('id', x.id, 'kind', o.kind, 'title', o.title, 'employerId', e.id, 'employerName', e.name,
  'staffCount', e.staff_count, 'startsOn', to_char(s.starts_on, 'YYYY-MM-DD'), 'endsOn', to_char(s.ends_on, 'YYYY-MM-DD'),
  'startsAt', to_char(s.starts_at, 'HH24:MI'), 'finishesAt', to_char(s.finishes_at, 'HH24:MI'), 'breakMinutes', s.break_minutes,
  'attended', x.attended, 'dayPlan', o.day_plan, 'hasFeedback', x.has_feedback, 'hasReflection', x.has_reflection)`;
