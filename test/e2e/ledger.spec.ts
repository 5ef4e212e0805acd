import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
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
  manyDaysAreDecidedFor,
  perform,
  setNow,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;
let newSchool: TestSchool;
let employer: TestEmployer;
let slotId: string;
let visitId: string;

beforeAll(async () => {
  programme = await aProgramme();
  [school, newSchool] = [await aSchool(programme), await aSchool(programme)];
  employer = await anEmployer(programme);
  slotId = await aSlot(employer, await anOpportunity(employer, { title: 'Quillfeather studio' }), { capacity: 20 });
  visitId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT', title: '=Behind the scenes' });
});

afterEach(() => setNow());

const week = ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'];

/** A placement of which these halves were attended and all others missed. */
async function went(student: TestStudent, present: readonly string[]): Promise<string> {
  const allocationId = await aPlaceInSlot(student, slotId, 'CONFIRMED');
  await setNow('2026-10-30T17:00:00Z');
  const marks = week.flatMap((onDay) =>
    ['AM', 'PM'].map((session) => ({
      onDay,
      session,
      mark: present.includes(`${onDay} ${session}`) ? 'PRESENT' : 'ABSENT',
    })),
  );
  await perform(employer.token, 'markAttendance', { allocationId, marks });
  await setNow();
  return allocationId;
}

async function visited(
  of: TestSchool,
  startsOn: string,
  came: readonly (readonly [TestStudent, boolean])[],
): Promise<void> {
  await manyDaysAreDecidedFor(employer, of);
  const slot = await aSlot(employer, visitId, { capacity: 30, startsOn, endsOn: startsOn });
  const asked = { slotId: slot, places: came.length, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(of.lead, 'requestSlot', asked, 'slotRequestId');
  await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
  await perform(of.lead, 'setVisitRegister', { slotRequestId, studentIds: came.map(([{ id }]) => id) });
  await perform(of.lead, 'confirmVisit', { slotRequestId, staffCount: 2 });
  await setNow(`${startsOn}T17:00:00Z`);
  const marks = came.map(([{ id: studentId }, isThere]) => ({ studentId, came: isThere }));
  await perform(employer.token, 'markVisit', { slotRequestId, marks });
  await setNow();
}

const quality = 'quality { employers employerSizes encounterYears workplaces withFeedback withReflection }';
const hours = `hours hoursLeft byTier { tier hours } ${quality}`;
const entries = 'entries { kind title employerName startsOn hours benchmarks tasks people hasFeedback hasReflection }';

async function own(token: string): Promise<Answer['data']> {
  return (await graphql(token, `{ myLedger { ${hours} ${entries} } }`)).data.myLedger;
}

async function listed(token: string, first = 50, after: string | null = null): Promise<Answer['data']> {
  const query = `query ($first: Int!, $after: String) { studentLedgers(first: $first, after: $after) {
    nodes { studentId hoursElsewhere ${hours} ${entries} } pageInfo { hasNextPage endCursor } } }`;
  return (await graphql(token, query, { first, after })).data.studentLedgers;
}

describe('the ledger', () => {
  it('counts the halves of days that were attended, breaks taken off, and visits, each in its tier', async () => {
    const [student, absent] = await students(school, [{}, {}]);
    if (student === undefined || absent === undefined) throw new Error('the students were imported');
    await went(student, ['2026-10-26 AM', '2026-10-26 PM', '2026-10-27 PM']);
    await visited(school, '2026-11-10', [
      [student, true],
      [absent, false],
    ]);
    const ledger = await own(student.token);
    expect(ledger).toMatchObject({ hours: 14.2, hoursLeft: 35.8 });
    expect(ledger.byTier).toEqual([
      { tier: 'YEARS_7_TO_9', hours: 0 },
      { tier: 'YEARS_10_AND_11', hours: 14.2 },
      { tier: 'YEARS_12_AND_13', hours: 0 },
    ]);
    expect(ledger.entries).toMatchObject([
      { kind: 'PLACEMENT', hours: 8.7, benchmarks: [5, 6], tasks: ['Set a line of type', 'Hang prints'] },
      { kind: 'WORKPLACE_VISIT', hours: 5.5, title: '=Behind the scenes' },
    ]);
    expect(ledger.quality).toMatchObject({ employers: 1, encounterYears: [2026], workplaces: 2, withFeedback: 0 });
    expect(await own(absent.token)).toMatchObject({ hours: 0, entries: [], quality: { employers: 0 } });
  });

  it('follows a child who moves, by UPN and date of birth, and tells the new school a sum and no more', async () => {
    const [before] = await students(school, [{}]);
    if (before === undefined) throw new Error('the student was imported');
    await went(before, ['2026-10-26 AM', '2026-10-26 PM']);
    const [after] = await students(newSchool, [{ upn: before.upn }]);
    const [namesake] = await students(await aSchool(programme), [{ upn: before.upn, born_on: '2011-11-06' }]);
    const [elsewhere] = await students(await aSchool(await aProgramme()), [{ upn: before.upn }]);
    if (after === undefined) throw new Error('the student was imported');
    await visited(newSchool, '2026-11-11', [[after, true]]);

    expect(await own(after.token)).toMatchObject({
      hours: 11,
      entries: [{ kind: 'PLACEMENT' }, { kind: 'WORKPLACE_VISIT' }],
    });
    const page = await listed(newSchool.lead);
    expect(page.nodes).toMatchObject([{ studentId: after.id, hours: 11, hoursElsewhere: 5.5 }]);
    expect(page.nodes[0].entries).toMatchObject([{ kind: 'WORKPLACE_VISIT' }]);
    expect(page.nodes[0].quality).toMatchObject({ employers: 1, workplaces: 1 });
    expect(JSON.stringify(page)).not.toMatch(new RegExp(`Quillfeather|${school.id}|${before.id}`));
    expect(await own(namesake?.token ?? '')).toMatchObject({ hours: 0 });
    expect(await own(elsewhere?.token ?? '')).toMatchObject({ hours: 0 });
  });

  it('is spread out for the school by band and year group, with every student in it', async () => {
    const place = await aSchool(programme);
    const [ten, nine] = await students(place, [{}, { year_group: '9', born_on: '2012-11-05' }]);
    await went(ten as TestStudent, ['2026-10-26 AM', '2026-10-26 PM']);
    const query = `{ schoolLedger { students reached bands { band students } byYearGroup { yearGroup students reached bands { band students } }
      withEncounterThisYear withWorkplace withFeedback withReflection } }`;
    const { schoolLedger } = (await graphql(place.lead, query)).data;
    expect(schoolLedger).toMatchObject({ students: 2, reached: 0, withEncounterThisYear: 1, withWorkplace: 1 });
    expect(schoolLedger.bands).toMatchObject([
      { band: 'NONE', students: 1 },
      { band: 'UNDER_10', students: 1 },
      { students: 0 },
      { students: 0 },
      { band: 'REACHED', students: 0 },
    ]);
    expect(schoolLedger.byYearGroup).toMatchObject([
      { yearGroup: 9, students: 1 },
      { yearGroup: 10, students: 1 },
    ]);
    const first = await listed(place.lead, 1);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await listed(place.lead, 1, first.pageInfo.endCursor);
    const seen = [...first.nodes, ...second.nodes].map(({ studentId }: { studentId: string }) => studentId);
    expect(seen.sort()).toEqual([ten?.id, nine?.id].sort());
  });
});

describe('the export', () => {
  it('holds what the school’s own students did, marked or missed, harmless in a spreadsheet, and is kept with its lines', async () => {
    const place = await aSchool(programme);
    const [present, missing] = await students(place, [{}, {}]);
    if (present === undefined || missing === undefined) throw new Error('the students were imported');
    const allocationId = await went(present, ['2026-10-26 AM', '2026-10-26 PM']);
    const skills = [{ skill: 'SOLVING_PROBLEMS', level: 'STRONG' }];
    await perform(employer.token, 'giveFeedback', { allocationId, skills, didWell: 'Much.', nextStep: 'More.' });
    await visited(place, '2026-11-12', [
      [present, true],
      [missing, false],
    ]);
    const input = { from: '2026-09-01', to: '2027-08-31' };
    const { csv, rows } = await perform(place.lead, 'exportLedger', input, 'csv rows');
    expect(rows).toBe(3);
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    expect(lines[0]).toMatch(/^URN,UPN,Given name,Family name,Year group,Activity,/);
    expect(csv).toContain(`,${present.upn},Amina,`);
    expect(csv).toContain("'=Behind the scenes,Workplace visit,5; 6,2026-11-12,2026-11-12,5.5,");
    expect(csv).toContain('Yes,Solving problems (strong)');
    expect(lines.filter((line: string) => line.includes(missing.upn))).toMatchObject([
      expect.stringContaining(',0,Employer'),
    ]);
    const kept = await asOwner(
      `select x.row_count, v.kind, v.triggered_as from ledger_export x join event v on v.subject_id = x.id where x.school_id = $1`,
      [place.id],
    );
    expect(kept).toEqual([{ row_count: 3, kind: 'ledger.exported', triggered_as: 'CAREERS_LEAD' }]);

    expect((await perform(newSchool.lead, 'exportLedger', input, 'csv')).csv).not.toContain(present.upn);
    const none = await perform(place.lead, 'exportLedger', { from: '2026-09-01', to: '2026-09-30' }, 'rows');
    expect(none.rows).toBe(0);
    const wrong = await attempt(place.lead, 'exportLedger', { from: '2026-09-02', to: '2026-09-01' });
    expect(wrong).toMatchObject({ __typename: 'InvalidInput', faults: [{ path: 'to' }] });
  });

  it('is for careers leads alone', async () => {
    const [student] = await students(school, [{}]);
    const input = { from: '2026-09-01', to: '2027-08-31' };
    const others = [school.safeguardingLead, programme.coordinator, employer.token, student?.token ?? ''];
    for (const token of others) {
      await expect(attempt(token, 'exportLedger', input)).rejects.toThrow('FORBIDDEN');
    }
    expect(await asOwner('select from ledger_export where school_id = $1', [school.id])).toEqual([]);
  });
});
