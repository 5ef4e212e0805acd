import { placementDays } from '#calendar';
import { systemActor, type AllocationId, type LocalDate, type LocalTime } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type {
  Hazard,
  HostAdult,
  InsurancePolicy,
  OpportunityKind,
  Permission,
  RotaDay,
  StudentFacts,
} from '#safeguarding';
import { daysWithUnder16, rotaOf, type HostedSlot } from '../domain/hosted-slot.js';
import type { HostFacts } from '../domain/judge.js';
import {
  stillHolds,
  type GuardianAnswer,
  type Party,
  type PresentTerms,
  type SignedTerms,
} from '../domain/placement-terms.js';
import { answersSql, termsSql } from './placement-terms.repository.js';
import { setRotaOf } from './rota-sql.js';

interface HostRow {
  slotId: string | null;
  opportunityId: string;
  kind: OpportunityKind;
  version: number;
  title: string;
  description: string;
  tasks: string[];
  lessFun: string;
  yearGroups: number[];
  hazards: Hazard[];
  adults: {
    id: string;
    calledBackByOther: boolean | null;
    hasVerifiedWorkAddress: boolean;
    hasContactDecision: boolean;
  }[];
  supervisorId: string;
  deputyId: string;
  setRota: RotaDay[] | null;
  contacts: HostedSlot[];
  insurance: InsurancePolicy[];
  isSuspended: boolean;
  startsOn: LocalDate | null;
  endsOn: LocalDate | null;
  startsAt: LocalTime | null;
  finishesAt: LocalTime | null;
  breakMinutes: number | null;
}

interface StudentRow {
  studentId: string;
  bornOn: LocalDate;
  bookings: { allocationId: AllocationId; startsOn: LocalDate; endsOn: LocalDate }[];
  blackoutDays: LocalDate[];
}

interface PermissionRow extends PresentTerms {
  answers: GuardianAnswer[];
  /** What the student signed; where no signature is kept, the version of the advert that the student last said yes to. */
  own: SignedTerms;
}

/** Other slots within a month of the days from `from` to `until` to which a child comes, or came: these adults may be on duty there. */
const contacts = (slot: string, from: string, until: string): string => `
    coalesce((select json_agg(json_build_object('startsOn', w.starts_on, 'endsOn', w.ends_on, 'supervisorId', p.supervisor_id,
        'deputyId', p.deputy_id, 'setRota', ${setRotaOf('w.id')},
        'youngestBornOn', (select max(i.born_on) from allocation a join student_identity i on i.student_id = a.student_id
          where a.slot_id = w.id and a.state in ('CONFIRMED', 'ATTENDED'))) order by w.id)
      from slot w join opportunity p on p.id = w.opportunity_id
      where w.employer_id = o.employer_id and w.id <> ${slot} and w.starts_on <= ${until} + 30 and w.ends_on >= ${from} - 30
        and exists (select from allocation a where a.slot_id = w.id and a.state in ('CONFIRMED', 'ATTENDED'))), '[]') as contacts`;

const host = (lastDay: string, from: string): string => `
  select o.id as "opportunityId", o.kind, o.version, o.title, o.less_fun as "lessFun", o.year_groups as "yearGroups", o.hazards,
    concat_ws(E'\\n', o.summary, o.lunch_plan, o.what_to_wear) as description,
    array(select concat_ws(', ', p ->> 'task', p ->> 'department', p ->> 'with') from jsonb_array_elements(o.day_plan) p) as tasks,
    (select json_agg(json_build_object('id', a.id, 'hasVerifiedWorkAddress', a.work_address_verified_at is not null,
        'hasContactDecision', exists (select from contact_decision c where c.host_adult_id = a.id and c.decided_at is not null
          and c.valid_until >= ${lastDay}),
        'calledBackByOther', case when a.called_back_at is not null then a.called_back_by is distinct from e.registered_by end) order by a.id)
      from host_adult a where a.id in (o.supervisor_id, o.deputy_id)) as adults,
    coalesce((select json_agg(json_build_object('kind', i.kind, 'coverPounds', i.cover_pounds, 'validTo', i.valid_to) order by i.kind)
      from insurance i where i.employer_id = o.employer_id), '[]') as insurance,
    e.state = 'SUSPENDED' or is_host_suspended(e.id, o.site_id, array[o.supervisor_id, o.deputy_id]::text[]) as "isSuspended",
    o.supervisor_id as "supervisorId", o.deputy_id as "deputyId", ${from}`;

const ofOpportunity = statement<HostRow>(
  'facts_of_opportunity',
  `${host(
    'null::date',
    `null as "slotId", null as "setRota", '[]'::json as contacts, null as "startsOn", null as "endsOn", null as "startsAt", null as "finishesAt", null as "breakMinutes"
  from opportunity o join employer e on e.id = o.employer_id where o.id = $1`,
  )}`,
);

const ofSlots = statement<HostRow>(
  'facts_of_slots',
  `${host(
    's.ends_on',
    `s.id as "slotId", ${setRotaOf('s.id')} as "setRota", ${contacts('s.id', 's.starts_on', 's.ends_on')}, to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
    to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.finishes_at, 'HH24:MI') as "finishesAt", s.break_minutes as "breakMinutes"
  from slot s join opportunity o on o.id = s.opportunity_id join employer e on e.id = o.employer_id where s.id = any($1)`,
  )}`,
);

const ofStudents = statement<StudentRow>(
  'facts_of_students',
  `select i.student_id as "studentId", to_char(i.born_on, 'YYYY-MM-DD') as "bornOn",
     coalesce((select json_agg(json_build_object('allocationId', a.id, 'startsOn', s.starts_on, 'endsOn', s.ends_on) order by a.id)
       from allocation a join slot s on s.id = a.slot_id
       where a.student_id = i.student_id and a.state in ('OFFERED','ACCEPTED','HOST_AGREED','CONFIRMED','ATTENDED')), '[]') as bookings,
     array(select to_char(b.on_day, 'YYYY-MM-DD') from blackout_day b where b.school_id = i.school_id
       and (b.year_groups is null or (select n.year_group from student n where n.id = i.student_id) = any(b.year_groups))) as "blackoutDays"
   from student_identity i where i.student_id = any($1)`,
);

const permissionsOf = statement<PermissionRow>(
  'permissions_of_allocation',
  `select o.version, ${termsSql} as terms, ${answersSql('a.id')} as answers,
     coalesce((select json_build_object('version', g.placement_version, 'termsHash', g.terms_hash)
         from agreement g where g.allocation_id = a.id and g.party = 'STUDENT'),
       json_build_object('version', a.placement_version, 'termsHash', null)) as own
   from allocation a join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id join site t on t.id = o.site_id
   where a.id = $1`,
);

const reader = systemActor('clearance');

/** Gathers what the rules read. Reads as the service itself: whoever asks for a decision need not see what it rests on. */
export class ClearanceFacts {
  constructor(private readonly reads: ScopedReads) {}

  /** The facts of an advert, before it has dates; `undefined` when there is none. */
  async ofOpportunity(opportunityId: string): Promise<HostFacts | undefined> {
    const row = await this.reads.one(reader, ofOpportunity, [opportunityId]);
    return row && hostFacts(row);
  }

  /** The facts of slots with their days, by slot id. One read however many. */
  async ofSlots(slotIds: readonly string[]): Promise<Map<string, HostFacts>> {
    const rows = await this.reads.all(reader, ofSlots, [slotIds]);
    return new Map(rows.map((row) => [row.slotId ?? '', hostFacts(row)]));
  }

  /**
   * The facts of students by id; one read however many. Days of the allocation `except` do not count as booked elsewhere, because it
   * is the one that is judged.
   */
  async ofStudents(
    studentIds: readonly string[],
    except: AllocationId | null = null,
  ): Promise<Map<string, StudentFacts>> {
    const rows = await this.reads.all(reader, ofStudents, [studentIds]);
    return new Map(rows.map((row) => [row.studentId, studentFacts(row, except)]));
  }

  /**
   * What guardians and the student have said to an allocation, whose student has accepted it. An answer bears the present version as long as
   * nothing has changed that touches whoever gave it.
   */
  async permissionsOf(allocationId: AllocationId): Promise<Permission[]> {
    const row = await this.reads.one(reader, permissionsOf, [allocationId]);
    return row === undefined ? [] : [...row.answers.map((answer) => guardianFacts(answer, row)), ownFacts(row)];
  }
}

function guardianFacts(given: GuardianAnswer, present: PresentTerms): Permission {
  const { channel, answer, isCountersigned } = given;
  return {
    by: 'GUARDIAN',
    placementVersion: versionOf(given, present, 'GUARDIAN'),
    answer,
    isOnPaper: channel === 'PAPER',
    isCountersignedByOther: isCountersigned,
  };
}

function ownFacts({ own, ...present }: PermissionRow): Permission {
  return {
    by: 'STUDENT',
    placementVersion: versionOf(own, present, 'STUDENT'),
    answer: 'GIVEN',
    isOnPaper: false,
    isCountersignedByOther: false,
  };
}

function versionOf(signed: SignedTerms, present: PresentTerms, party: Party): string {
  return stillHolds(signed, present, party) ? String(present.version) : `before ${present.version}`;
}

function hostFacts(row: HostRow): HostFacts {
  const { startsOn, endsOn, startsAt, finishesAt, breakMinutes } = row;
  return {
    kind: row.kind,
    placementVersion: String(row.version),
    days:
      startsOn === null || endsOn === null
        ? []
        : placementDays(startsOn, endsOn).map((on) => ({ on, startsAt, finishesAt, breakMinutes })),
    yearGroupsWelcome: row.yearGroups,
    hazards: row.hazards,
    // No advert says this yet, so a danger keeps everybody out.
    dangerTerms: null,
    insurance: row.insurance,
    hostAdults: row.adults.map(
      // No column holds a check on host staff, so none can have been recorded.
      (adult): HostAdult => ({
        ...adult,
        recordedCheck: false,
        hostsUnder16Elsewhere: null,
        daysWithUnder16: daysWithUnder16(adult.id, row.contacts),
      }),
    ),
    rota: startsOn === null || endsOn === null ? null : rotaOf({ ...row, startsOn, endsOn }),
    isHostSuspended: row.isSuspended,
    advert: { title: row.title, description: row.description, tasks: row.tasks, lessFun: row.lessFun },
  };
}

function studentFacts({ bornOn, bookings, blackoutDays }: StudentRow, except: AllocationId | null): StudentFacts {
  const others = bookings.filter(({ allocationId }) => allocationId !== except);
  return {
    bornOn,
    otherBookedDays: others.flatMap(({ startsOn, endsOn }) => placementDays(startsOn, endsOn)),
    blackoutDays,
    permissions: [],
  };
}
