import type { IdOf, LocalDate } from '#kernel';
import type { Transaction } from '#platform';
import type { StandingClearance, StandingSteps, StepsScope } from '../application/ports.js';

/** Adverts that an employer has a part in. */
const advertsOf = `select o.id from opportunity o where o.employer_id = $1
  union select r.opportunity_id from advert_partner r where r.partner_employer_id = $1 and r.state <> 'REMOVED'`;

/** Which things an edit concerns, by whose it was; adverts are nobody's but employers'. */
const concerned: Readonly<Record<StepsScope['by'], { readonly thing: string; readonly advert: string }>> = {
  EMPLOYER: { thing: `s.opportunity_id in (${advertsOf})`, advert: `o.id in (${advertsOf})` },
  SCHOOL: { thing: 'x.school_id = $1', advert: 'false' },
  STUDENT: { thing: 'x.student_id = $1', advert: 'false' },
};

/** Things of one table that go on, with what was decided of them before they are confirmed. */
const things = (
  table: string,
  column: string,
  stage: string,
  isGoingOn: string,
  asked: string,
  { thing }: { readonly thing: string },
): string => `
  select c.id, c.stage, c.input_hash as "inputHash", x.school_id as "schoolId", x.slot_id as "slotId", null as "opportunityId", ${asked}
  from ${table} x join slot s on s.id = x.slot_id join clearance c on c.${column} = x.id
  where ${thing} and s.ends_on >= $2 and ${isGoingOn} and c.stage = '${stage}' and c.voided_at is null`;

const noGroup = 'null::integer as places, null::boolean as "isPurposeAgreed"';
const ofStudent = `x.student_id as "studentId", null as "allocationId", ${noGroup}`;

/** What was decided before anything is confirmed, in PostgreSQL. */
export class PgStandingSteps implements StandingSteps {
  constructor(private readonly tx: Transaction) {}

  async standing({ by, id }: StepsScope, on: LocalDate, after: string, limit: number): Promise<StandingClearance[]> {
    const scope = concerned[by];
    const ofGroup = 'null as "studentId", null as "allocationId", x.places, x.is_purpose_agreed as "isPurposeAgreed"';
    const ofPlace = `x.student_id as "studentId", x.id as "allocationId", ${noGroup}`;
    const asking = [
      // A request is a school's, and names no student.
      ...(by === 'STUDENT'
        ? []
        : [
            things(
              'slot_request',
              'slot_request_id',
              'BOOK',
              `x.state in ('OFFERED', 'REQUESTED', 'ACCEPTED')`,
              ofGroup,
              scope,
            ),
          ]),
      things('application', 'application_id', 'APPLY', `x.state = 'SUBMITTED'`, ofStudent, scope),
      things('waiting_place', 'waiting_place_id', 'APPLY', `x.state = 'WAITING'`, ofStudent, scope),
      things(
        'allocation',
        'allocation_id',
        'ALLOCATE',
        `x.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED')`,
        ofPlace,
        scope,
      ),
    ];
    return this.tx.manager.query<StandingClearance[]>(
      `select * from (${asking.join(' union all ')} union all
         select c.id, c.stage, c.input_hash, null, null, o.id, null, null, null, null
         from opportunity o join clearance c on c.opportunity_id = o.id
         where ${scope.advert} and o.state not in ('DRAFT', 'PAST', 'WITHDRAWN') and c.voided_at is null) k
       where k.id > $3 order by k.id limit $4`,
      [id, on, after, limit],
    );
  }

  async void(ids: readonly IdOf<'Clearance'>[], at: Date): Promise<void> {
    if (ids.length === 0) return;
    await this.tx.manager.query('update clearance set voided_at = $2 where id = any($1) and voided_at is null', [
      ids,
      at,
    ]);
  }
}
