/** An instant as text in UTC, to the second. */
export const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** A concern `c` with the child, the host and every note, as its safeguarding lead reads it. */
export const concernColumns = `c.id, c.state, c.body as text, c.felt_safe as "feltSafe", c.raised_as as "raisedAs",
  ${instant('c.created_at')} as "raisedAt", c.is_allegation as "isAllegation", to_char(c.authority_due_on, 'YYYY-MM-DD') as "authorityDueOn",
  case when i.student_id is not null then i.given_name || ' ' || i.family_name end as "studentName", c.allocation_id as "allocationId",
  o.title as "opportunityTitle", e.name as "employerName", t.name as "siteName", h.name as "hostAdultName",
  c.closing_note as "closingNote", ${instant('c.closed_at')} as "closedAt",
  coalesce((select json_agg(json_build_object('state', n.state, 'note', n.note, 'madeAt', ${instant('n.made_at')}) order by n.id)
    from concern_note n where n.concern_id = c.id), '[]') as notes`;

/** Where they come from. */
export const concernTables = `left join student_identity i on i.student_id = c.student_id left join allocation a on a.id = c.allocation_id
  left join slot s on s.id = a.slot_id left join opportunity o on o.id = s.opportunity_id
  left join employer e on e.id = coalesce(c.employer_id, a.employer_id) left join site t on t.id = c.site_id
  left join host_adult h on h.id = c.host_adult_id`;
