import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  publishAdvert,
  setNow,
  statementCount,
  students,
  tick,
  workOff,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

const document = `query ($first: Int!, $after: String, $text: String, $sector: String, $yearGroup: Int, $kind: OpportunityKind, $sort: OpportunityOrder, $maxMinutes: Int, $favourites: Boolean, $access: [AccessFeature!], $startsFrom: Date, $startsTo: Date) {
  opportunities(first: $first, after: $after, text: $text, sector: $sector, yearGroup: $yearGroup, kind: $kind, sort: $sort, maxMinutes: $maxMinutes, favourites: $favourites, access: $access, startsFrom: $startsFrom, startsTo: $startsTo) {
    nodes { id title confirmedOn confirmedDaysAgo isFull travel { outMinutes } interestFit } pageInfo { hasNextPage endCursor } } }`;
const facetDocument = `query ($text: String, $kind: OpportunityKind, $yearGroup: Int, $access: [AccessFeature!]) {
  opportunityFacets(text: $text, kind: $kind, yearGroup: $yearGroup, access: $access) { facet value count } }`;

interface Node {
  readonly id: string;
  readonly interestFit: number | null;
}

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;
let student: string;
let younger: string;

async function find(token: string, variables: object = {}): Promise<string[]> {
  const { data, errors } = await graphql(token, document, { first: 100, ...variables });
  expect(errors).toBeUndefined();
  return data.opportunities.nodes.map(({ id }: Node) => id);
}

async function facets(token: string, variables: object = {}): Promise<Record<string, number>> {
  const { data } = await graphql(token, facetDocument, variables);
  const rows: { facet: string; value: string; count: number }[] = data.opportunityFacets;
  return Object.fromEntries(rows.map(({ facet, value, count }) => [`${facet} ${value}`.trim(), count]));
}

/** What an advert says, to be said again but for what is edited. */
async function contentOf(id: string): Promise<Record<string, unknown>> {
  const { siteId, supervisorId, deputyId } = employer;
  const [row] = await asOwner(
    `select kind, title, summary, category, day_plan as "dayPlan", lunch_plan as "lunchPlan", less_fun as "lessFun",
       what_to_wear as "whatToWear", year_groups as "yearGroups", hazards from opportunity where id = $1`,
    [id],
  );
  return { ...row, opportunityId: id, siteId, supervisorId, deputyId };
}

/** A digest is made for every student of the database: those of other specs want none. */
beforeAll(() => asOwner('update student set weekly_digest = false'));

beforeEach(async () => {
  programme = await aProgramme();
  [school, employer] = [await aSchool(programme), await anEmployer(programme)];
  const [one, other] = await students(school, [{}, { year_group: '9', born_on: '2012-11-05' }]);
  [student, younger] = [one?.token ?? '', other?.token ?? ''];
});

afterEach(() => setNow());

describe('a search by words', () => {
  let carpentry: string;
  let vet: string;

  beforeEach(async () => {
    carpentry = await anOpportunity(employer, {
      title: 'A week of carpentry',
      summary: 'Engineering joints that hold, as 1 carpenter did for 100 years.',
    });
    vet = await anOpportunity(employer, {
      title: 'Veterinary nursing',
      summary: "100% with animals: nobody's easy_day!",
    });
  });

  it.each([
    ['a word of the title', 'carpentry'],
    ['another form of it', 'joint engineered'],
    ['the beginning of the last word', 'carpen'],
    ['a beginning that is longer than the stem', 'engineeri'],
    ['a typing error', 'carpantry'],
    ['a task of the plan', 'carpentry type'],
  ])('finds %s', async (_, text) => {
    expect(await find(student, { text })).toEqual([carpentry]);
  });

  it('finds an employer by its name, and nothing where one of the words is nowhere', async () => {
    expect((await find(student, { text: 'veterinary nursing employer' })).includes(vet)).toBe(true);
    expect(await find(student, { text: 'carpentry submarine' })).toEqual([]);
  });

  it.each(['%', '_', "'", ':*', '!', '(', '\\', '& |', '<->', '"', '?', '$1', '\u0000'])(
    'takes %j for no more than a sign',
    async (sign) => {
      expect(await find(student, { text: `${sign}carpentry${sign}` })).toEqual([carpentry]);
      expect((await find(student, { text: sign })).sort()).toEqual([carpentry, vet].sort());
    },
  );

  it('follows the advert when it is paused, edited and published again', async () => {
    await perform(employer.token, 'pauseOpportunity', { opportunityId: carpentry });
    expect(await find(student, { text: 'carpentry' })).toEqual([]);
    expect(await asOwner('select from advert_words where opportunity_id = $1', [carpentry])).toEqual([]);
    const words = { title: 'A week of basketry', summary: 'Willow, soaked and bent.' };
    await perform(employer.token, 'editOpportunity', { ...(await contentOf(carpentry)), ...words });
    expect(await find(student, { text: 'basketry' })).toEqual([]);
    await publishAdvert(employer, carpentry);
    expect(await find(student, { text: 'basketry willow' })).toEqual([carpentry]);
    expect(await find(student, { text: 'carpentry engineering' })).toEqual([]);
  });

  it('puts the best match first, page by page', async () => {
    const inSummary = await anOpportunity(employer, { title: 'Timber', summary: 'Some carpentry.' });
    expect(await find(student, { text: 'carpentry', sort: 'RELEVANCE' })).toEqual([carpentry, inSummary]);
    expect(await find(student, { text: 'carpentry' })).toEqual([inSummary, carpentry]);
    for (const id of [carpentry, inSummary]) await aSlot(employer, id);
    for (const sort of ['RELEVANCE', 'NEWEST', 'BEST_FIT', 'NEAREST']) {
      const whole = await find(student, { text: 'carpentry', sort });
      expect([sort, ...[...whole].sort()]).toEqual([sort, ...[carpentry, inSummary].sort()]);
      const { data } = await graphql(student, document, { first: 1, text: 'carpentry', sort });
      expect(data.opportunities.pageInfo.hasNextPage).toBe(true);
      const after = data.opportunities.pageInfo.endCursor;
      expect([data.opportunities.nodes[0].id, ...(await find(student, { text: 'carpentry', sort, after }))]).toEqual(
        whole,
      );
    }
  });

  it('refuses what cannot be asked', async () => {
    for (const wrong of [{ text: 'a'.repeat(201) }, { sector: 'Z' }, { yearGroup: 99 }]) {
      expect((await graphql(student, document, { first: 1, ...wrong })).status).toBe(400);
    }
  });

  it('finds the same for anybody in the public catalogue, under the same words', async () => {
    const publicDocument = `query ($text: String) { publishedOpportunities(first: 100, text: $text, bestMatchFirst: true) { nodes { id } } publishedOpportunityFacets(text: $text) { facet value count } }`;
    const { data } = await graphql(null, publicDocument, { text: 'carpentry joints' });
    expect(data.publishedOpportunities.nodes.map(({ id }: Node) => id)).toContain(carpentry);
    const total = data.publishedOpportunityFacets.find(({ facet }: { facet: string }) => facet === 'TOTAL');
    expect(total.count).toBe(data.publishedOpportunities.nodes.length);
  });
});

describe('facets', () => {
  it('count what the reader may see and nothing else, each as if nothing were asked for of itself', async () => {
    await anOpportunity(employer, { title: 'One' });
    await anOpportunity(employer, { title: 'Two', kind: 'SCHOOL_VISIT', yearGroups: [9] });
    await anOpportunity(employer, { title: 'Draft' }, { isPublished: false });
    await anOpportunity(await anEmployer(await aProgramme()));
    expect(await facets(student)).toMatchObject({ TOTAL: 1, 'KIND PLACEMENT': 1, 'SECTOR R': 1, 'YEAR_GROUP 10': 1 });
    expect(await facets(student)).not.toHaveProperty('KIND SCHOOL_VISIT');
    expect(await facets(younger)).toMatchObject({ TOTAL: 1, 'KIND SCHOOL_VISIT': 1 });
    expect(await facets(school.lead)).toMatchObject({ TOTAL: 2, 'KIND PLACEMENT': 1, 'KIND SCHOOL_VISIT': 1 });
    expect(await facets(school.lead, { kind: 'PLACEMENT' })).toMatchObject({
      TOTAL: 1,
      'KIND SCHOOL_VISIT': 1,
      'CATEGORY CREATIVE_AND_MEDIA': 1,
    });
    expect(await facets(school.lead, { text: 'two' })).toMatchObject({ TOTAL: 1 });
  });

  it('and the page take one statement each beside the sign-in, for one advert and for many', async () => {
    const sent = async (): Promise<number> => {
      const before = await statementCount();
      await find(student, { text: 'print' });
      await facets(student, { text: 'print' });
      return (await statementCount()) - before;
    };
    await anOpportunity(employer);
    const few = await sent();
    for (let more = 3; more > 0; more--) await anOpportunity(employer);
    expect(await sent()).toBe(few);
  });
});

describe('help with access', () => {
  const withAccess = (features: readonly string[], overrides: object = {}): Promise<string> =>
    anOpportunity(employer, { access: { features, notes: '' }, ...overrides });

  it('is asked for together: an advert has all that was chosen, whatever else it has and in any order', async () => {
    await withAccess([]);
    const lift = await withAccess(['LIFT']);
    const both = await withAccess(['QUIET_SPACE', 'STEP_FREE', 'LIFT']);
    expect(await find(student, { access: ['LIFT'] })).toEqual([both, lift]);
    expect(await find(student, { access: ['LIFT', 'STEP_FREE', 'LIFT'] })).toEqual([both]);
    expect(await find(student, { access: ['HEARING_LOOP'] })).toEqual([]);
    expect((await find(student, { access: [] })).length).toBe(3);
    const { data } = await graphql(
      null,
      '{ publishedOpportunities(first: 100, access: [LIFT, STEP_FREE]) { nodes { id } } publishedOpportunityFacets(access: [LIFT, STEP_FREE]) { facet value count } }',
    );
    const found = data.publishedOpportunities.nodes.map(({ id }: Node) => id);
    expect(found).toContain(both);
    expect(found).not.toContain(lift);
    expect(data.publishedOpportunityFacets).toContainEqual({ facet: 'TOTAL', value: '', count: found.length });
  });

  it('is counted as what somebody would have who chose it as well, under every other choice', async () => {
    await withAccess(['LIFT']);
    await withAccess(['LIFT', 'STEP_FREE']);
    await withAccess(['STEP_FREE', 'QUIET_SPACE'], { kind: 'SCHOOL_VISIT' });
    expect(await facets(student)).toMatchObject({
      TOTAL: 3,
      'ACCESS LIFT': 2,
      'ACCESS STEP_FREE': 2,
      'ACCESS QUIET_SPACE': 1,
    });
    const lifts = await facets(student, { access: ['LIFT'] });
    expect(lifts).toMatchObject({ TOTAL: 2, 'ACCESS LIFT': 2, 'ACCESS STEP_FREE': 1, 'KIND PLACEMENT': 2 });
    expect(lifts).not.toHaveProperty('ACCESS QUIET_SPACE');
    expect(lifts).not.toHaveProperty('KIND SCHOOL_VISIT');
    expect(await facets(student, { kind: 'SCHOOL_VISIT', access: ['STEP_FREE'] })).toMatchObject({
      TOTAL: 1,
      'ACCESS QUIET_SPACE': 1,
      'KIND PLACEMENT': 1,
      'KIND SCHOOL_VISIT': 1,
    });
    expect(await find(student, { kind: 'SCHOOL_VISIT', access: ['LIFT'] })).toEqual([]);
  });

  it('leaves a facet of nobody who may not see the advert', async () => {
    await withAccess(['PRAYER_SPACE'], { kind: 'SCHOOL_VISIT', yearGroups: [9] });
    expect(await facets(student)).not.toHaveProperty('ACCESS PRAYER_SPACE');
    expect(await facets(younger)).toMatchObject({ 'ACCESS PRAYER_SPACE': 1 });
  });
});

describe('an advert in a list', () => {
  interface Stamped {
    readonly id: string;
    readonly confirmedOn: string | null;
    readonly confirmedDaysAgo: number | null;
    readonly isFull: boolean;
  }

  it('says how fresh it is and whether it is full, to its programme and to anybody', async () => {
    await setNow('2026-09-20T09:00:00Z');
    const [taken, free, undated] = [
      await anOpportunity(employer),
      await anOpportunity(employer),
      await anOpportunity(employer),
    ];
    const slotId = await aSlot(employer, taken, { capacity: 1 });
    await aSlot(employer, free);
    await asOwner('update slot set taken = capacity where id = $1', [slotId]);
    await setNow('2026-09-24T09:00:00Z');
    await perform(employer.token, 'confirmAdvert', { opportunityId: free });
    const { data } = await graphql(student, document, { first: 10 });
    const stamps = 'id confirmedOn confirmedDaysAgo isFull';
    const catalogue = await graphql(null, `{ publishedOpportunities(first: 100) { nodes { ${stamps} } } }`);
    for (const nodes of [data.opportunities.nodes, catalogue.data.publishedOpportunities.nodes] as Stamped[][]) {
      const stamp = (id: string): Stamped | undefined => nodes.find((node) => node.id === id);
      expect(stamp(taken)).toMatchObject({ confirmedOn: '2026-09-20', confirmedDaysAgo: 4, isFull: true });
      expect(stamp(free)).toMatchObject({ confirmedOn: '2026-09-24', confirmedDaysAgo: 0, isFull: false });
      expect(stamp(undated)).toMatchObject({ isFull: false });
    }
  });
});

describe('the way there', () => {
  it('leaves out what is known to be too far, and keeps what needs no journey or has no date yet', async () => {
    const far = await anOpportunity(employer);
    await aSlot(employer, far);
    const talk = await anOpportunity(employer, { kind: 'SCHOOL_VISIT' });
    await aSlot(employer, talk, { endsOn: '2026-10-26' });
    const undated = await anOpportunity(employer);
    expect((await find(student, { maxMinutes: 1 })).sort()).toEqual([talk, undated].sort());
    expect((await find(student, { maxMinutes: 120 })).sort()).toEqual([far, talk, undated].sort());
    expect((await find(programme.coordinator, { maxMinutes: 1 })).sort()).toEqual([far, talk, undated].sort());
    expect((await find(student, { sort: 'NEAREST' }))[0]).toBe(talk);
  });

  it('goes with the best fit of interests, which leaves nothing out', async () => {
    const creative = await anOpportunity(employer);
    const care = await anOpportunity(employer, { category: 'HEALTHCARE' });
    for (const id of [creative, care]) await aSlot(employer, id);
    const { data } = await graphql(student, document, { first: 10, sort: 'BEST_FIT' });
    expect(data.opportunities.nodes.map(({ id }: Node) => id)).toEqual([creative, care]);
    expect(data.opportunities.nodes[0].interestFit).toBe(1);
  });
});

describe('a search that finds nothing', () => {
  const demand = async (token: string): Promise<unknown[]> =>
    (
      await graphql(
        token,
        '{ unmetDemand(from: "2026-09-14", to: "2026-09-14") { week area sector category kind tooFar yearGroup access fromMonth toMonth searches } }',
      )
    ).data.unmetDemand;

  const unasked = {
    sector: null,
    category: null,
    kind: null,
    tooFar: false,
    yearGroup: null,
    access: [],
    fromMonth: null,
    toMonth: null,
  };

  it('is counted with the year group, the help with access and the months that were asked for, each set by itself', async () => {
    const wanted = { yearGroup: 12, access: ['STEP_FREE', 'LIFT'], startsFrom: '2026-11-09', startsTo: '2027-01-15' };
    for (let search = 0; search < 4; search++) await find(school.lead, wanted);
    await find(student, { ...wanted, access: ['LIFT', 'STEP_FREE', 'LIFT'], startsFrom: '2026-11-30' });
    for (let search = 0; search < 4; search++) await find(student, { ...wanted, yearGroup: 13 });
    expect(await demand(programme.coordinator)).toEqual([
      {
        ...unasked,
        week: '2026-09-14',
        area: 'B36',
        yearGroup: 12,
        access: ['LIFT', 'STEP_FREE'],
        fromMonth: '2026-11',
        toMonth: '2027-01',
        searches: 5,
      },
    ]);
    for (let search = 0; search < 5; search++) await find(student, { startsTo: '2026-10-01' });
    const october = { ...unasked, week: '2026-09-14', area: 'B36', toMonth: '2026-10', searches: 5 };
    expect(await demand(programme.coordinator)).toContainEqual(october);
  });

  it('is counted for week and area and nobody, and shown from five upwards', async () => {
    for (let search = 0; search < 4; search++) await find(student, { sector: 'C', kind: 'VIRTUAL' });
    expect(await demand(programme.coordinator)).toEqual([]);
    await find(school.lead, { sector: 'C', kind: 'VIRTUAL', text: 'nowhere' });
    await find(programme.coordinator, { sector: 'C', kind: 'VIRTUAL' });
    await find(employer.token, { sector: 'C', kind: 'VIRTUAL' });
    expect(await demand(programme.coordinator)).toEqual([
      { ...unasked, week: '2026-09-14', area: 'B36', sector: 'C', kind: 'VIRTUAL', searches: 5 },
    ]);
    const columns = await asOwner<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'unmet_search'`,
    );
    expect(columns.map(({ name }) => name).filter((name) => /account|student|school|text/.test(name))).toEqual([]);
  });

  it('is not counted when it found something, asked for nothing or looked at a later page', async () => {
    await find(student);
    await anOpportunity(employer);
    await find(student, { text: 'print' });
    const { data } = await graphql(student, document, { first: 1 });
    const after = data.opportunities.pageInfo.endCursor;
    expect(await find(student, { text: 'submarine', after })).toEqual([]);
    expect(await asOwner('select from unmet_search where programme_id = $1', [programme.id])).toEqual([]);
  });

  it('says when all there was is too far away, and is nothing to another programme', async () => {
    await aSlot(employer, await anOpportunity(employer));
    for (let search = 0; search < 5; search++) await find(student, { sector: 'R', maxMinutes: 1 });
    expect(await demand(programme.coordinator)).toEqual([
      expect.objectContaining({ sector: 'R', tooFar: true, searches: 5 }),
    ]);
    expect(await demand((await aProgramme()).coordinator)).toEqual([]);
  });
});

describe('favourites', () => {
  it('are kept once, listed while they are open, and dropped', async () => {
    const id = await anOpportunity(employer);
    await aSlot(employer, id);
    await perform(student, 'addFavourite', { opportunityId: id });
    await perform(student, 'addFavourite', { opportunityId: id });
    expect(await find(student, { favourites: true })).toEqual([id]);
    expect(await find(school.lead, { favourites: true })).toEqual([]);
    await perform(employer.token, 'pauseOpportunity', { opportunityId: id });
    expect(await find(student, { favourites: true })).toEqual([]);
    await perform(employer.token, 'publishOpportunity', { opportunityId: id });
    await setNow('2026-11-02T08:00:00Z');
    expect(await find(student, { favourites: true })).toEqual([]);
    await setNow();
    for (let twice = 0; twice < 2; twice++) await perform(student, 'removeFavourite', { opportunityId: id });
    expect(await find(student, { favourites: true })).toEqual([]);
  });

  it('are visits to a careers lead, and to a student what welcomes them', async () => {
    const [placement, visit] = [
      await anOpportunity(employer),
      await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' }),
    ];
    expect(await attempt(school.lead, 'addFavourite', { opportunityId: placement })).toMatchObject({
      faults: [{ path: 'opportunityId', value: placement }],
    });
    await perform(school.lead, 'addFavourite', { opportunityId: visit });
    expect(await attempt(younger, 'addFavourite', { opportunityId: placement })).toMatchObject({ code: 'NOT_FOUND' });
    const theirs = await anOpportunity(await anEmployer(await aProgramme()));
    expect(await attempt(student, 'addFavourite', { opportunityId: theirs })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the weekly digest', () => {
  const told = (): Promise<{ student_id: string; subject_id: string }[]> =>
    asOwner(
      `select student_id, subject_id from event where kind = 'opportunities.weekly-digest' and programme_id = $1`,
      [programme.id],
    );
  const digests = async (
    token: string,
  ): Promise<{ isWanted: boolean; nodes: { week: string; opportunities: Node[] }[] }> =>
    (await graphql(token, '{ weeklyDigests(first: 5) { isWanted nodes { week opportunities { id } } } }')).data
      .weeklyDigests;

  it('tells each student once a week of what the rules let them do, and nobody who turned it off', async () => {
    const placement = await anOpportunity(employer);
    await aSlot(employer, placement);
    const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT', yearGroups: [9, 10] });
    await aSlot(employer, visit, { endsOn: '2026-10-26' });
    const suspended = await anEmployer(programme);
    await aSlot(suspended, await anOpportunity(suspended));
    await perform(programme.coordinator, 'suspendHost', { hostId: suspended.siteId, reason: 'The stairs are unsafe.' });
    const [off] = await students(school, [{}]);
    await perform(off?.token ?? '', 'setWeeklyDigest', { isWanted: false });
    await Promise.all([tick('make-digests'), tick('make-digests')]);
    await tick('make-digests');
    expect(await told()).toHaveLength(2);
    const mine = await digests(student);
    expect(mine.isWanted).toBe(true);
    expect(mine.nodes).toEqual([{ week: '2026-09-14', opportunities: [{ id: visit }, { id: placement }] }]);
    expect((await digests(younger)).nodes[0]?.opportunities).toEqual([{ id: visit }]);
    expect(await digests(off?.token ?? '')).toEqual({ isWanted: false, nodes: [] });
  });

  it('says how far each advert is, and leaves out what is beyond the student’s limits of travel', async () => {
    const near = await anOpportunity(employer);
    await aSlot(employer, near);
    const talk = await anOpportunity(employer, { kind: 'SCHOOL_VISIT' });
    await aSlot(employer, talk, { endsOn: '2026-10-26' });
    const away = await anEmployer(programme);
    await asOwner('update site set latitude = latitude + 1 where id = $1', [away.siteId]);
    await aSlot(away, await anOpportunity(away));
    await tick('make-digests');
    const { data } = await graphql(
      student,
      '{ weeklyDigests(first: 1) { nodes { opportunities { id } ways { opportunityId minutes } } } }',
    );
    const [digest] = data.weeklyDigests.nodes;
    expect(digest.opportunities).toEqual([{ id: talk }, { id: near }]);
    expect(digest.ways).toEqual([{ opportunityId: near, minutes: expect.any(Number) }]);
    expect(digest.ways[0].minutes).toBeGreaterThan(0);
    expect(digest.ways[0].minutes).toBeLessThanOrEqual(120);
  });

  it('says nothing twice, and nothing where nothing is new', async () => {
    await aSlot(employer, await anOpportunity(employer));
    await tick('make-digests');
    await setNow('2026-09-21T08:00:00Z');
    await tick('make-digests');
    expect((await told()).length).toBe(1);
  });

  it('is told of again when the worker died before it was written, and only then', async () => {
    await aSlot(employer, await anOpportunity(employer));
    await asOwner(
      `create function refuse_digest() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`,
    );
    await asOwner(`create trigger cut_off before insert on event for each row
      when (new.kind = 'opportunities.weekly-digest') execute function refuse_digest()`);
    await asOwner(`insert into jobs.job (name, data, retry_limit) values ('make-digests', '{}', 0)`);
    expect(await workOff('make-digests')).toBe(1);
    await asOwner('drop trigger cut_off on event; drop function refuse_digest');
    expect(await asOwner('select from digest where programme_id = $1', [programme.id])).toEqual([]);
    await tick('make-digests');
    expect(await told()).toHaveLength(1);
  });
});
