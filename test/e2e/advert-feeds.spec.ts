import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSlot,
  asOwner,
  perform,
  publishAdvert,
  setNow,
  surroundings,
  type TestEmployer,
  type TestProgramme,
} from '#testing';

const nasty = `Ink & paper: 5 > 4, "so" it's said ]]>`;

let programme: TestProgramme;
let employer: TestEmployer;
let id: string;

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${surroundings().apiUrl}${path}`, { headers });
}

/** Every element as its path with its text; throws on anything that is not well-formed. */
function elementsOf(xml: string): { path: string; text: string }[] {
  const parser = new SaxesParser({ xmlns: false });
  const open: string[] = [];
  const found: { path: string; text: string }[] = [];
  const texts: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }: SaxesTagPlain) => {
    open.push(name);
    texts.push('');
  });
  parser.on('text', (text) => texts.push((texts.pop() ?? '') + text));
  parser.on('closetag', () => {
    found.push({ path: open.join('/'), text: texts.pop() ?? '' });
    open.pop();
  });
  parser.write(xml).close();
  return found;
}

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
  id = await anOpportunity(employer, { title: nasty });
  await aSlot(employer, id);
});

afterEach(() => setNow());

describe('the Atom feed of public adverts', () => {
  it('is well-formed, has what RFC 4287 requires of a feed and its entries, and says what the advert says', async () => {
    const answer = await get('/adverts.atom');
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const elements = elementsOf(await answer.text());
    const count = (path: string): number => elements.filter((element) => element.path === path).length;
    const entries = count('feed/entry');
    expect(entries).toBeGreaterThan(0);
    for (const one of ['feed/id', 'feed/title', 'feed/updated']) expect([one, count(one)]).toEqual([one, 1]);
    for (const each of ['id', 'title', 'updated', 'summary', 'author/name', 'link'])
      expect([each, count(`feed/entry/${each}`)]).toEqual([each, entries]);
    const instants = elements.filter(({ path }) => path.endsWith('updated')).map(({ text }) => text);
    expect(instants.filter((text) => Number.isNaN(Date.parse(text)))).toEqual([]);
    expect(elements.map(({ text }) => text)).toContain(nasty);
    expect(elements.map(({ text }) => text)).toContain(`urn:foothold:${id}`);
  });

  it('says neither street nor adult, and drops an advert with its publication', async () => {
    const text = await (await get('/adverts.atom')).text();
    for (const secret of ['1 Coventry Road', 'Robin Hale', 'B26 2RZ', '@example.org'])
      expect(text).not.toContain(secret);
    const draft = await anOpportunity(employer, {}, { isPublished: false });
    expect(await (await get('/adverts.atom')).text()).not.toContain(draft);
  });

  it('says of an edit when it was shown, and puts the advert first again; first published stays what it was', async () => {
    const edited = await anOpportunity(employer, { title: 'Before the edit' });
    // The feed has everybody's adverts: only these two are looked at.
    const own = [edited];
    const entryOf = async (): Promise<{ at: number; published: string; updated: string; feed: string }> => {
      const xml = await (await get('/adverts.atom')).text();
      const all = xml.split('<entry>').slice(1);
      const entries = all.filter((entry) => own.some((id) => entry.includes(`urn:foothold:${id}<`)));
      const at = entries.findIndex((entry) => entry.includes(`urn:foothold:${edited}<`));
      const instant = (name: string, from: string): string => new RegExp(`<${name}>([^<]*)</`).exec(from)?.[1] ?? '';
      const entry = entries[at] ?? '';
      return {
        at,
        published: instant('published', entry),
        updated: instant('updated', entry),
        feed: instant('updated', xml),
      };
    };
    const before = await entryOf();
    expect(before.updated).toBe(before.published);
    await setNow('2026-09-20T08:00:00Z');
    own.push(await anOpportunity(employer, { title: 'A later one' }));
    expect((await entryOf()).at).toBe(1);
    await setNow('2026-09-21T08:00:00Z');
    await perform(employer.token, 'pauseOpportunity', { opportunityId: edited });
    await publishAdvert(employer, edited);
    expect(await entryOf()).toMatchObject({ at: 1, updated: before.updated });
    await perform(employer.token, 'pauseOpportunity', { opportunityId: edited });
    const { siteId, supervisorId, deputyId } = employer;
    const [row] = await asOwner(
      `select kind, summary, category, day_plan as "dayPlan", lunch_plan as "lunchPlan", less_fun as "lessFun",
         what_to_wear as "whatToWear", year_groups as "yearGroups", hazards from opportunity where id = $1`,
      [edited],
    );
    const input = { ...row, title: 'After the edit', opportunityId: edited, siteId, supervisorId, deputyId };
    await perform(employer.token, 'editOpportunity', input);
    await setNow('2026-09-22T08:00:00Z');
    await publishAdvert(employer, edited);
    const after = await entryOf();
    expect(after).toMatchObject({ at: 0, published: before.published });
    expect(after.updated).toMatch(/^2026-09-22T08:00/);
    expect(after.feed >= after.updated).toBe(true);
    const beforeTheEdit = 'Tue, 22 Sep 2026 07:59:59 GMT';
    expect((await get('/adverts.atom', { 'if-modified-since': beforeTheEdit })).status).toBe(200);
  });

  it('is not sent again to whoever has it, by its tag or by its date', async () => {
    const whole = await get('/adverts.atom');
    const [etag, changed] = [whole.headers.get('etag') ?? '', whole.headers.get('last-modified') ?? ''];
    expect((await get('/adverts.atom', { 'if-none-match': `"other", ${etag}` })).status).toBe(304);
    expect((await get('/adverts.atom', { 'if-modified-since': changed })).status).toBe(304);
    expect((await get('/adverts.atom', { 'if-none-match': '"other"', 'if-modified-since': changed })).status).toBe(200);
    expect((await get('/adverts.atom', { 'if-modified-since': 'yesterday' })).status).toBe(200);
    expect(Number(whole.headers.get('x-ratelimit-limit'))).toBe(120);
  });
});

describe('an advert as a JobPosting', () => {
  it('has what schema.org asks for, with the area and not the address', async () => {
    const answer = await get(`/adverts/${id}.jsonld`);
    expect(answer.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    const text = await answer.text();
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: nasty,
      employmentType: 'INTERN',
      datePosted: '2026-09-14',
      validThrough: '2026-10-26',
      hiringOrganization: { '@type': 'Organization' },
      jobLocation: {
        '@type': 'Place',
        address: { addressLocality: 'East Birmingham', postalCode: 'B26', addressCountry: 'GB' },
      },
    });
    for (const secret of ['Coventry Road', '2RZ', 'Robin']) expect(text).not.toContain(secret);
  });

  it('of a visit is no internship, and on a screen it is nowhere', async () => {
    const online = await anOpportunity(employer, { kind: 'VIRTUAL' });
    await aSlot(employer, online, { endsOn: '2026-10-26' });
    expect(await (await get(`/adverts/${online}.jsonld`)).json()).toMatchObject({
      employmentType: 'VOLUNTEER',
      jobLocationType: 'TELECOMMUTE',
    });
  });

  it.each(['draft', 'past', 'malformed'])('is none where the advert is %s', async (which) => {
    if (which === 'past') await setNow('2026-11-02T08:00:00Z');
    const draft = await anOpportunity(employer, {}, { isPublished: false });
    const file = { draft: `${draft}.jsonld`, past: `${id}.jsonld`, malformed: `x'%00.jsonld` }[which] ?? '';
    expect((await get(`/adverts/${file}`)).status).toBe(404);
  });

  it('goes with its employer', async () => {
    const other = await anEmployer(programme);
    const theirs = await anOpportunity(other);
    await aSlot(other, theirs);
    expect((await get(`/adverts/${theirs}.jsonld`)).status).toBe(200);
    await perform(programme.coordinator, 'suspendEmployer', {
      employerId: other.id,
      reason: 'A complaint is looked into.',
    });
    expect((await get(`/adverts/${theirs}.jsonld`)).status).toBe(404);
  });
});
