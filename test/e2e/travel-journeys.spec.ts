import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  graphql,
  perform,
  students,
  surroundings,
  type Answer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { importTimetable } from '../../apps/cli/src/import-timetable/import-timetable.js';
import { aProposal, aRound, move } from './rounds.story.js';

const journey = `leavesAt arrivesAt minutes walkMinutes changes legs { kind from to departsAt arrivesAt metres route mode headsign operator }`;
const plan = `query ($slotId: ID!, $studentId: ID) { journeyPlan(slotId: $slotId, studentId: $studentId) {
  timetableOf minutesInHand out { ${journey} } earlierOut { ${journey} } back { ${journey} } latestBack { ${journey} } } }`;
const options = `query ($roundId: ID!) { placementOptions(roundId: $roundId, first: 5, sort: NEAREST) { nodes { slotId
  travel { mode leavesAt homeAt outMinutes backMinutes outChanges engine isRough timetableOf unanswered }
  journeyPlan { out { leavesAt walkMinutes legs { route } } } } } }`;

let programme: TestProgramme;
let school: TestSchool;
let pupil: TestStudent;
let slotId: string;
let roundId: string;

/** The travel service looks once a second which timetable is in use. */
const untilNoticed = (): Promise<void> => new Promise((resume) => setTimeout(resume, 1_100));

beforeAll(async () => {
  await importTimetable(surroundings().owner, 'data/sample/timetable');
  await untilNoticed();
  programme = await aProgramme();
  school = await aSchool(programme);
  const [made] = await students(school, [{ home_postcode: 'B36 8EY', max_minutes: '90' }]);
  if (made === undefined) throw new Error('no student was imported');
  pupil = made;
  const employer = await anEmployer(programme);
  slotId = await aSlot(employer, await anOpportunity(employer));
  roundId = await aRound({ programme });
  await move({ programme }, 'OPEN', roundId);
});

afterAll(async () => {
  await asOwner('delete from timetable');
  await untilNoticed();
});

async function planFor(token: string, studentId: string | null = null, of = slotId): Promise<Answer['data']> {
  return (await graphql(token, plan, { slotId: of, studentId })).data.journeyPlan;
}

const minute = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('with a timetable in use', () => {
  it('a slot shows when to leave and when one is home by it, and on which day it rests', async () => {
    const [option] = (await graphql(pupil.token, options, { roundId })).data.placementOptions.nodes;
    expect(option).toMatchObject({ slotId, travel: { mode: 'PUBLIC_TRANSPORT', engine: 'TIMETABLE', isRough: false } });
    expect(option.travel.timetableOf).toBe('2026-10-26');
    expect(option.travel.unanswered).toEqual([]);
    expect(option.journeyPlan.out.leavesAt).toBe(option.travel.leavesAt);
    expect(option.journeyPlan.out.walkMinutes).toBeGreaterThan(0);
    expect(option.travel.outMinutes).toBeLessThanOrEqual(90);
  });

  it('the way is told leg by leg, both ways, with what is in hand, the one before and the last one home', async () => {
    const told = await planFor(pupil.token);
    const [option] = (await graphql(pupil.token, options, { roundId })).data.placementOptions.nodes;
    expect(told.timetableOf).toBe('2026-10-26');
    expect(told.out.leavesAt).toBe(option.travel.leavesAt);
    expect(told.back.arrivesAt).toBe(option.travel.homeAt);
    expect(told.minutesInHand).toBeGreaterThanOrEqual(10);
    expect(told.out.changes).toBe(option.travel.outChanges);
    const { legs } = told.out;
    expect(legs[0]).toMatchObject({ kind: 'WALK', from: 'home', route: null });
    expect(legs.at(-1)).toMatchObject({ kind: 'WALK', to: 'work' });
    const rides = legs.filter(({ kind }: { kind: string }) => kind === 'RIDE');
    expect(rides).toHaveLength(told.out.changes + 1);
    expect(rides[0]).toMatchObject({ mode: 'BUS', operator: 'Sample Transport (made up)', metres: null });
    for (const [at, leg] of legs.entries()) {
      expect(minute(leg.arrivesAt)).toBeGreaterThanOrEqual(minute(leg.departsAt));
      if (at > 0) expect(leg.from === legs[at - 1].to || leg.kind === 'WALK').toBe(true);
    }
    expect(minute(told.earlierOut.leavesAt)).toBeLessThan(minute(told.out.leavesAt));
    expect(minute(told.latestBack.leavesAt)).toBeGreaterThan(minute(told.back.leavesAt));
  });

  it('staff of the school see the way of their own student, and nobody sees that of another', async () => {
    expect(await planFor(school.lead, pupil.id)).toEqual(await planFor(pupil.token));
    const other = await aSchool(programme);
    expect(await planFor(other.lead, pupil.id)).toBeNull();
    expect(await planFor(other.safeguardingLead, pupil.id)).toBeNull();
    const elsewhere = await aProgramme();
    expect(await planFor((await aSchool(elsewhere)).lead, pupil.id)).toBeNull();
    expect(await planFor(pupil.token, null, 'slt_nothing')).toBeNull();
  });

  it('limits are hard: a student who has to be home early has no way, and a place in a round is never beyond them', async () => {
    const lone = await aProgramme();
    const there = await aSchool(lone);
    const [near, early] = await students(there, [{ max_minutes: '90' }, { max_minutes: '90' }]);
    const host = await anEmployer(lone);
    const place = await aSlot(host, await anOpportunity(host), { capacity: 2 });
    if (near === undefined || early === undefined) throw new Error('students were not imported');
    await perform(there.lead, 'setStudentTravel', {
      studentId: early.id,
      limits: { maxMinutesEachWay: 90, latestHome: '15:45' },
    });
    const round = await aRound({ programme: lone });
    await move({ programme: lone }, 'OPEN', round);
    await move({ programme: lone }, 'CLOSED', round);
    const proposalId = await aProposal({ programme: lone }, { roundId: round });
    const outcomes = await asOwner<{
      student_id: string;
      slot_id: string | null;
      timetable_of: Date | null;
      is_travel_rough: boolean | null;
    }>('select student_id, slot_id, timetable_of, is_travel_rough from proposal_outcome where proposal_id = $1', [
      proposalId,
    ]);
    const of = (student: TestStudent) => outcomes.find(({ student_id: id }) => id === student.id);
    expect(of(near)).toMatchObject({ slot_id: place, is_travel_rough: false });
    expect(of(near)?.timetable_of).not.toBeNull();
    expect(of(early)).toMatchObject({ slot_id: null, timetable_of: null });
  });
});

describe('the page for the days of a placement', () => {
  it('tells the way there and back leg by leg, as the plan does, and says of which day it is', async () => {
    const allocationId = await aPlaceInSlot(pupil, slotId, 'CONFIRMED');
    const query = 'query ($id: ID!) { dayPage(allocationId: $id) { html pdf } }';
    const { html, pdf } = (await graphql(pupil.token, query, { id: allocationId })).data.dayPage;
    const document = await getDocumentProxy(new Uint8Array(Buffer.from(pdf, 'base64')));
    const flat = (await extractText(document, { mergePages: true })).text.replace(/\s+/g, ' ');
    const { out, back } = await planFor(pupil.token);
    const at = (place: string): string => (place === 'work' ? 'the workplace' : place);
    const lines = [...out.legs, ...back.legs].map(
      ({ departsAt, arrivesAt, from, to, route, headsign }: Record<string, string | null>) =>
        `${departsAt} to ${arrivesAt}: ` +
        (route === null
          ? `on foot from ${at(from ?? '')} to ${at(to ?? '')}`
          : `${route} towards ${headsign ?? ''}, from ${from} to ${to}`),
    );
    expect(lines.length).toBeGreaterThanOrEqual(6);
    const unescaped = html.replaceAll('&amp;', '&').replaceAll('&apos;', "'");
    for (const line of lines) expect(unescaped).toContain(line);
    for (const { route } of out.legs) if (route !== null) expect(flat).toContain(`${route} towards`);
    expect(flat).toContain('By the timetable of 26 October 2026');
    expect(html).not.toContain('No timetable covers this way');
  });
});

describe('a timetable that is imported', () => {
  it('is refused whole when anything is wrong with it, with file, line and value, and the one in use stays', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foothold-gtfs-'));
    try {
      await writeFile(
        join(folder, 'agency.txt'),
        'agency_id,agency_name,agency_url,agency_timezone\na,A,https://a.example,Europe/London\n',
      );
      await writeFile(join(folder, 'routes.txt'), 'route_id,route_short_name,route_type\nr,1,3\n');
      await writeFile(
        join(folder, 'stops.txt'),
        'stop_id,stop_name,stop_lat,stop_lon\ns,Stop,52.5,-1.8\nt,Other,52.51,-181\n',
      );
      await writeFile(join(folder, 'trips.txt'), 'route_id,service_id,trip_id\nr,w,x\nq,w,y\n');
      await writeFile(join(folder, 'calendar_dates.txt'), 'service_id,date,exception_type\nw,20261026,1\n');
      await writeFile(
        join(folder, 'stop_times.txt'),
        'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nx,08:00:00,08:00:00,s,1\nx,08:61:00,08:61:00,t,2\n',
      );
      const before = await asOwner('select id from timetable where is_in_use');
      await expect(importTimetable(surroundings().owner, folder)).rejects.toMatchObject({ code: 'TIMETABLE_REFUSED' });
      expect(await asOwner('select id from timetable where is_in_use')).toEqual(before);
      expect(before).toHaveLength(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is kept once, however often it is imported, and says what differs from the one before', async () => {
    const lines = await importTimetable(surroundings().owner, 'data/sample/timetable');
    expect(await asOwner('select from timetable')).toHaveLength(1);
    expect(lines.join('\n')).toMatch(/on 0 of them something runs differently now/);
    expect(lines.join('\n')).toMatch(/Monday to Friday: [\d,]+ trips a day/);
  });
});
