import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import ical from 'node-ical';
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
  setNow,
  students,
  surroundings,
  type TestEmployer,
  type TestSchool,
  type TestStudent,
} from '#testing';

let school: TestSchool;
let employer: TestEmployer;
let student: TestStudent;
let slotId: string;

/** Stands in the name of the student and nowhere else. */
const canary = 'Quillfeather';

async function calendarOf(token: string): Promise<{ path: string; calendarFeedId: string }> {
  return perform(token, 'createCalendarFeed', { replacesExisting: true }, 'path calendarFeedId');
}

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${surroundings().apiUrl}${path}`, { headers });
}

async function eventsAt(path: string): Promise<ical.VEvent[]> {
  const parsed = ical.sync.parseICS(await (await get(path)).text());
  return Object.values(parsed).filter((part): part is ical.VEvent => part?.type === 'VEVENT');
}

beforeAll(async () => {
  const programme = await aProgramme();
  [school, employer] = [await aSchool(programme), await anEmployer(programme)];
  // The clocks go back on 25 October 2026.
  slotId = await aSlot(employer, await anOpportunity(employer, { title: 'Print; bind, fold' }), {
    startsOn: '2026-10-22',
    endsOn: '2026-10-27',
    startsAt: '09:00',
  });
  const [found] = await students(school, [{ given_name: canary, family_name: canary }]);
  if (found === undefined) throw new Error('the student was imported');
  student = found;
  await aPlaceInSlot(student, slotId, 'CONFIRMED');
});

afterEach(() => setNow());

describe('the calendar behind a secret link', () => {
  it("has a student's days at nine o'clock on the wall before and after the clocks change, and no weekend", async () => {
    const events = await eventsAt((await calendarOf(student.token)).path);
    expect(events.map(({ start }) => start.toISOString()).sort()).toEqual([
      '2026-10-22T08:00:00.000Z',
      '2026-10-23T08:00:00.000Z',
      '2026-10-26T09:00:00.000Z',
      '2026-10-27T09:00:00.000Z',
    ]);
    expect(events[0]).toMatchObject({ location: 'B26', status: 'CONFIRMED' });
    expect(events[0]?.summary).toMatch(/^Print; bind, fold, Employer/);
  });

  it.each(['student', 'lead', 'employer'])('names no child to a %s, and numbers to staff and host', async (who) => {
    const token = { student: student.token, lead: school.lead, employer: employer.token }[who] ?? '';
    const text = await (await get((await calendarOf(token)).path)).text();
    expect(text).not.toContain(canary);
    expect(text).toContain('BEGIN:VEVENT');
    expect(text.includes('1 of 2 places are held.')).toBe(who !== 'student');
  });

  it('keeps uids, and shows what was cancelled as cancelled with a higher number', async () => {
    const [own] = await students(school, [{}]);
    const id = await aPlaceInSlot(own ?? student, slotId, 'ACCEPTED');
    const { path } = await calendarOf(own?.token ?? '');
    const before = await eventsAt(path);
    await asOwner(`update allocation set state = 'WITHDRAWN' where id = $1`, [id]);
    const after = await eventsAt(path);
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect([before[0]?.status, after[0]?.status]).toEqual(['TENTATIVE', 'CANCELLED']);
    expect(Number(after[0]?.sequence)).toBeGreaterThan(Number(before[0]?.sequence));
  });

  it('has the requests of a school from the asking to the answer', async () => {
    const visit = await aSlot(employer, await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' }), {
      startsOn: '2026-11-10',
      endsOn: '2026-11-10',
    });
    const asked = { slotId: visit, places: 1, staffLead: canary, note: canary };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    const { path } = await calendarOf(school.lead);
    const status = async (): Promise<unknown> =>
      (await eventsAt(path)).find(({ uid }) => uid.startsWith(slotRequestId))?.status;
    expect(await status()).toBe('TENTATIVE');
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
    expect(await status()).toBe('CONFIRMED');
  });

  it('is kept as a hash only, opens for nobody once it is ended, replaced or its role taken away', async () => {
    const first = await calendarOf(school.lead);
    const secret = first.path.slice('/calendars/'.length, -'.ics'.length);
    const rows = await asOwner<{ row: string }>('select row_to_json(f)::text as row from calendar_feed f');
    expect(rows.filter(({ row }) => row.includes(secret))).toEqual([]);
    expect(await attempt(school.lead, 'createCalendarFeed', { replacesExisting: false })).toMatchObject({
      code: 'WRONG_STATE',
    });
    const second = await calendarOf(school.lead);
    expect([(await get(first.path)).status, (await get(second.path)).status]).toEqual([404, 200]);
    const stranger = { calendarFeedId: second.calendarFeedId };
    expect(await attempt(employer.token, 'revokeCalendarFeed', stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect((await graphql(school.lead, '{ myCalendarFeed { id } }')).data.myCalendarFeed.id).toBe(
      second.calendarFeedId,
    );
    await perform(school.lead, 'revokeCalendarFeed', stranger);
    const over = await get(second.path);
    const never = await get(`/calendars/${'x'.repeat(43)}.ics`);
    expect([over.status, await over.text()]).toEqual([404, await never.text()]);
    const third = await calendarOf(school.lead);
    await asOwner(`update role_grant set revoked_at = now() where school_id = $1 and role = 'CAREERS_LEAD'`, [
      school.id,
    ]);
    expect((await get(third.path)).status).toBe(404);
  });

  it('is not sent again to whoever has it', async () => {
    const { path } = await calendarOf(employer.token);
    const whole = await get(path);
    expect(whole.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(whole.headers.get('cache-control')).toBe('private, max-age=300');
    expect((await get(path, { 'if-none-match': whole.headers.get('etag') ?? '' })).status).toBe(304);
  });
});

describe('the same calendar as a table', () => {
  const formula = '=HYPERLINK("x"), press';
  let host: TestEmployer;
  let coming: TestSchool;

  beforeAll(async () => {
    [coming, host] = [await aSchool(employer.programme), await anEmployer(employer.programme)];
    const [visitor] = (await students(coming, [{ given_name: canary, family_name: canary }])) as [TestStudent];
    const dates = { startsOn: '2026-10-22', endsOn: '2026-10-23', startsAt: '09:00', capacity: 3 };
    const made = await aSlot(host, await anOpportunity(host, { title: formula }), dates);
    await aPlaceInSlot(visitor, made, 'CONFIRMED');
  });

  it('has a row for each day, with numbers and no names, and runs nothing in a spreadsheet', async () => {
    const { path } = await calendarOf(host.token);
    const answer = await get(path.replace(/ics$/, 'csv'));
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const text = await answer.text();
    const [header, ...rows] = text.trim().split('\r\n');
    expect(header).toContain('date,starts,finishes,title,organisation,area,status,places_held,places');
    expect(rows.map((row) => row.slice(0, 16))).toEqual(['2026-10-22,09:00', '2026-10-23,09:00']);
    for (const row of rows) expect(row).toMatch(/,"'=HYPERLINK\(""x""\), press",.*,1,3$/);
    expect(text).not.toContain(canary);
  });

  it('is behind the same secret, and ends with it', async () => {
    const { path, calendarFeedId } = await calendarOf(coming.lead);
    const sheet = path.replace(/ics$/, 'csv');
    expect(await (await get(sheet)).text()).toContain('confirmed,1,3');
    await perform(coming.lead, 'revokeCalendarFeed', { calendarFeedId });
    expect((await get(sheet)).status).toBe(404);
    expect((await get(path.replace(/ics$/, 'txt'))).status).toBe(404);
  });
});
