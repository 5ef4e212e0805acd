import { travellerColumns } from '#travel';
/** A `RoundSlot` of slot `s` with advert `o`, employer `e` and site `t`. */
export const slotColumns = `s.id, o.id as "opportunityId", e.id as "employerId", o.title, e.name as "employerName",
  split_part(t.postcode, ' ', 1) as area, o.category, o.tasks, o.year_groups as "yearGroups", slot_kept_for(s) as "keptForSchoolIds",
  s.minimum_group as "minimumGroup", s.most_per_school as "mostPerSchool", s.capacity - s.taken as seats, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
  to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.finishes_at, 'HH24:MI') as "finishesAt", t.latitude, t.longitude, other_sites_of(o.id) as "otherSites"`;

/** Where they come from. */
export const slotTables = `slot s join opportunity o on o.id = s.opportunity_id join employer e on e.id = o.employer_id
  join site t on t.id = o.site_id`;

/** True of a slot on show: open, of a published advert of a verified employer. */
export const isOnShow = `s.state = 'OPEN' and o.state = 'PUBLISHED' and e.state = 'VERIFIED'`;

/** True of a slot that a round matches: a placement on show that begins after `today`, with all its days in the window. */
export function isInRound(programme: string, window: { from: string; to: string }, today: string): string {
  return `${isOnShow} and o.kind = 'PLACEMENT' and s.programme_id = ${programme} and s.starts_on >= ${window.from}
    and s.ends_on <= ${window.to} and s.starts_on > ${today}`;
}

/** The states of an allocation that holds its student's days, as a list in SQL. */
export const holdingStates = `('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED')`;

/** A `RoundStudentRow` of student `st`; places on days in the window count. */
export function studentColumns(window: { from: string; to: string }): string {
  return `st.id, st.school_id as "schoolId", ${travellerColumns('st')}, st.interests, st.statement_answers as answers, st.free_school_meals as "freeSchoolMeals", st.send_support as "sendSupport",
    st.care_experienced as "careExperienced", st.neet_risk as "neetRisk",
    exists (select from allocation a where a.student_id = st.id and a.days && daterange(${window.from}, ${window.to}, '[]')
      and a.state in ${holdingStates}) as "isPlaced"`;
}
