import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { systemClock } from '#kernel';
import { RunRetention } from '#retention';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  students,
  surroundings,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { openService } from '../../apps/cli/src/open-service.js';

const clock = { at: systemClock.now(), now: () => clock.at };
let service: INestApplicationContext;
let school: TestSchool;
let slotId: string;

beforeAll(async () => {
  const { service: databaseUrl, catalogue: catalogueUrl } = surroundings();
  service = await openService({ databaseUrl, catalogueUrl, clock });
  school = await aSchool(await aProgramme());
  const employer = await anEmployer(school.programme);
  slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 200 });
});

afterAll(() => service.close());

const runAt = async (day: string): Promise<void> => {
  clock.at = new Date(`${day}T04:00:00Z`);
  await service.get(RunRetention).run({ isDry: false });
};

/** Somebody who was on a placement that ended on 30 October 2026, so that there is a safety record. */
interface Placed {
  readonly student: TestStudent;
  readonly allocationId: string;
}

async function somebody(): Promise<Placed> {
  const [student] = await students(school, [{}]);
  if (student === undefined) throw new Error('the student was imported');
  return { student, allocationId: await aPlaceInSlot(student, slotId, 'ATTENDED') };
}

const by = '(select g.account_id from role_grant g where g.school_id = a.school_id limit 1)';
const of = 'from allocation a where a.id = $1';
const who = 'a.programme_id, a.school_id, a.student_id';
const at = `'2026-11-02T09:00:00Z'`;
const [theYear, leaving] = [
  ['2027-09-30', '2027-10-01'],
  ['2030-09-30', '2030-10-01'],
] as const;

/** What is kept of a student beside the safety record: how one row of it comes about, and the last day of it with the day on which it goes. */
const things: readonly {
  readonly table: string;
  readonly plant: string;
  readonly goes: readonly [lastDay: string, day: string];
  /** Where the row does not name the student itself. */
  readonly key?: 'allocation_id';
}[] = [
  {
    table: 'visitor',
    plant: `with q as (insert into slot_request (id, programme_id, employer_id, slot_id, school_id, state, places, staff_lead, note, answer_by, created_at)
        select replace(a.id, 'alc_', 'srq_'), a.programme_id, a.employer_id, a.slot_id, a.school_id, 'ACCEPTED', 1, 'Dana Reid', '', ${at}, ${at} ${of} returning *)
      insert into visitor (slot_request_id, school_id, employer_id, student_id) select q.id, q.school_id, q.employer_id, a.student_id
      from q join allocation a on a.id = $1`,
    goes: leaving,
  },
  {
    table: 'waiting_place',
    plant: `insert into waiting_place (id, programme_id, employer_id, slot_id, school_id, student_id, state, places, joined_at, ended_at)
      select replace(a.id, 'alc_', 'wtp_'), a.programme_id, a.employer_id, a.slot_id, a.school_id, a.student_id, 'LEFT', 1, ${at}, ${at} ${of}`,
    goes: theYear,
  },
  {
    table: 'application_sheet',
    plant: `insert into application_sheet (id, programme_id, school_id, student_id, employer_id, slot_id, round_id, state, version, statement, strengths,
        availability, answers, saved_at) select replace(a.id, 'alc_', 'aps_'), ${who}, a.employer_id, a.slot_id, a.round_id, 'DRAFT', 1, 'I print.',
        '{}', 'Any day.', '[]', ${at} ${of}`,
    goes: theYear,
  },
  {
    table: 'round_wish',
    plant: `insert into round_wish (round_id, student_id, programme_id, school_id, excluded_slot_ids, agrees_to_move, said_at)
      select a.round_id, a.student_id, a.programme_id, a.school_id, '{}', true, ${at} ${of}`,
    goes: theYear,
  },
  {
    table: 'round_pin',
    plant: `insert into round_pin (round_id, student_id, programme_id, school_id, slot_id, pinned_at)
      select a.round_id, a.student_id, a.programme_id, a.school_id, a.slot_id, ${at} ${of}`,
    goes: theYear,
  },
  {
    table: 'round_reminder',
    plant: `insert into round_reminder (round_id, student_id, reminded_at) select a.round_id, a.student_id, ${at} ${of}`,
    goes: theYear,
  },
  {
    table: 'proposal_outcome',
    plant: `insert into proposal_outcome (proposal_id, programme_id, school_id, student_id, is_own_choice, priority_class, reason)
      select a.proposal_id, ${who}, false, 0, '{}' ${of}`,
    goes: theYear,
  },
  {
    table: 'employer_feedback',
    plant: `insert into employer_feedback (allocation_id, programme_id, school_id, student_id, employer_id, skills, did_well, next_step, given_by, given_at)
      select a.id, ${who}, a.employer_id, '[]', 'Asked good questions.', 'Set a page.', ${by}, ${at} ${of}`,
    goes: leaving,
  },
  {
    table: 'certificate',
    plant: `insert into certificate (allocation_id, programme_id, school_id, student_id, code, issued_by, issued_at)
      select a.id, ${who}, translate(upper(right(a.id, 16)), 'ILOU', '1100'), ${by}, ${at} ${of}`,
    goes: leaving,
  },
  {
    table: 'exit_survey',
    plant: `insert into exit_survey (allocation_id, programme_id, school_id, student_id, overall, knowledge_improved, satisfaction, recommend, given_at,
        changed_at) select a.id, ${who}, 'GOOD', 'YES', 'SATISFIED', 'LIKELY', ${at}, ${at} ${of}`,
    goes: leaving,
  },
  {
    table: 'reflection',
    plant: `insert into reflection (allocation_id, programme_id, school_id, student_id, enjoyed, changed_plans, would_visit_similar, could_be_better,
        written_at) select a.id, ${who}, 'The press.', 'No.', 'YES', 'Longer.', ${at} ${of}`,
    goes: leaving,
  },
  {
    table: 'own_contact',
    plant: `insert into own_contact (id, programme_id, school_id, student_id, state, employer_name, why, proposed_at, changed_at)
      select replace(a.id, 'alc_', 'own_'), ${who}, 'WITHDRAWN', 'The bakery', 'I live next door.', ${at}, ${at} ${of}`,
    goes: leaving,
  },
  {
    table: 'favourite',
    plant: `insert into favourite (account_id, opportunity_id, programme_id, school_id, student_id, kept_at)
      select (select g.account_id from role_grant g where g.student_id = a.student_id), s.opportunity_id, ${who}, ${at}
      from allocation a join slot s on s.id = a.slot_id where a.id = $1`,
    goes: leaving,
  },
  {
    table: 'contact_restriction',
    plant: `insert into contact_restriction (school_id, student_id, email, set_by, set_at)
      select a.school_id, a.student_id, 'someone@example.org', ${by}, ${at} ${of}`,
    goes: leaving,
  },
  {
    table: 'digest',
    plant: `insert into digest (id, programme_id, school_id, student_id, week, opportunity_ids, made_at)
      select replace(a.id, 'alc_', 'dig_'), ${who}, '2026-11-02', '{}', ${at} ${of}`,
    goes: ['2027-11-02', '2027-11-03'],
  },
  {
    table: 'calendar_feed',
    plant: `insert into calendar_feed (id, token_hash, account_id, role, programme_id, school_id, student_id, made_at, revoked_at)
      select replace(a.id, 'alc_', 'cal_'), sha256(convert_to(a.id, 'UTF8')), (select g.account_id from role_grant g where g.student_id = a.student_id), 'STUDENT',
        ${who}, ${at}, ${at} ${of}`,
    goes: ['2027-11-02', '2027-11-03'],
  },
  {
    table: 'guardian',
    plant: `insert into guardian (id, school_id, student_id, name, email, language, added_at, removed_at)
      select replace(a.id, 'alc_', 'gdn_'), a.school_id, a.student_id, 'Somebody', 'at.home@example.org', 'EN', ${at}, ${at} ${of}`,
    goes: ['2026-11-16', '2026-11-17'],
  },
  {
    table: 'guardian_link',
    plant: `with g as (insert into guardian (id, school_id, student_id, name, email, language, added_at)
        select replace(a.id, 'alc_', 'gdn_'), a.school_id, a.student_id, 'Somebody', 'at.home@example.org', 'EN', ${at} ${of} returning *)
      insert into guardian_link (id, school_id, allocation_id, guardian_id, placement_version, terms_hash, asked_by, asked_at, expires_at)
      select replace(a.id, 'alc_', 'gdl_'), a.school_id, a.id, g.id, 1, 'x', ${by}, ${at}, ${at} from g join allocation a on a.id = $1`,
    goes: ['2026-11-16', '2026-11-17'],
    key: 'allocation_id',
  },
  {
    table: 'day_page_link',
    plant: `with g as (insert into guardian (id, school_id, student_id, name, email, language, added_at)
        select replace(a.id, 'alc_', 'gdn_'), a.school_id, a.student_id, 'Somebody', 'at.home@example.org', 'EN', ${at} ${of} returning *)
      insert into day_page_link (id, school_id, allocation_id, guardian_id, token_hashes, asked_by, asked_at, expires_at)
      select replace(a.id, 'alc_', 'dpl_'), a.school_id, a.id, g.id, array[sha256('x')], ${by}, ${at}, ${at} from g join allocation a on a.id = $1`,
    goes: ['2026-11-16', '2026-11-17'],
    key: 'allocation_id',
  },
];

async function left({ table, key }: (typeof things)[number], { student, allocationId }: Placed): Promise<number> {
  const id = key === undefined ? student.id : allocationId;
  return (await asOwner(`select from ${table} where ${key ?? 'student_id'} = $1`, [id])).length;
}

describe('what is kept of a student beside the safety record', () => {
  it.each(things)('goes by the nightly run on its day and not on the day before: $table', async (thing) => {
    const placed = await somebody();
    await asOwner(thing.plant, [placed.allocationId]);
    const [lastDay, day] = thing.goes;
    await runAt(lastDay);
    expect(await left(thing, placed)).toBe(1);
    await runAt(day);
    expect(await left(thing, placed)).toBe(0);
    expect(await asOwner('select from allocation where id = $1', [placed.allocationId])).toHaveLength(1);
  });

  it.each(things)('goes with an erasure at once: $table', async (thing) => {
    const placed = await somebody();
    await asOwner(thing.plant, [placed.allocationId]);
    expect(await left(thing, placed)).toBe(1);
    const reason = 'Asked for by a parent.';
    const { erasureId } = await perform(
      school.lead,
      'requestErasure',
      { studentId: placed.student.id, reason },
      'erasureId',
    );
    await perform(school.safeguardingLead, 'agreeToErasure', { erasureId });
    expect(await left(thing, placed)).toBe(0);
    expect(await asOwner('select from allocation where id = $1', [placed.allocationId])).toHaveLength(1);
  });

  it('stays where there is a hold, the hashes of links among it', async () => {
    const link = things.find(({ table }) => table === 'day_page_link');
    if (link === undefined) throw new Error('links are among what goes');
    const placed = await somebody();
    await asOwner(link.plant, [placed.allocationId]);
    await asOwner(
      `insert into legal_hold (id, programme_id, school_id, student_id, reason, placed_by, placed_at)
       select replace(a.id, 'alc_', 'lgh_'), ${who}, 'A claim.', ${by}, '2026-11-10T09:00:00Z' ${of}`,
      [placed.allocationId],
    );
    await runAt('2026-11-17');
    expect(await left(link, placed)).toBe(1);
  });
});

/** What was decided of a visit, with a block that was lifted for it and a warning that was answered; the request is made from the place. */
const decidedOfVisit = `with q as (select r.* from slot_request r where r.id = replace($1, 'alc_', 'srq_')),
   c as (insert into clearance (id, programme_id, school_id, slot_request_id, stage, outcome, reasons, rule_set_version, input_hash, decided_at)
     select replace(q.id, 'srq_', 'clr_'), q.programme_id, q.school_id, q.id, 'CONFIRM', 'ALLOWED', '[]', '2026-11', 'hash', ${at} from q),
   l as (insert into block_lifting (id, programme_id, school_id, slot_request_id, rule_id, reason, placement_version, input_hash, lifted_by,
       lifted_as, lifted_at)
     select replace(q.id, 'srq_', 'blf_'), q.programme_id, q.school_id, q.id, 'R52', 'Both of us looked at it.', 1, 'hash',
       (select min(id) from account), 'COORDINATOR', ${at} from q)
   insert into warning_answer (id, programme_id, school_id, slot_request_id, clearance_id, rule_id, reason, placement_version, answered_by, answered_at)
   select replace(q.id, 'srq_', 'wan_'), q.programme_id, q.school_id, q.id, replace(q.id, 'srq_', 'clr_'), 'R81', 'Agreed.', 1,
     (select min(id) from account), ${at} from q`;
const decidedTables = ['clearance', 'block_lifting', 'warning_answer'] as const;

describe('a visitor who came', () => {
  it('is on record for safety until 21, with what was decided of the visit, also after an erasure', async () => {
    const visit = things.find(({ table }) => table === 'visitor');
    if (visit === undefined) throw new Error('visitors are among what goes');
    const placed = await somebody();
    await asOwner(visit.plant, [placed.allocationId]);
    await asOwner(`update visitor set came = true, marked_at = ${at} where student_id = $1`, [placed.student.id]);
    await asOwner(decidedOfVisit, [placed.allocationId]);
    const decided = async (): Promise<number[]> => {
      const of = placed.allocationId.replace('alc_', 'srq_');
      const rows = decidedTables.map((table) => asOwner(`select from ${table} where slot_request_id = $1`, [of]));
      return (await Promise.all(rows)).map(({ length }) => length);
    };
    const ask = { studentId: placed.student.id, reason: 'Asked for by a parent.' };
    const { erasureId } = await perform(school.lead, 'requestErasure', ask, 'erasureId');
    await perform(school.safeguardingLead, 'agreeToErasure', { erasureId });
    expect(await left(visit, placed)).toBe(1);
    expect(await decided()).toEqual([1, 1, 1]);
    await runAt('2032-11-05');
    expect(await left(visit, placed)).toBe(0);
    expect(await decided()).toEqual([0, 0, 0]);
  });
});

describe('the lists of holds and erasures', () => {
  const list = (token: string, name: string, page = 'first: 1'): Promise<{ nodes: object[]; pageInfo: object }> =>
    graphql(token, `{ ${name}(${page}) { nodes { id studentId reason } pageInfo { hasNextPage endCursor } } }`).then(
      ({ data }) => data[name],
    );

  it('are for the safeguarding lead of the school and the coordinator of the programme, page by page', async () => {
    const programme = await aProgramme();
    const [own, other] = [await aSchool(programme), await aSchool(programme)];
    const stranger = await aProgramme();
    const [first, second] = await students(own, [{}, {}]);
    const reason = 'A claim was announced.';
    const placed: string[] = [];
    const asked: string[] = [];
    for (const studentId of [first?.id, second?.id]) {
      placed.unshift(
        (await perform(own.safeguardingLead, 'holdStudent', { studentId, reason }, 'legalHoldId')).legalHoldId,
      );
      asked.unshift((await perform(own.lead, 'requestErasure', { studentId, reason }, 'erasureId')).erasureId);
    }
    for (const [name, ids] of [
      ['legalHolds', placed],
      ['erasures', asked],
    ] as const) {
      for (const token of [own.safeguardingLead, programme.coordinator]) {
        const page = await list(token, name);
        expect(page).toMatchObject({ nodes: [{ id: ids[0], studentId: second?.id }], pageInfo: { hasNextPage: true } });
        const { endCursor } = page.pageInfo as { endCursor: string };
        const next = await list(token, name, `first: 1, after: "${endCursor}"`);
        expect(next).toMatchObject({ nodes: [{ id: ids[1], reason }], pageInfo: { hasNextPage: false } });
      }
      for (const token of [other.safeguardingLead, stranger.coordinator])
        expect((await list(token, name)).nodes).toEqual([]);
      for (const token of [own.lead, first?.token ?? null]) {
        const { errors } = await graphql(token, `{ ${name}(first: 1) { nodes { id } } }`);
        expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
      }
    }
    const agreed = await attempt(other.safeguardingLead, 'releaseHold', { legalHoldId: placed[0] });
    expect(agreed.__typename).toBe('NotFound');
  });
});
