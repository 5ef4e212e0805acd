import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aPlaceInSlot,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  perform,
  setNow,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

let programme: TestProgramme;
let employer: TestEmployer;
let school: TestSchool;
let other: TestSchool;
let first: string;

beforeAll(async () => {
  programme = await aProgramme();
  [school, other] = [await aSchool(programme), await aSchool(programme)];
  employer = await anEmployer(programme);
  const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 40 });
  const going = await students(
    school,
    Array.from({ length: 6 }, () => ({})),
  );
  // No import takes such a name; the register does not rely on that.
  await asOwner(`update student_identity set given_name = '=cmd|calc', family_name = '@Walker' where student_id = $1`, [
    going[0]?.id,
  ]);
  const ids: string[] = [];
  for (const student of going) ids.push(await aPlaceInSlot(student, slotId, 'CONFIRMED'));
  first = ids[0] ?? '';
  const [theirs] = await students(other, [{ given_name: 'Quillfeather' }]);
  if (theirs !== undefined) await aPlaceInSlot(theirs, slotId, 'CONFIRMED');
});

afterEach(() => setNow());

const fields = '... on AttendanceExportPayload { exportId rows csv }';
const week = { from: '2026-10-26', to: '2026-10-30' };
const exportOf = (token: string, range: object): Promise<Answer['data']> =>
  attempt(token, 'exportAttendance', range, fields);
const collect = (token: string, exportId: string): Promise<Answer['data']> =>
  attempt(token, 'collectAttendanceExport', { exportId }, fields);
const logged = (exportId: string): Promise<{ detail: object }[]> =>
  asOwner(`select detail from event where subject_id = $1 and kind = 'attendance.exported'`, [exportId]);

describe("a school's register", () => {
  it('is written out with codes: present by a mark alone, up to today, with its own students and no formula', async () => {
    await setNow('2026-10-27T17:00:00Z');
    const marks = [
      { onDay: '2026-10-26', session: 'AM', mark: 'PRESENT' },
      { onDay: '2026-10-26', session: 'PM', mark: 'ABSENT' },
    ];
    await perform(employer.token, 'markAttendance', { allocationId: first, marks });
    const { rows, csv, exportId } = await exportOf(school.lead, week);
    expect(rows).toBe(24);
    const lines = csv.trim().split('\r\n');
    expect(lines[0]).toBe('date,session,upn,given_name,family_name,code');
    const own = lines.filter((line: string) => line.includes("'=cmd|calc,'@Walker"));
    expect(own.map((line: string) => [line.slice(0, 13), line.slice(-1)])).toEqual([
      ['2026-10-26,AM', 'W'],
      ['2026-10-26,PM', 'O'],
      ['2026-10-27,AM', 'N'],
      ['2026-10-27,PM', 'N'],
    ]);
    expect(csv).not.toContain('Quillfeather');
    expect(await logged(exportId)).toEqual([{ detail: { from: '2026-10-26', to: '2026-10-30', rows: 24 } }]);
    await perform(school.safeguardingLead, 'setRegisterCodes', { placementCode: 'B', visitCode: 'V' });
    expect((await exportOf(school.lead, week)).csv).toMatch(/2026-10-26,AM,.*'=cmd.*,B\r/);
  });

  it('has visits to a workplace with their own code, session by session, and none of those to the school', async () => {
    const aGroup = async (kind: string, startsOn: string): Promise<{ slotRequestId: string; ids: string[] }> => {
      const host = await anEmployer(programme);
      const slotId = await aSlot(host, await anOpportunity(host, { kind }), { startsOn, endsOn: startsOn });
      const asked = { slotId, places: 2, staffLead: 'Dana Reid', note: '' };
      const { slotRequestId } = await perform(other.lead, 'requestSlot', asked, 'slotRequestId');
      await perform(host.token, 'acceptSlotRequest', { slotRequestId });
      const ids = (await students(other, [{ family_name: 'Aldous' }, { family_name: 'Birch' }])).map(({ id }) => id);
      await perform(other.lead, 'setVisitRegister', { slotRequestId, studentIds: ids });
      await perform(other.lead, 'confirmVisit', { slotRequestId, staffCount: 1 });
      return { slotRequestId, ids };
    };
    const { slotRequestId, ids } = await aGroup('WORKPLACE_VISIT', '2026-11-10');
    await aGroup('SCHOOL_VISIT', '2026-11-11');
    await setNow('2026-11-12T17:00:00Z');
    const marks = [
      { studentId: ids[0], came: true, onDay: '2026-11-10', session: 'AM' },
      { studentId: ids[0], came: false, onDay: '2026-11-10', session: 'PM' },
      { studentId: ids[1], came: true, onDay: '2026-11-10', session: 'AM' },
    ];
    await perform(other.lead, 'markVisit', { slotRequestId, marks });
    const { csv } = await exportOf(other.lead, { from: '2026-11-09', to: '2026-11-13' });
    const codes = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line: string) => line.split(','))
      .map(([on, session, , , family, code]: string[]) => [on, session, family, code].join(' '));
    expect(codes.sort()).toEqual([
      '2026-11-10 AM Aldous V',
      '2026-11-10 AM Birch V',
      '2026-11-10 PM Aldous O',
      '2026-11-10 PM Birch N',
    ]);
  });

  it('leaves with more than fifty rows only when a second person has released it, for a day', async () => {
    await setNow('2026-10-30T17:00:00Z');
    const { rows, csv, exportId } = await exportOf(school.lead, week);
    expect([rows, csv]).toEqual([60, null]);
    expect(await collect(school.lead, exportId)).toMatchObject({ __typename: 'WrongState', currentState: 'REQUESTED' });
    const release = (token: string): Promise<Answer['data']> => attempt(token, 'releaseAttendanceExport', { exportId });
    expect(await release(school.lead)).toMatchObject({ __typename: 'SecondPersonNeeded' });
    expect(await release(other.lead)).toMatchObject({ __typename: 'NotFound' });
    expect(await release(school.safeguardingLead)).toMatchObject({ __typename: 'ReleaseAttendanceExportPayload' });
    expect(await logged(exportId)).toEqual([]);
    expect(await collect(school.safeguardingLead, exportId)).toMatchObject({ __typename: 'NotFound' });
    expect((await collect(school.lead, exportId)).csv.trim().split('\r\n')).toHaveLength(61);
    expect(await logged(exportId)).toHaveLength(1);
    await setNow('2026-10-31T17:00:01Z');
    expect(await collect(school.lead, exportId)).toMatchObject({ __typename: 'WrongState', currentState: 'EXPIRED' });
  });

  it('is of days in order, and not of all time', async () => {
    expect(await exportOf(school.lead, { from: '2026-10-30', to: '2026-10-26' })).toMatchObject({
      faults: [{ path: 'to' }],
    });
    expect(await exportOf(school.lead, { from: '2026-01-01', to: '2028-01-01' })).toMatchObject({
      faults: [{ path: 'to' }],
    });
  });
});
