import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import ical from 'node-ical';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  aVettedActivity,
  asOwner,
  attempt,
  graphql,
  perform,
  publishAdvert,
  setNow,
  students,
  surroundings,
  type TestEmployer,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { faultsOfCalendar } from '../support/rfc5545.js';

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

/** What a feed says, its long lines whole again. */
async function unfolded(path: string): Promise<string> {
  return (await (await get(path)).text()).replaceAll('\r\n ', '');
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
    const text = await unfolded((await calendarOf(token)).path);
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

describe('what stands in whose calendar', () => {
  beforeAll(async () => {
    school = await aSchool(employer.programme);
    [student] = (await students(school, [{ given_name: canary, family_name: canary }])) as [TestStudent];
    await aPlaceInSlot(student, await aSlot(employer, await anOpportunity(employer)), 'CONFIRMED');
  });

  interface Event {
    readonly day: string;
    readonly summary: string;
    readonly location: string;
    readonly status: string | undefined;
    readonly sequence: number;
    readonly changed: Date | undefined;
    readonly description: string;
  }

  /** The days of one slot or request as somebody's calendar has them, in order. */
  async function daysOf(path: string, id: string): Promise<Event[]> {
    const mine = (await eventsAt(path)).filter(({ uid }) => uid.startsWith(`${id}-`));
    return mine
      .map((event) => ({
        day: event.start.toISOString().slice(0, 10),
        summary: String(event.summary),
        location: String(event.location),
        status: event.status,
        sequence: Number(event.sequence),
        changed: event.lastmodified,
        description: String(event.description ?? ''),
      }))
      .sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  async function sharedWeek(): Promise<{ owner: TestEmployer; partner: TestEmployer; slotId: string }> {
    const { programme } = employer;
    const [owner, partner] = [await anEmployer(programme), await anEmployer(programme)];
    await asOwner(`update site set postcode = 'B1 1AA' where id = $1`, [partner.siteId]);
    await aVettedActivity(partner, 'SHOP');
    const dayPlan = [1, 2, 3, 4, 5].map((day) => ({
      day,
      half: 'AM',
      department: 'Studio',
      task: `Task of day ${day}`,
      with: 'the team',
    }));
    const opportunityId = await anOpportunity(owner, { title: 'A shared week', dayPlan }, { isPublished: false });
    const invitation = { opportunityId, employerId: partner.id, days: [3, 4] };
    const { partnershipId } = await perform(owner.token, 'invitePartner', invitation, 'partnershipId');
    const { siteId, supervisorId, deputyId } = partner;
    const terms = { partnershipId, siteId, activity: 'SHOP', supervisorId, deputyId };
    await perform(partner.token, 'acceptPartnership', terms, '__typename');
    await publishAdvert(owner, opportunityId);
    return { owner, partner, slotId: await aSlot(owner, opportunityId, { capacity: 10 }) };
  }

  it('is for a partner its own days at its own site, and for a student and the owner each day where it is spent', async () => {
    const shared = await sharedWeek();
    const [pupil] = (await students(school, [{}])) as [TestStudent];
    const allocationId = await aPlaceInSlot(pupil, shared.slotId, 'CONFIRMED');
    const ofPartner = await daysOf((await calendarOf(shared.partner.token)).path, shared.slotId);
    expect(ofPartner.map(({ day, location }) => [day, location])).toEqual([
      ['2026-10-28', 'B1'],
      ['2026-10-29', 'B1'],
    ]);
    expect(ofPartner[0]).toMatchObject({ status: 'CONFIRMED', description: '1 of 10 places are held.' });
    const areas = ['B26', 'B26', 'B1', 'B1', 'B26'];
    for (const [token, id] of [
      [pupil.token, allocationId],
      [shared.owner.token, shared.slotId],
    ] as const) {
      const days = await daysOf((await calendarOf(token)).path, id);
      expect(days.map(({ location }) => location)).toEqual(areas);
      expect(new Set(days.map(({ summary }) => summary)).size).toBe(2);
    }
    expect(await eventsAt((await calendarOf((await anEmployer(employer.programme)).token)).path)).toEqual([]);
    await perform(shared.owner.token, 'cancelSlot', { slotId: shared.slotId, reason: 'The roof came down.' });
    const after = await daysOf((await calendarOf(shared.partner.token)).path, shared.slotId);
    expect(after.map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
  });

  it('is for a student also the visit on whose register they stand, and for no other', async () => {
    const [going, staying] = (await students(school, [{}, {}])) as [TestStudent, TestStudent];
    const opportunityId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT', title: 'Round the mill' });
    const day = { startsOn: '2026-11-11', endsOn: '2026-11-11', capacity: 30 };
    const asked = { slotId: await aSlot(employer, opportunityId, day), places: 1, staffLead: canary, note: canary };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
    const { path } = await calendarOf(going.token);
    expect(await daysOf(path, slotRequestId)).toEqual([]);
    await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [going.id] });
    expect(await daysOf(path, slotRequestId)).toMatchObject([
      { day: '2026-11-11', location: 'B26', status: 'CONFIRMED', summary: expect.stringContaining('Round the mill') },
    ]);
    expect(await daysOf((await calendarOf(staying.token)).path, slotRequestId)).toEqual([]);
    expect(await unfolded(path)).not.toContain(canary);
    await perform(employer.token, 'cancelSlotRequest', { slotRequestId, reason: 'The mill is flooded.' });
    expect(await daysOf(path, slotRequestId)).toMatchObject([{ status: 'CANCELLED' }]);
  });

  it('moves for an employer with each change of places, booking and cancellation', async () => {
    const opportunityId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
    const day = { startsOn: '2026-11-12', endsOn: '2026-11-12', capacity: 30 };
    const changing = await aSlot(employer, opportunityId, day);
    const { path } = await calendarOf(employer.token);
    const seen: Event[] = [];
    const look = async (): Promise<void> => void seen.push(...(await daysOf(path, changing)));
    await look();
    await setNow('2026-09-15T08:00:00Z');
    await perform(employer.token, 'setSlotCapacity', { slotId: changing, capacity: 20 });
    await look();
    await setNow('2026-09-16T08:00:00Z');
    const asked = { slotId: changing, places: 4, staffLead: 'Ms Ward', note: '' };
    await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    await look();
    await setNow('2026-09-17T08:00:00Z');
    await perform(employer.token, 'cancelSlot', { slotId: changing, reason: 'No heating.' });
    await look();
    expect(seen.map(({ description }) => description)).toEqual([
      '0 of 30 places are held.',
      '0 of 20 places are held.',
      '4 of 20 places are held.',
      '0 of 20 places are held.',
    ]);
    expect(seen.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    const sequences = seen.map(({ sequence }) => sequence);
    expect([sequences[1], sequences[3]].map((number, at) => Number(number) > Number(sequences[2 * at]))).toEqual([
      true,
      true,
    ]);
    // The database itself says when something was made; a change is timed by our clock.
    const changed = seen.map((event) => event.changed?.toISOString().slice(0, 10));
    expect([changed[1], changed[3]]).toEqual(['2026-09-15', '2026-09-17']);
    expect(changed[2]).not.toBe(changed[1]);
  });
});

describe('each calendar, by RFC 5545', () => {
  beforeAll(async () => {
    const long = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT', title: `${'Łódź; a, b\\ '.repeat(9)}` });
    const day = { startsOn: '2026-11-13', endsOn: '2026-11-13', capacity: 30 };
    const asked = { slotId: await aSlot(employer, long, day), places: 1, staffLead: 'Ms Ward', note: '' };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [student.id] });
  });

  it.each(['student', 'lead', 'employer'])(
    'of a %s has what each component requires, and once what may stand once, in short lines',
    async (who) => {
      const token = { student: student.token, lead: school.lead, employer: employer.token }[who] ?? employer.token;
      const text = await (await get((await calendarOf(token)).path)).text();
      expect(text).toContain('BEGIN:VEVENT');
      expect(text).toMatch(/\r\n /);
      expect(faultsOfCalendar(text)).toEqual([]);
      expect(text).not.toContain('METHOD');
    },
  );

  it.each([
    ['a UID that is missing', /UID:.*\r\n(?: .*\r\n)*/, '', /has 0 of UID/],
    ['a DTSTAMP twice', /(DTSTAMP:.*\r\n)/, '$1$1', /has 2 of DTSTAMP/],
    ['a PRODID that is missing', /PRODID:.*\r\n/, '', /has 0 of PRODID/],
    ['a summary twice', /(SUMMARY:.*\r\n(?: .*\r\n)*)/, '$1$1', /has 2 of SUMMARY/],
    ['a zone that is not defined', /TZID:Europe/, 'TZID:Mars', /does not define Europe/],
    ['a time that floats', /DTSTART;TZID=Europe\/London:2026/, 'DTSTART:2026', /floating/],
    ['a bare line feed', /\r\n/, '\n', /bare/],
    ['a line that is too long', /LOCATION:/, `LOCATION:${'x'.repeat(80)}`, /longer/],
    ['an end that is missing', /END:VEVENT\r\n/, '', /in VEVENT/],
    ['a comma that is not escaped', /LOCATION:/, 'LOCATION:a,b', /a value that is none/],
  ])('would be found to have %s', async (_, part, instead, fault) => {
    const text = await (await get((await calendarOf(employer.token)).path)).text();
    expect(text).toMatch(part);
    expect(faultsOfCalendar(text.replace(part, instead)).join('\n')).toMatch(fault);
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
