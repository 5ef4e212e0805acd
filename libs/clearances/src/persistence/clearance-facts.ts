import { placementDays } from '#calendar';
import { systemActor, type AllocationId, type LocalDate, type LocalTime } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { Hazard, HostAdult, InsurancePolicy, OpportunityKind, Permission, StudentFacts } from '#safeguarding';
import type { HostFacts } from '../domain/judge.js';

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
  adults: { id: string; calledBackByOther: boolean | null; hasVerifiedWorkAddress: boolean }[];
  insurance: InsurancePolicy[];
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

interface PermissionRow {
  placementVersion: number;
  isCountersigned: boolean;
}

const host = (from: string): string => `
  select o.id as "opportunityId", o.kind, o.version, o.title, o.less_fun as "lessFun", o.year_groups as "yearGroups", o.hazards,
    concat_ws(E'\\n', o.summary, o.lunch_plan, o.what_to_wear) as description,
    array(select concat_ws(', ', p ->> 'task', p ->> 'department', p ->> 'with') from jsonb_array_elements(o.day_plan) p) as tasks,
    (select json_agg(json_build_object('id', a.id, 'hasVerifiedWorkAddress', a.work_address_verified_at is not null,
        'calledBackByOther', case when a.called_back_at is not null then a.called_back_by is distinct from e.registered_by end))
      from host_adult a where a.id in (o.supervisor_id, o.deputy_id)) as adults,
    coalesce((select json_agg(json_build_object('kind', i.kind, 'coverPounds', i.cover_pounds, 'validTo', i.valid_to))
      from insurance i where i.employer_id = o.employer_id), '[]') as insurance,
    ${from}`;

const ofOpportunity = statement<HostRow>(
  'facts_of_opportunity',
  `${host(`null as "slotId", null as "startsOn", null as "endsOn", null as "startsAt", null as "finishesAt", null as "breakMinutes"
  from opportunity o join employer e on e.id = o.employer_id where o.id = $1`)}`,
);

const ofSlots = statement<HostRow>(
  'facts_of_slots',
  `${host(`s.id as "slotId", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
    to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.finishes_at, 'HH24:MI') as "finishesAt", s.break_minutes as "breakMinutes"
  from slot s join opportunity o on o.id = s.opportunity_id join employer e on e.id = o.employer_id where s.id = any($1)`)}`,
);

const ofStudents = statement<StudentRow>(
  'facts_of_students',
  `select i.student_id as "studentId", to_char(i.born_on, 'YYYY-MM-DD') as "bornOn",
     coalesce((select json_agg(json_build_object('allocationId', a.id, 'startsOn', s.starts_on, 'endsOn', s.ends_on))
       from allocation a join slot s on s.id = a.slot_id
       where a.student_id = i.student_id and a.state in ('OFFERED','ACCEPTED','HOST_AGREED','CONFIRMED','ATTENDED')), '[]') as bookings,
     array(select to_char(b.on_day, 'YYYY-MM-DD') from blackout_day b where b.school_id = i.school_id) as "blackoutDays"
   from student_identity i where i.student_id = any($1)`,
);

const permissionsOf = statement<PermissionRow>(
  'permissions_of_allocation',
  `select placement_version as "placementVersion", countersigned_by is not null as "isCountersigned"
   from permission where allocation_id = $1`,
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

  /** What guardians have said to an allocation. */
  async permissionsOf(allocationId: AllocationId): Promise<Permission[]> {
    const rows = await this.reads.all(reader, permissionsOf, [allocationId]);
    return rows.map(({ placementVersion, isCountersigned }) => ({
      by: 'GUARDIAN',
      placementVersion: String(placementVersion),
      answer: 'GIVEN',
      isOnPaper: true,
      isCountersignedByOther: isCountersigned,
    }));
  }
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
      (adult): HostAdult => ({ ...adult, recordedCheck: false, hostsUnder16Elsewhere: null }),
    ),
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
