import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aMentor,
  anEmployer,
  anOpportunity,
  aProgramme,
  aProposedRound,
  aPublishedRound,
  aSchool,
  aSlot,
  asOwner,
  graphql,
  perform,
  setNow,
  statementCount,
  students,
  tick,
  type TestEmployer,
  type TestProgramme,
  type TestRound,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { lettersTo, sendLetters, withMail } from './letters.story.js';

interface Group {
  readonly label: string;
  readonly students: number | null;
  readonly unplaced: number | null;
  readonly unplacedPercent: number | null;
}

type Report = { readonly id: string; readonly month: string; readonly madeAt: string } & Readonly<
  Record<
    'byGender' | 'byFreeSchoolMeals' | 'bySendSupport' | 'byYearGroup' | 'byCareExperience' | 'byRiskOfNeet',
    Group[]
  >
> & { readonly all: Group };

const group = '{ key label students unplaced unplacedPercent }';
const query = (
  page = 'first: 20',
): string => `{ unplacedReports(${page}) { nodes { id month madeAt all ${group} byGender ${group}
  byFreeSchoolMeals ${group} bySendSupport ${group} byYearGroup ${group} byCareExperience ${group} byRiskOfNeet ${group} }
  pageInfo { hasNextPage endCursor } } }`;

const reports = async (token: string): Promise<Report[]> =>
  (await graphql(token, query())).data.unplacedReports.nodes as Report[];

const shown = (groups: readonly Group[]): [string, number | null, number | null][] =>
  groups.map(({ label, students: all, unplaced }) => [label, all, unplaced]);

interface Known {
  readonly programme: TestProgramme;
  readonly school: TestSchool;
  readonly employer: TestEmployer;
  readonly round: TestRound;
  readonly placed: readonly TestStudent[];
  readonly without: readonly TestStudent[];
}

/** Marks the first so many of the students; the rest stay as they are. */
async function mark(
  column: string,
  value: string,
  of: readonly TestStudent[],
  from: number,
  count: number,
): Promise<void> {
  const ids = of.slice(from, from + count).map(({ id }) => id);
  await asOwner(`update student set ${column} = ${value} where id = any($1)`, [ids]);
}

/** A programme of 28 students of whom a published round gave 14 a place, with so many of each group among those and the others. */
async function aKnownProgramme(): Promise<Known> {
  const programme = await aProgramme();
  const [school, employer] = [await aSchool(programme), await anEmployer(programme)];
  const everybody = await students(
    school,
    Array.from({ length: 28 }, () => ({})),
  );
  await aSlot(employer, await anOpportunity(employer), { capacity: 14 });
  const round = await aPublishedRound(programme, []);
  const placed = everybody.filter(({ id }) => round.allocations.has(id));
  const without = everybody.filter(({ id }) => !round.allocations.has(id));
  expect([placed.length, without.length]).toEqual([14, 14]);
  // Seven girls with a place and five without, six boys and seven, one of whom nothing is stated and two.
  await mark('gender', `'FEMALE'`, placed, 0, 7);
  await mark('gender', `'FEMALE'`, without, 0, 5);
  await mark('gender', `'MALE'`, placed, 7, 6);
  await mark('gender', `'MALE'`, without, 5, 7);
  await mark('send_support', 'true', placed, 0, 6);
  await mark('send_support', 'true', without, 0, 8);
  await mark('free_school_meals', 'true', placed, 0, 4);
  await mark('free_school_meals', 'true', without, 0, 9);
  await mark('care_experienced', 'true', without, 0, 1);
  await mark('neet_risk', 'true', placed, 0, 9);
  await mark('neet_risk', 'true', without, 0, 7);
  return { programme, school, employer, round, placed, without };
}

const make = (): Promise<void> => tick('make-unplaced-reports');
const nothing = { students: null, unplaced: null, unplacedPercent: null };

let known: Known;

beforeAll(async () => {
  known = await aKnownProgramme();
});

afterEach(() => setNow());

describe('the monthly report on who has no place', () => {
  it('counts by group those without a place, withholds what is small, and is made once however often it is begun', async () => {
    const { programme } = known;
    await setNow('2026-10-01T04:30:00Z');
    await Promise.all([make(), make()]);
    await make();
    await setNow('2026-10-04T04:30:00Z');
    await make();
    const [report, ...more] = await reports(programme.coordinator);
    expect(more).toEqual([]);
    expect(report).toMatchObject({ month: '2026-09-01', madeAt: '2026-10-01T04:30:00Z' });
    expect(report?.all).toMatchObject({ label: 'Everybody', students: 30, unplaced: 15, unplacedPercent: 50 });
    // Of whom nothing is stated there are three; girls are fewer than boys, and withheld beside them.
    expect(shown(report?.byGender ?? [])).toEqual([
      ['Female', null, null],
      ['Male', 15, 5],
      ['Not stated', null, null],
    ]);
    expect(shown(report?.bySendSupport ?? [])).toEqual([
      ['No', 15, 5],
      ['Yes', 15, 10],
    ]);
    expect(shown(report?.byRiskOfNeet ?? [])).toEqual([
      ['No', 10, 5],
      ['Yes', 15, 5],
    ]);
    expect(shown(report?.byYearGroup ?? [])).toEqual([['Year 10', 30, 15]]);
    for (const groups of [report?.byFreeSchoolMeals, report?.byCareExperience])
      expect(groups).toEqual([expect.objectContaining(nothing), expect.objectContaining(nothing)]);
    const told = await asOwner('select kind, coordinator_of, school_id, detail from event where subject_id = $1', [
      report?.id,
    ]);
    expect(told).toEqual([
      { kind: 'unplaced-report.counted', coordinator_of: programme.id, school_id: null, detail: { things: 15 } },
    ]);
  });

  it('keeps what is shown and nothing that it was made of', async () => {
    const rows = await asOwner<{ figures: { all: object; byGround: Record<string, object[]> } }>(
      'select figures from unplaced_report where programme_id = $1 order by month',
      [known.programme.id],
    );
    const figures = rows[0]?.figures;
    expect(figures?.all).toEqual({ students: 30, unplaced: 15, percent: 50 });
    expect(figures?.byGround['CARE_EXPERIENCE']).toEqual([
      { key: 'NO', students: null, unplaced: null, percent: null },
      { key: 'YES', students: null, unplaced: null, percent: null },
    ]);
    expect(Object.keys(figures ?? {}).sort()).toEqual(['all', 'byGround']);
  });

  it('is as things stand then: who gave a place back or let it go has none, who has left is not counted; and the newest comes first', async () => {
    const { programme, school, round, placed, without } = known;
    const gaveBack = placed.slice(0, 3);
    for (const { id, token } of gaveBack)
      await perform(token, 'declineAllocation', { allocationId: round.allocations.get(id), reason: 'Exams.' });
    const late = placed.slice(3, 6).map(({ id }) => round.allocations.get(id));
    await asOwner(`update allocation set offer_until = '2026-10-20T09:00:00Z' where id = any($1)`, [late]);
    await setNow('2026-11-01T05:30:00Z');
    for (const { id: studentId } of without.slice(0, 7))
      await perform(school.lead, 'studentHasLeft', { studentId, leftOn: '2026-10-30' });
    await make();
    const [latest, former] = await reports(programme.coordinator);
    expect([latest?.month, former?.month]).toEqual(['2026-10-01', '2026-09-01']);
    // Eight of 21 have a place: three gave theirs back, and three did not answer in time.
    expect(latest?.all).toMatchObject({ students: 20, unplaced: 15, unplacedPercent: 75 });
    expect(former?.all).toMatchObject({ students: 30, unplaced: 15 });
    const page = (await graphql(programme.coordinator, query('first: 1'))).data.unplacedReports;
    expect(page).toMatchObject({ nodes: [{ id: latest?.id }], pageInfo: { hasNextPage: true } });
    const next = await graphql(programme.coordinator, query(`first: 1, after: "${page.pageInfo.endCursor}"`));
    expect(next.data.unplacedReports).toMatchObject({ nodes: [{ id: former?.id }], pageInfo: { hasNextPage: false } });
  });

  it('is not made of rounds that are not published, nor of a programme without any, nor of the next school year', async () => {
    const [proposed, none] = [await aProgramme(), await aProgramme()];
    const [school, employer] = [await aSchool(proposed), await anEmployer(proposed)];
    await students(school, [{}, {}]);
    await aSlot(employer, await anOpportunity(employer));
    await aProposedRound(proposed, []);
    await setNow('2026-12-01T05:30:00Z');
    await make();
    expect(await reports(proposed.coordinator)).toEqual([]);
    expect(await reports(none.coordinator)).toEqual([]);
    const kept = await asOwner('select month::text, figures from unplaced_report where programme_id = any($1)', [
      [proposed.id, none.id],
    ]);
    expect(kept).toEqual([
      { month: '2026-11-01', figures: null },
      { month: '2026-11-01', figures: null },
    ]);
    const before = (await reports(known.programme.coordinator)).length;
    for (const [day, more] of [
      ['2027-09-01', 1],
      ['2027-10-01', 1],
    ] as const) {
      await setNow(`${day}T04:30:00Z`);
      await make();
      expect(await reports(known.programme.coordinator)).toHaveLength(before + more);
    }
  });

  it('begins with the month in England, not with that in UTC', async () => {
    const months = async (): Promise<string[]> =>
      (
        await asOwner<{ month: string }>('select month::text from unplaced_report where programme_id = $1', [
          known.programme.id,
        ])
      ).map(({ month }) => month);
    await setNow('2028-05-31T22:59:59Z');
    await make();
    expect(await months()).not.toContain('2028-05-01');
    await setNow('2028-05-31T23:00:00Z');
    await make();
    expect(await months()).toContain('2028-05-01');
  });

  it('is made with as many statements however many programmes and students there are', async () => {
    const cost = async (month: string): Promise<number> => {
      await setNow(`${month}T05:30:00Z`);
      const before = await statementCount();
      await make();
      return (await statementCount()) - before;
    };
    const few = await cost('2027-02-01');
    expect(few).toBeGreaterThan(3);
    await setNow();
    await aKnownProgramme();
    await aKnownProgramme();
    expect(await cost('2027-03-01')).toBe(few);
  });

  it('is told to the coordinators by letter, in one number and without any group', async () => {
    const { programme, school, employer } = await aKnownProgramme();
    const [theirs, others] = [await withMail(programme.coordinator), await withMail(school.lead)];
    const elsewhere = await withMail((await aProgramme()).coordinator);
    const host = await withMail(employer.token);
    await setNow('2027-01-01T05:30:00Z');
    await make();
    await sendLetters('2027-01-01T05:50:00Z');
    const told = async (address: string): Promise<string> =>
      (await lettersTo(address)).map(({ text }) => text ?? '').join('\n');
    const letter = await told(theirs);
    expect(letter).toContain('15 students of your programme, to the nearest five, have no place.');
    expect(letter).not.toMatch(/female|male|meals|special|care|year 10/i);
    for (const address of [others, elsewhere, host]) expect(await told(address)).not.toContain('have no place');
  });

  it('is for the coordinators of the programme: another sees nothing of it, and every other role is refused', async () => {
    const { programme, school, employer, placed } = known;
    const other = await aProgramme();
    expect(await reports(other.coordinator)).toEqual([]);
    expect((await reports(programme.secondCoordinator)).length).toBeGreaterThan(0);
    const mentor = await aMentor(school);
    const refused = [school.lead, school.safeguardingLead, employer.token, mentor.token, placed[0]?.token ?? ''];
    for (const token of refused)
      expect((await graphql(token, query())).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await graphql(null, query())).errors).toMatchObject([{ extensions: { code: 'NOT_SIGNED_IN' } }]);
  });
});
