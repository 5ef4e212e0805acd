import { placementDays } from '#calendar';
import {
  systemActor,
  type AllocationId,
  type LocalDate,
  type LocalTime,
  type SchoolId,
  type SlotRequestId,
} from '#kernel';
import { plannedOnce, type ScopedReads } from '#platform';
import type {
  Hazard,
  HostAdult,
  InsurancePolicy,
  OpportunityKind,
  RotaDay,
  SchoolFacts,
  StudentFacts,
} from '#safeguarding';
import type { JudgedPlace, NotedOfPlace, NotedOfVisit } from '../application/ports.js';
import {
  daysAt,
  daysWithUnder16,
  rotaOf,
  type HostedSlot,
  type PartnerTurns,
  type PlannedHalf,
} from '../domain/hosted-slot.js';
import {
  dangerTermsOf,
  engagementOf,
  isSchoolOrCare,
  vettingFacts,
  type ProfileOnFile,
} from '../domain/vetting-of-profile.js';
import type { EmployerFacts, HostFacts } from '../domain/judge.js';
import { ofPlaces, ofSchool, ofVisits, placeFacts, schoolFacts, visitFacts } from './place-facts.js';
import { isHostOf, partnersOf, plannedOf, setRotaOf, youngestComing } from './rota-sql.js';

interface HostRow {
  slotId: string | null;
  opportunityId: string;
  employerId: string;
  kind: OpportunityKind;
  version: number;
  title: string;
  description: string;
  tasks: string[];
  lessFun: string;
  lunchPlan: string;
  yearGroups: number[];
  hazards: Hazard[];
  /** Null where none is named yet. */
  adults:
    | {
        id: string;
        calledBackByOther: boolean | null;
        hasVerifiedWorkAddress: boolean;
        barredListSeenOn: LocalDate | null;
        contactDecisionUntil: LocalDate | null;
      }[]
    | null;
  supervisorId: string;
  deputyId: string;
  setRota: RotaDay[] | null;
  planned: PlannedHalf[];
  partners: PartnerTurns[];
  contacts: HostedSlot[];
  insurance: InsurancePolicy[];
  isSuspended: boolean;
  sector: string;
  staffCount: number;
  profile: ProfileOnFile | null;
  startsOn: LocalDate | null;
  endsOn: LocalDate | null;
  startsAt: LocalTime | null;
  finishesAt: LocalTime | null;
  breakMinutes: number | null;
}

/** The side of another employer that has days of the advert, or is asked to. */
interface PartnerRow extends HostRow {
  isAccepted: boolean;
  /** Days of the placement, from 1. */
  daysThere: number[];
}

interface StudentRow {
  studentId: string;
  bornOn: LocalDate;
  yearGroup: number;
  needsAdjustments: boolean;
  isVulnerable: boolean;
  /** Each a place or a visit. */
  bookings: { id: string; startsOn: LocalDate; endsOn: LocalDate }[];
  blackoutDays: LocalDate[];
  refusedEmployers: string[];
}

/** Other slots within a month of the days from `from` to `until` to which a child comes, or came: these adults may be on duty there. */
const contacts = (slot: string, from: string, until: string): string => `
    coalesce((select json_agg(json_build_object('startsOn', w.starts_on, 'endsOn', w.ends_on, 'supervisorId', p.supervisor_id,
        'deputyId', p.deputy_id, 'setRota', ${setRotaOf('w.id')}, 'planned', ${plannedOf('p')},
        'partners', ${partnersOf('p.id')},
        'youngestBornOn', y.born_on) order by w.id)
      from (select h.* from opportunity p join slot h on h.opportunity_id = p.id
        where ${isHostOf('e.id', 'p')} and h.id <> ${slot} and h.starts_on <= ${until} + 30 and h.ends_on >= ${from} - 30 offset 0) w
      join opportunity p on p.id = w.opportunity_id
      cross join lateral (select ${youngestComing({ states: `('CONFIRMED', 'ATTENDED')`, isEarly: false })} as born_on offset 0) y
      where y.born_on is not null), '[]') as contacts`;

/** Where something stands that an employer `e` says of its part in an advert `o`. */
interface HostColumns {
  readonly site: string;
  readonly activity: string;
  readonly supervisor: string;
  readonly deputy: string;
  /** An SQL array. */
  readonly adults: string;
}

/** The school, in SQL, whose decisions about adults count: the second argument of reads about slots; an advert is of none. */
const decidingSchool = '$2::text';

const ofOwner: HostColumns = {
  site: 'o.site_id',
  activity: 'o.activity',
  supervisor: 'o.supervisor_id',
  deputy: 'o.deputy_id',
  adults: 'advert_adults(o)',
};

const ofPartner: HostColumns = {
  site: 'r.site_id',
  activity: 'r.activity',
  supervisor: 'r.supervisor_id',
  deputy: 'r.deputy_id',
  adults: 'array[r.supervisor_id, r.deputy_id]::text[]',
};

/** The profile of an activity at a site. A conversation is what every check but a visit comes to. */
const profileOf = ({
  site,
  activity,
}: HostColumns): string => `(select json_build_object('state', p.state, 'approvedUntil', p.approved_until, 'tier', p.tier, 'answers', d.answers,
      'talkedOn', (select max(v.on_day) from vetting_step v where v.profile_id = p.id and v.kind in ('CONVERSATION','ARRANGEMENTS')),
      'siteCheckedOn', (select max(v.on_day) from vetting_step v where v.profile_id = p.id and v.kind = 'SITE_CHECK'))
    from activity_profile p left join activity_declaration d on d.profile_id = p.id
    where p.site_id = ${site} and p.activity = ${activity})`;

const host = (of: HostColumns, school: string, from: string): string => `
  select o.id as "opportunityId", e.id as "employerId", o.kind, o.version, o.title, o.less_fun as "lessFun", o.lunch_plan as "lunchPlan", o.year_groups as "yearGroups", o.hazards,
    concat_ws(E'\\n', o.summary, o.lunch_plan, o.what_to_wear, o.access_notes, o.will_learn, o.own_task, o.feedback, o.reflection,
      array_to_string(o.learning_outcomes, E'\\n'), array_to_string(o.people_met, E'\\n')) as description,
    array(select concat_ws(', ', p ->> 'task', p ->> 'department', p ->> 'with', p ->> 'meets') from jsonb_array_elements(o.day_plan) p) as tasks,
    (select json_agg(json_build_object('id', a.id, 'hasVerifiedWorkAddress', a.work_address_verified_at is not null,
        'barredListSeenOn', c.barred_list_seen_on, 'contactDecisionUntil', g.valid_until,
        'calledBackByOther', case when a.called_back_at is not null then a.called_back_by is distinct from e.registered_by end) order by a.id)
      from host_adult a left join contact_decision c on c.host_adult_id = a.id
      left join school_contact_decision g on g.host_adult_id = a.id and g.school_id = ${school} where a.id = any(${of.adults})) as adults,
    coalesce((select json_agg(json_build_object('kind', i.kind, 'coverPounds', i.cover_pounds, 'validTo', i.valid_to) order by i.kind)
      from insurance i where i.employer_id = e.id), '[]') as insurance,
    e.state = 'SUSPENDED' or is_host_suspended(e.id, ${of.site}, ${of.adults}) as "isSuspended",
    e.sector, e.staff_count as "staffCount", ${profileOf(of)} as profile,
    ${of.supervisor} as "supervisorId", ${of.deputy} as "deputyId", ${plannedOf('o')} as planned, ${partnersOf('o.id')} as partners, ${from}`;

const withoutDates = `null as "slotId", null as "setRota", '[]'::json as contacts, null as "startsOn", null as "endsOn", null as "startsAt",
    null as "finishesAt", null as "breakMinutes"`;
const withDates = `s.id as "slotId", ${setRotaOf('s.id')} as "setRota", ${contacts('s.id', 's.starts_on', 's.ends_on')}, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
    to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.finishes_at, 'HH24:MI') as "finishesAt", s.break_minutes as "breakMinutes"`;
const partner = `, r.state = 'ACCEPTED' as "isAccepted", r.days as "daysThere" from advert_partner r join opportunity o on o.id = r.opportunity_id
  join employer e on e.id = r.partner_employer_id`;

const ofOpportunities = plannedOnce<HostRow>(
  'facts_of_opportunities',
  host(
    ofOwner,
    'null',
    `${withoutDates} from opportunity o join employer e on e.id = o.employer_id where o.id = any($1)`,
  ),
);

const partnersOfOpportunities = plannedOnce<PartnerRow>(
  'facts_of_partners',
  host(
    ofPartner,
    'null',
    `${withoutDates} ${partner} where r.opportunity_id = any($1) and r.state <> 'REMOVED' order by r.id`,
  ),
);

const ofSlots = plannedOnce<HostRow>(
  'facts_of_slots',
  host(
    ofOwner,
    decidingSchool,
    `${withDates} from slot s join opportunity o on o.id = s.opportunity_id join employer e on e.id = o.employer_id where s.id = any($1)`,
  ),
);

const partnersOfSlots = plannedOnce<PartnerRow>(
  'facts_of_partners_in_slots',
  host(
    ofPartner,
    decidingSchool,
    `${withDates} ${partner} join slot s on s.opportunity_id = o.id where s.id = any($1) and r.state <> 'REMOVED' order by r.id`,
  ),
);

const ofStudents = plannedOnce<StudentRow>(
  'facts_of_students',
  `select i.student_id as "studentId", to_char(i.born_on, 'YYYY-MM-DD') as "bornOn", n.year_group as "yearGroup",
     coalesce(n.adjustments, '') <> '' as "needsAdjustments", n.care_experienced as "isVulnerable",
     coalesce((select json_agg(json_build_object('id', b.id, 'startsOn', b.starts_on, 'endsOn', b.ends_on) order by b.id) from (
       select a.id, s.starts_on, s.ends_on from allocation a join slot s on s.id = a.slot_id
       where a.student_id = i.student_id and a.state in ('OFFERED','ACCEPTED','HOST_AGREED','CONFIRMED','ATTENDED')
       union all
       select r.id, s.starts_on, s.ends_on from visitor v join slot_request r on r.id = v.slot_request_id join slot s on s.id = r.slot_id
       where v.student_id = i.student_id and r.state = 'ACCEPTED' and r.register_confirmed_at is not null
         and not exists (select from slot_request q join slot w on w.id = q.slot_id
           where q.id = $2 and (w.finishes_at <= s.starts_at or s.finishes_at <= w.starts_at))) b), '[]') as bookings,
     array(select to_char(b.on_day, 'YYYY-MM-DD') from blackout_day b where b.school_id = i.school_id
       and (b.year_groups is null or n.year_group = any(b.year_groups))) as "blackoutDays",
     array(select r.employer_id from employer_refusal r where r.school_id = i.school_id order by 1) as "refusedEmployers"
   from student_identity i join student n on n.id = i.student_id where i.student_id = any($1)`,
);

const reader = systemActor('clearance');

/** Gathers what the rules read. Reads as the service itself: whoever asks for a decision need not see what it rests on. */
export class ClearanceFacts {
  constructor(private readonly reads: ScopedReads) {}

  /** The facts of an advert, before it has dates; `undefined` when there is none. */
  async ofOpportunity(opportunityId: string): Promise<HostFacts | undefined> {
    return (await this.ofOpportunities([opportunityId])).get(opportunityId);
  }

  /** The same for adverts by id. Two reads however many. */
  async ofOpportunities(opportunityIds: readonly string[]): Promise<Map<string, HostFacts>> {
    const rows = await this.reads.all(reader, ofOpportunities, [opportunityIds]);
    const partners = await this.reads.all(reader, partnersOfOpportunities, [opportunityIds]);
    const of = ({ opportunityId }: HostRow): PartnerRow[] =>
      partners.filter((partner) => partner.opportunityId === opportunityId);
    return new Map(rows.map((row) => [row.opportunityId, hostFacts(row, of(row))]));
  }

  /**
   * The facts of slots with their days, by slot id, as they are for students of that school, whose decisions about adults count. Two reads
   * however many.
   */
  async ofSlots(slotIds: readonly string[], schoolId: SchoolId | null = null): Promise<Map<string, HostFacts>> {
    const rows = await this.reads.all(reader, ofSlots, [slotIds, schoolId]);
    const partners = await this.reads.all(reader, partnersOfSlots, [slotIds, schoolId]);
    const of = (slotId: string | null): PartnerRow[] => partners.filter((partner) => partner.slotId === slotId);
    return new Map(rows.map((row) => [row.slotId ?? '', hostFacts(row, of(row.slotId))]));
  }

  /**
   * The facts of students by id; one read however many. Days of the place or visit `except` do not count as booked elsewhere, because it
   * is the one that is judged; beside a visit, another at other hours of the day may stand.
   */
  async ofStudents(
    studentIds: readonly string[],
    except: AllocationId | SlotRequestId | null = null,
  ): Promise<Map<string, StudentFacts>> {
    const rows = await this.reads.all(reader, ofStudents, [studentIds, except]);
    return new Map(rows.map((row) => [row.studentId, studentFacts(row, except)]));
  }

  /**
   * The facts of the students of places, by place; one read however many. Days of the place do not count as booked elsewhere, because it is
   * the one that is judged.
   */
  async ofStudentsIn(places: readonly JudgedPlace[]): Promise<Map<AllocationId, StudentFacts>> {
    const rows = await this.reads.all(reader, ofStudents, [places.map(({ studentId }) => studentId), null]);
    const byId = new Map(rows.map((row) => [row.studentId, row]));
    return new Map(
      places.flatMap(({ id, studentId }): [AllocationId, StudentFacts][] => {
        const row = byId.get(studentId);
        return row === undefined ? [] : [[id, studentFacts(row, id)]];
      }),
    );
  }

  /**
   * What was said and noted about places, the way there, and what their schools have arranged for their days, by place; one read however
   * many. An answer or a note bears the present version as long as nothing has changed that touches whoever gave it.
   */
  async ofPlaces(allocationIds: readonly AllocationId[]): Promise<Map<AllocationId, NotedOfPlace>> {
    const rows = await this.reads.all(reader, ofPlaces, [allocationIds]);
    return new Map(rows.map((row) => [row.id, placeFacts(row)]));
  }

  /** Who goes on visits, and what was lifted for them, by request; one read however many. */
  async ofVisits(ids: readonly SlotRequestId[]): Promise<Map<SlotRequestId, NotedOfVisit>> {
    const rows = await this.reads.all(reader, ofVisits, [ids]);
    return new Map(rows.map((row) => [row.id, visitFacts(row)]));
  }

  /** What a school has arranged for the days of slots, by slot id. One read however many. */
  async ofSchool(schoolId: SchoolId, slotIds: readonly string[]): Promise<Map<string, SchoolFacts>> {
    const rows = await this.reads.all(reader, ofSchool, [schoolId, slotIds]);
    return new Map(rows.map((row) => [row.slotId, schoolFacts(row)]));
  }
}

/** With the adults of the partners among those whose days are counted. A partner none of whose days are in the slot has no part in it. */
function hostFacts(row: HostRow, partners: readonly PartnerRow[]): HostFacts {
  const own = employerFacts(row);
  const others = partners.flatMap((partner) => partnerFacts(partner, own) ?? []);
  if (others.length === 0) return own;
  const hostAdults = [own, ...others].flatMap((facts) => facts.hostAdults ?? []);
  return { ...own, hostAdults, partners: others };
}

function partnerFacts(row: PartnerRow, { days, rota }: EmployerFacts): EmployerFacts | undefined {
  const there = daysAt(
    { days: row.daysThere },
    days.map(({ on }) => on),
  );
  if (days.length > 0 && there.length === 0) return undefined;
  const facts = {
    ...employerFacts(row),
    days: days.filter(({ on }) => there.includes(on)),
    rota: rota?.filter(({ on }) => there.includes(on)) ?? null,
  };
  if (row.isAccepted) return facts;
  // Who has not said yes has named neither a site nor adults, or no longer stands by them.
  return { ...facts, hasHostAgreed: false, hostAdults: null, rota: null, insurance: null, vetting: null };
}

function employerFacts(row: HostRow): EmployerFacts {
  const { startsOn, endsOn, startsAt, finishesAt, breakMinutes } = row;
  return {
    kind: row.kind,
    employerId: row.employerId,
    placementVersion: String(row.version),
    days:
      startsOn === null || endsOn === null
        ? []
        : placementDays(startsOn, endsOn).map((on) => ({ on, startsAt, finishesAt, breakMinutes })),
    hasHostAgreed: true,
    yearGroupsWelcome: row.yearGroups,
    hazards: row.hazards,
    dangerTerms: dangerTermsOf(row.profile),
    insurance: row.insurance,
    hostAdults: (row.adults ?? []).map(
      // No column holds a check on host staff, so none can have been recorded.
      (adult): HostAdult => ({
        ...adult,
        recordedCheck: false,
        hostsUnder16Elsewhere: null,
        daysWithUnder16: daysWithUnder16(adult.id, row.contacts),
        // No employer says this yet, and an adult who may be alone counts as one who is.
        isSupervised: null,
      }),
    ),
    rota: startsOn === null || endsOn === null ? null : rotaOf({ ...row, startsOn, endsOn }),
    isHostSuspended: row.isSuspended,
    advert: {
      title: row.title,
      description: row.description,
      tasks: row.tasks,
      lessFun: row.lessFun,
      lunchPlan: row.lunchPlan,
    },
    vetting: row.profile && vettingFacts(row.profile, row.staffCount),
    isSchoolOrCare: isSchoolOrCare(row.sector),
    engagement: engagementOf(row.profile),
  };
}

function studentFacts({ bookings, studentId: _id, ...known }: StudentRow, except: string | null): StudentFacts {
  const others = bookings.filter(({ id }) => id !== except);
  return {
    ...known,
    otherBookedDays: others.flatMap(({ startsOn, endsOn }) => placementDays(startsOn, endsOn)),
    permissions: [],
    notes: [],
    unpaidGround: null,
    tLevel: null,
  };
}
