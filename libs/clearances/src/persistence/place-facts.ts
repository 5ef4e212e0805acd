import { dayKindAt, placementDays, type Term } from '#calendar';
import type { AllocationId, LocalDate, SlotRequestId } from '#kernel';
import { plannedOnce } from '#platform';
import type {
  CoverDay,
  JourneyFacts,
  Permission,
  PlacementNote,
  PlacementNoteKind,
  SchoolFacts,
  TLevel,
  UnpaidGround,
} from '#safeguarding';
import { maxMinutesOf } from '#travel';
import type { NotedOfPlace, NotedOfVisit } from '../application/ports.js';
import type { KeptLifting } from '../domain/lifting-of-place.js';
import type { PlaceFacts } from '../domain/judge.js';
import {
  stillHolds,
  termsHash,
  type GuardianAnswer,
  type Party,
  type PresentTerms,
  type SignedTerms,
} from '../domain/placement-terms.js';
import { answersSql, termsSql } from './placement-terms.repository.js';

interface SchoolRow {
  startsOn: LocalDate;
  endsOn: LocalDate;
  schoolTerms: Term[];
  /** The days for which somebody was named. */
  covered: { on: LocalDate; isInsurerTold: boolean }[];
  /** Somebody acts for the school as its safeguarding lead. */
  hasSafeguardingLead: boolean;
  accidentCoverUntil: LocalDate | null;
}

interface NoteRow extends SignedTerms {
  kind: PlacementNoteKind | 'UNPAID_GROUND' | 'T_LEVEL';
  ground: UnpaidGround | null;
  tLevel: TLevel | null;
}

interface PlaceRow extends PresentTerms, SchoolRow {
  id: AllocationId;
  answers: GuardianAnswer[];
  /** What the student signed; where no signature is kept, the version of the advert that the student last said yes to. */
  own: SignedTerms;
  notes: NoteRow[];
  journey: JourneyFacts | null;
  liftings: KeptLifting[];
  /** Who arranged it, where the student found the workplace and the place was kept for them; null anywhere else. */
  found: PlaceFacts['arrangement'];
}

/** Places come from the rounds of a programme, among students whom their school brought in, and the school confirms each. */
const arrangedInRound = { by: 'SCHOOL', isAdoptedBySchool: true } as const;

const school = (id: string): string => `
    to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
    coalesce((select json_agg(json_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on, 'halfTermFrom', m.half_term_from,
        'halfTermTo', m.half_term_to) order by m.starts_on) from term m where m.school_id = ${id}), '[]') as "schoolTerms",
    coalesce((select json_agg(json_build_object('on', c.on_day, 'isInsurerTold', c.is_insurer_told) order by c.on_day)
      from cover_day c where c.school_id = ${id} and c.on_day between s.starts_on and s.ends_on), '[]') as covered,
    exists (select from role_grant g where g.school_id = ${id} and g.role = 'SAFEGUARDING_LEAD' and g.revoked_at is null)
      as "hasSafeguardingLead",
    (select to_char(v.valid_to, 'YYYY-MM-DD') from accident_cover v where v.school_id = ${id}) as "accidentCoverUntil"`;

const liftingsOf = (of: 'allocation_id' | 'slot_request_id', id: string): string =>
  `coalesce((select json_agg(json_build_object('ruleId', l.rule_id, 'by', l.lifted_as, 'reason', l.reason, 'inputHash', l.input_hash,
         'at', to_char(l.lifted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by l.rule_id)
       from block_lifting l where l.${of} = ${id} and l.ended_at is null), '[]')`;

/** Places with what was said and noted about them. */
export const ofPlaces = plannedOnce<PlaceRow>(
  'facts_of_places',
  `select a.id, o.version, ${termsSql} as terms, ${answersSql('a.id')} as answers,
     coalesce((select json_build_object('version', g.placement_version, 'termsHash', g.terms_hash)
         from agreement g where g.allocation_id = a.id and g.party = 'STUDENT'),
       json_build_object('version', a.placement_version, 'termsHash', null)) as own,
     coalesce((select json_agg(json_build_object('kind', n.kind, 'version', n.placement_version, 'termsHash', n.terms_hash,
         'ground', n.ground, 'tLevel', case when n.t_level_route is not null then json_build_object('route', n.t_level_route,
           'hoursElsewhere', n.t_level_hours, 'remoteHoursElsewhere', n.t_level_remote_hours) end) order by n.kind)
       from placement_note n where n.allocation_id = a.id and n.kind <> 'INDUCTION_GIVEN'), '[]') as notes,
     (select json_build_object('outMinutes', r.out_minutes, 'backMinutes', r.back_minutes, 'limitMinutes', ${maxMinutesOf('n')})
       from proposal_outcome r join student n on n.id = r.student_id where r.proposal_id = a.proposal_id
         and r.student_id = a.student_id and r.slot_id = a.slot_id and r.out_minutes is not null and r.back_minutes is not null) as journey,
     ${liftingsOf('allocation_id', 'a.id')} as liftings,
     (select json_build_object('by', 'STUDENT', 'isAdoptedBySchool', exists (select from role_grant g where g.account_id = c.decided_by
         and g.school_id = a.school_id and g.role = 'CAREERS_LEAD'))
       from own_contact c where c.student_id = a.student_id and c.slot_id = a.slot_id and c.state = 'KEPT' limit 1) as found,
     ${school('a.school_id')}
   from allocation a join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id join site t on t.id = o.site_id
   where a.id = any($1)`,
);

/** What a school has arranged for the days of slots. */
export const ofSchool = plannedOnce<SchoolRow & { slotId: string }>(
  'facts_of_school',
  `select s.id as "slotId", ${school('h.id')} from school h, slot s where h.id = $1 and s.id = any($2)`,
);

interface VisitRow extends Omit<PresentTerms, 'version'>, Omit<NotedOfVisit, 'termsHash'> {
  id: SlotRequestId;
}

/** Visits with who goes, and what was lifted for them. */
export const ofVisits = plannedOnce<VisitRow>(
  'facts_of_visits',
  `select r.id, ${termsSql} as terms, r.staff_count as "staffCount", ${liftingsOf('slot_request_id', 'r.id')} as liftings,
     array(select v.student_id::text from visitor v where v.slot_request_id = r.id order by v.student_id) as "studentIds"
   from slot_request r join slot s on s.id = r.slot_id join opportunity o on o.id = s.opportunity_id join site t on t.id = o.site_id
   where r.id = any($1)`,
);

/** What is kept of one visit. */
export function visitFacts({ terms, id: _id, ...noted }: VisitRow): NotedOfVisit {
  return { ...noted, termsHash: termsHash(terms, 'SCHOOL') };
}

/** What the rules read of one place. */
export function placeFacts(row: PlaceRow): NotedOfPlace {
  return {
    permissions: [...row.answers.map((answer) => guardianFacts(answer, row)), ownFacts(row)],
    notes: [
      ...row.notes.flatMap((note) => noteFacts(note, row)),
      // The page behind a link shows the dangers, what is done about them and the plan of the days.
      ...row.answers
        .filter(({ channel }) => channel === 'LINK')
        .map((answer): PlacementNote => ({
          kind: 'KEY_FINDINGS_TOLD',
          placementVersion: versionOf(answer, row, 'GUARDIAN'),
        })),
    ],
    unpaidGround: row.notes.find(({ kind }) => kind === 'UNPAID_GROUND')?.ground ?? null,
    tLevel: row.notes.find(({ kind }) => kind === 'T_LEVEL')?.tLevel ?? null,
    journey: row.journey,
    liftings: row.liftings,
    termsHash: termsHash(row.terms, 'SCHOOL'),
    school: schoolFacts(row),
    arrangement: row.found ?? arrangedInRound,
  };
}

/** What the rules read of a school. In term time its safeguarding lead is there; on other days somebody has to be named. */
export function schoolFacts(row: SchoolRow): SchoolFacts {
  const { startsOn, endsOn, schoolTerms, covered, accidentCoverUntil } = row;
  const days = placementDays(startsOn, endsOn).map((on): CoverDay => {
    const kind = schoolTerms.length === 0 ? null : dayKindAt(schoolTerms, on);
    const cover = covered.find((each) => each.on === on);
    return {
      on,
      kind,
      hasOnCallContact: cover !== undefined,
      hasSafeguardingLead: cover !== undefined || (kind === 'TERM' && row.hasSafeguardingLead),
      isInsurerTold: cover?.isInsurerTold ?? false,
    };
  });
  return { days, accidentCoverUntil };
}

function noteFacts({ kind, ...signed }: NoteRow, present: PresentTerms): PlacementNote[] {
  return kind === 'UNPAID_GROUND' || kind === 'T_LEVEL'
    ? []
    : [{ kind, placementVersion: versionOf(signed, present, 'GUARDIAN') }];
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

function ownFacts({ own, ...present }: PlaceRow): Permission {
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
