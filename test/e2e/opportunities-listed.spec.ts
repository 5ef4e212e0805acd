import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  graphql,
  perform,
  setNow,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

interface Listed {
  readonly id: string;
  readonly slots: readonly { readonly id: string; readonly placesLeft: number }[];
}

const listDocument = `query ($first: Int!, $after: String, $kind: OpportunityKind, $category: JobCategory, $from: Date, $to: Date) {
  opportunities(first: $first, after: $after, kind: $kind, category: $category, startsFrom: $from, startsTo: $to) {
    nodes { id kind title summary category yearGroups publishedAt area employer { id name sector }
      slots { id startsOn endsOn startsAt finishesAt capacity placesLeft } }
    pageInfo { hasNextPage endCursor } } }`;

const detailDocument = `query ($id: ID!) { opportunity(id: $id) { id state area access supervisorJobTitle version lunchPlan lessFun whatToWear
  hazards yearGroups dayPlan { day half department task with } slots { id } } }`;

const secrets = ['Coventry Road', 'B26 2RZ', 'Robin Hale', 'Sam Okoro', '@example.org'];

let programme: TestProgramme;
let employer: TestEmployer;
let school: TestSchool;
let student: string;

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
  const [one] = await students(school, [{}]);
  student = one?.token ?? '';
});

/** Each story has an employer of its own and looks at nobody else's adverts. */
beforeEach(async () => {
  employer = await anEmployer(programme);
});

afterEach(() => setNow());

async function list(token: string, variables: object = {}): Promise<Listed[]> {
  const { data } = await graphql(token, listDocument, { first: 100, ...variables });
  const nodes: (Listed & { employer: { id: string } })[] = data.opportunities.nodes;
  return nodes.filter((node) => node.employer.id === employer.id);
}

async function idsOf(token: string, variables: object = {}): Promise<string[]> {
  return (await list(token, variables)).map(({ id }) => id);
}

async function slotsSeenBy(token: string): Promise<string[]> {
  return (await list(token)).flatMap(({ slots }) => slots.map(({ id }) => id));
}

const catalogueDocument = `query ($first: Int!, $after: String) { publishedOpportunities(first: $first, after: $after) {
  nodes { id kind title summary category yearGroups publishedAt area employer { id name sector } slots { startsOn endsOn placesLeft } }
  pageInfo { hasNextPage endCursor } } }`;

/** The advert as anybody reads it, wherever in the catalogue it stands; `undefined` when it is not there. */
async function inCatalogue(id: string): Promise<Answer['data']> {
  for (let after: string | null = null, more = true; more;) {
    const { data }: Answer = await graphql(null, catalogueDocument, { first: 100, after });
    const { nodes, pageInfo } = data.publishedOpportunities;
    const found = nodes.find((node: Listed) => node.id === id);
    if (found !== undefined) {
      expect(secrets.filter((secret) => JSON.stringify(found).includes(secret))).toEqual([]);
      return found;
    }
    ({ endCursor: after, hasNextPage: more } = pageInfo);
  }
  return undefined;
}

describe('the list of adverts', () => {
  it('tells the programme what it needs to choose, and neither address nor adult', async () => {
    const id = await anOpportunity(employer);
    const slotId = await aSlot(employer, id, { capacity: 5 });
    await perform(school.lead, 'requestSlot', { slotId, places: 2, staffLead: 'Dana Reid', note: '' });
    for (const token of [student, school.lead, school.safeguardingLead, employer.token, programme.coordinator]) {
      expect(await list(token)).toEqual([
        expect.objectContaining({
          id,
          kind: 'PLACEMENT',
          category: 'CREATIVE_AND_MEDIA',
          yearGroups: [10, 11, 12],
          publishedAt: '2026-09-14T08:00:00Z',
          area: 'B26',
          employer: { id: employer.id, name: expect.any(String), sector: 'R' },
          slots: [
            {
              id: slotId,
              startsOn: '2026-10-26',
              endsOn: '2026-10-30',
              startsAt: '09:30',
              finishesAt: '15:30',
              capacity: 5,
              placesLeft: 3,
            },
          ],
        }),
      ]);
    }
    const { text } = await graphql(student, listDocument, { first: 100 });
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('shows a student the adverts that welcome their year', async () => {
    const welcome = await anOpportunity(employer, { yearGroups: [10] });
    const tooOld = await anOpportunity(employer, { yearGroups: [11, 12] });
    expect(await idsOf(student)).toEqual([welcome]);
    expect(await idsOf(student, { kind: 'PLACEMENT' })).toEqual([welcome]);
    expect(await idsOf(school.lead)).toEqual([tooOld, welcome]);
  });

  it('is narrowed by kind, by kind of work and by dates, each alone and together', async () => {
    const week = await anOpportunity(employer);
    const talk = await anOpportunity(employer, { kind: 'SCHOOL_VISIT', category: 'HEALTHCARE' });
    await aSlot(employer, week, { startsOn: '2026-10-26', endsOn: '2026-10-30' });
    await aSlot(employer, talk, { startsOn: '2026-10-20', endsOn: '2026-10-20' });
    await aSlot(employer, talk, { startsOn: '2026-12-01', endsOn: '2026-12-01' });
    expect(await idsOf(school.lead)).toEqual([talk, week]);
    expect(await idsOf(school.lead, { kind: 'SCHOOL_VISIT' })).toEqual([talk]);
    expect(await idsOf(school.lead, { category: 'CREATIVE_AND_MEDIA' })).toEqual([week]);
    expect(await idsOf(school.lead, { from: '2026-10-25', to: '2026-11-30' })).toEqual([week]);
    expect(await idsOf(school.lead, { from: '2026-10-27' })).toEqual([talk]);
    expect(await idsOf(school.lead, { to: '2026-10-20' })).toEqual([talk]);
    expect(await idsOf(school.lead, { to: '2026-10-19' })).toEqual([]);
    expect(await idsOf(school.lead, { kind: 'SCHOOL_VISIT', category: 'HEALTHCARE', from: '2026-10-21' })).toEqual([
      talk,
    ]);
    expect(await idsOf(school.lead, { kind: 'SCHOOL_VISIT', category: 'CREATIVE_AND_MEDIA' })).toEqual([]);
  });

  it.each(['from', 'to'])('says that a date which is none is none (%s)', async (argument) => {
    const { status, errors } = await graphql(school.lead, listDocument, { first: 1, [argument]: '2026-02-31' });
    expect(status).toBe(400);
    expect(errors?.[0]?.message).toMatch(/^starts(From|To) must be a day of the form YYYY-MM-DD/);
  });

  it('leaves out slots that are past, cancelled or reserved for another school', async () => {
    const stranger = await aSchool(programme);
    const id = await anOpportunity(employer);
    const past = await aSlot(employer, id, { startsOn: '2026-09-15', endsOn: '2026-09-15' });
    const cancelled = await aSlot(employer, id);
    const reserved = await aSlot(employer, id, { reservedSchoolId: school.id });
    const open = await aSlot(employer, id, { startsOn: '2026-11-02', endsOn: '2026-11-06' });
    expect(await slotsSeenBy(stranger.lead)).toEqual([past, cancelled, open]);
    await perform(employer.token, 'cancelSlot', { slotId: cancelled });
    await setNow('2026-09-16T08:00:00Z');
    expect(await slotsSeenBy(stranger.lead)).toEqual([open]);
    expect(await slotsSeenBy(school.lead)).toEqual([reserved, open]);
    expect(await slotsSeenBy(student)).toEqual([reserved, open]);
    expect(await slotsSeenBy(programme.coordinator)).toEqual([reserved, open]);
    const entry = await inCatalogue(id);
    expect(entry.slots).toEqual([{ startsOn: '2026-11-02', endsOn: '2026-11-06', placesLeft: 2 }]);
  });

  it('comes newest first, page by page, none twice and none left out, also of those published at one moment', async () => {
    const elsewhere = await aProgramme();
    const theirs = await anEmployer(elsewhere);
    const published: string[] = [];
    for (const hour of ['08', '08', '08', '09', '09']) {
      await setNow(`2026-09-14T${hour}:00:00Z`);
      published.unshift(await anOpportunity(theirs));
    }
    const pages: string[][] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data }: Answer = await graphql(elsewhere.coordinator, listDocument, { first: 2, after });
      pages.push(data.opportunities.nodes.map(({ id }: Listed) => id));
      ({ endCursor: after, hasNextPage: more } = data.opportunities.pageInfo);
    }
    expect(pages).toEqual([published.slice(0, 2), published.slice(2, 4), published.slice(4)]);
    const { data } = await graphql(elsewhere.coordinator, listDocument, { first: 2, after: 'nonsense' });
    expect(data.opportunities.nodes.map(({ id }: Listed) => id)).toEqual(published.slice(0, 2));
  });

  it('keeps an advert in its place when it is paused and published again', async () => {
    const first = await anOpportunity(employer);
    await setNow('2026-09-15T08:00:00Z');
    const second = await anOpportunity(employer);
    await setNow('2026-09-16T08:00:00Z');
    await perform(employer.token, 'pauseOpportunity', { opportunityId: first });
    expect(await idsOf(school.lead)).toEqual([second]);
    await perform(employer.token, 'publishOpportunity', { opportunityId: first });
    expect(await idsOf(school.lead)).toEqual([second, first]);
  });

  it('loses the adverts of an employer at the moment it is suspended', async () => {
    const id = await anOpportunity(employer);
    const detail = async (): Promise<unknown> => (await graphql(school.lead, detailDocument, { id })).data.opportunity;
    expect(await idsOf(school.lead)).toEqual([id]);
    expect([await inCatalogue(id), await detail()]).toEqual([
      expect.objectContaining({ id }),
      expect.objectContaining({ id }),
    ]);
    await perform(programme.coordinator, 'suspendEmployer', {
      employerId: employer.id,
      reason: 'A complaint is looked into.',
    });
    expect(await idsOf(school.lead)).toEqual([]);
    expect([await inCatalogue(id), await detail()]).toEqual([undefined, null]);
    expect(await idsOf(programme.coordinator)).toEqual([]);
  });

  it('is of one programme and shows nothing of another', async () => {
    const id = await anOpportunity(employer);
    const elsewhere = await aSchool(await aProgramme());
    expect(await idsOf(elsewhere.lead)).toEqual([]);
    expect((await graphql(elsewhere.lead, detailDocument, { id })).data.opportunity).toBeNull();
  });
});

describe('an advert in full', () => {
  it('says to a student how the days will be and what the supervisor does, and not who that is', async () => {
    const id = await anOpportunity(employer);
    const slotId = await aSlot(employer, id);
    const { data, text } = await graphql(student, detailDocument, { id });
    expect(data.opportunity).toEqual({
      id,
      state: 'PUBLISHED',
      area: 'B26',
      access: 'Level entrance',
      supervisorJobTitle: 'Studio lead',
      version: 1,
      lunchPlan: 'With the studio team in the kitchen, 12:30 to 13:00.',
      lessFun: 'Cleaning the press takes an hour each day.',
      whatToWear: 'Old clothes; aprons are lent.',
      hazards: [],
      yearGroups: [10, 11, 12],
      dayPlan: [
        { day: 1, half: 'AM', department: 'Studio', task: 'Set a line of type', with: 'the studio lead' },
        { day: 1, half: 'PM', department: 'Gallery', task: 'Hang prints', with: 'the curator' },
      ],
      slots: [{ id: slotId }],
    });
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it.each(['opp_01k5h2m3n4p5q6r7s8t9vwxyz0', 'nonsense', ''])('is null for an id that names none (%j)', async (id) => {
    expect((await graphql(student, detailDocument, { id })).data).toEqual({ opportunity: null });
  });
});

describe('the public catalogue', () => {
  it('shows anybody what is on offer, where about and when, and neither address nor adult', async () => {
    const id = await anOpportunity(employer);
    await aSlot(employer, id);
    expect(await inCatalogue(id)).toMatchObject({
      kind: 'PLACEMENT',
      area: 'B26',
      employer: { id: employer.id, sector: 'R' },
      slots: [{ startsOn: '2026-10-26', endsOn: '2026-10-30', placesLeft: 2 }],
    });
  });
});
