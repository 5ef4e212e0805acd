import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { roles, type Role } from '#kernel';
import { allocationStates } from '#placements';
import { aMentor, asOwner, attempt, graphql, perform, setNow, surroundings, workOff } from '#testing';
import {
  aContact,
  family,
  given,
  mailOf,
  openDayPage as open,
  Story,
  type Fields,
  type Mail,
  type Place,
} from './guardians.story.js';

let story: Story;

beforeAll(async () => {
  story = await Story.with(14);
});

afterEach(() => setNow());

const address = (path: string): string => new URL(path, surroundings().apiUrl).href;

async function pageOf(
  token: string,
  id: string,
  language: string | null = null,
): Promise<Record<string, string> | null> {
  const query =
    'query ($id: ID!, $language: GuardianLanguage) { dayPage(allocationId: $id, language: $language) { html pdf } }';
  return (await graphql(token, query, { id, language })).data.dayPage;
}

async function textOf(pdf: string): Promise<{ text: string; totalPages: number }> {
  return extractText(await getDocumentProxy(new Uint8Array(Buffer.from(pdf, 'base64'))), { mergePages: true });
}

const send = (place: Place): Promise<Mail[]> => story.sendDayPage(place.id);

const neutral = async (): Promise<string> => (await open('a link that never was')).text();

const confirmTalk = (token: string, allocationId: string, heldOn = '2026-09-14'): Promise<Fields> =>
  attempt(
    token,
    'confirmExpectationsTalk',
    { allocationId, heldOn },
    '... on ExpectationsTalkPayload { standing } ... on InvalidInput { faults { path value } }',
  );

describe('the page of a student', () => {
  it('holds the day, the way, lunch, clothes, whom to ask for and help, on one page, in HTML and in a PDF', async () => {
    const place = await story.aPlace('CONFIRMED');
    const page = await pageOf(place.student.token, place.id);
    const { text, totalPages } = await textOf(page?.['pdf'] ?? '');
    expect(totalPages).toBe(1);
    const said = [
      `The days at work of ${given}`,
      '26 October 2026',
      '09:30 to 15:30',
      'Set a line of type',
      'With the studio team in the kitchen',
      'Old clothes; aprons are lent.',
      '1 Coventry Road',
      'Robin Hale (Studio lead)',
      'Sam Okoro',
      'The way there',
      'Jo Marsh',
      '0121 496 0100',
      'Kit Lane',
      '0121 496 0101',
      'Ring 999',
      'Childline, 0800 1111',
    ];
    const flat = text.replace(/\s+/g, ' ');
    for (const words of said) {
      expect(flat).toContain(words);
      expect(page?.['html']).toContain(words);
    }
    expect(`${flat}${page?.['html']}`).not.toContain(family);
  });

  it('names nobody and no address before the school has confirmed', async () => {
    const place = await story.aPlace('HOST_AGREED');
    const page = await pageOf(place.student.token, place.id);
    const { text } = await textOf(page?.['pdf'] ?? '');
    for (const shown of [text, page?.['html'] ?? '']) {
      expect(shown).toContain('Set a line of type');
      expect(shown).not.toMatch(/Robin|Okoro|Coventry/);
    }
  });

  const table = allocationStates.map((state) => ({
    state,
    isThere: ['ACCEPTED', 'HOST_AGREED', 'CONFIRMED'].includes(state),
  }));

  it.each(table)('of a place that is $state is there: $isThere', async ({ state, isThere }) => {
    const place = await placeToMove();
    await asOwner('update allocation set state = $2 where id = $1', [place.id, state]);
    expect((await pageOf(place.student.token, place.id)) !== null).toBe(isThere);
    expect(await pageOf(story.inYear12.token, place.id)).toBeNull();
  });

  it('is in another language where that is asked for, from right to left where it runs so, with what the employer wrote as it is', async () => {
    const place = await story.aPlace('CONFIRMED');
    const inUrdu = await pageOf(place.student.token, place.id, 'UR');
    expect(inUrdu?.['html']).toContain('<html lang="ur" dir="rtl">');
    expect(inUrdu?.['html']).toContain('مدد');
    expect(inUrdu?.['html']).toContain('<dd lang="en" dir="auto">Old clothes; aprons are lent.</dd>');
    expect((await textOf(inUrdu?.['pdf'] ?? '')).text).toContain('The way there');
    expect((await pageOf(place.student.token, place.id, 'PL'))?.['html']).toContain('<html lang="pl" dir="ltr">');
  });

  it('shows markup as text, whatever an employer wrote', async () => {
    const place = await story.aPlace('CONFIRMED');
    await asOwner(
      `update opportunity set what_to_wear = '<script>alert("1")</script> & ''boots''' where id = (select s.opportunity_id from allocation a join slot s on s.id = a.slot_id where a.id = $1)`,
      [place.id],
    );
    const page = await pageOf(place.student.token, place.id);
    expect(page?.['html']).not.toContain('<script>');
    expect(page?.['html']).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &apos;boots&apos;');
    await asOwner(
      `update opportunity set what_to_wear = 'Old clothes; aprons are lent.' where what_to_wear like '<script>%'`,
    );
  });
});

let moved: Place | undefined;
async function placeToMove(): Promise<Place> {
  moved ??= await story.aPlace('CONFIRMED');
  return moved;
}

describe('the page of a family', () => {
  it('comes by a link, in the contact’s language, and the letter says neither name nor place nor time', async () => {
    const place = await story.aPlace('CONFIRMED');
    await story.contacts(place.student, aContact({ language: 'AR' }));
    const [letter] = await send(place);
    expect(letter?.text).toContain('Park Hall');
    expect(letter?.raw + (letter?.text ?? '')).not.toMatch(
      /Zephyrine|Quillfeather|Coventry|Employer \d|09:30|26 October/,
    );
    const response = await open(letter?.token ?? '');
    const html = await response.text();
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain(given);
    expect(html).toContain('Robin Hale');
    expect(html).toContain('1 Coventry Road');
    expect(html).not.toContain(family);
    const headers = ['content-security-policy', 'cache-control', 'referrer-policy'].map((name) =>
      response.headers.get(name),
    );
    expect(headers).toEqual([
      expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'/),
      'no-store',
      'no-referrer',
    ]);
    expect(await (await open(letter?.token ?? '', 'EN')).text()).toContain('Ring 999');
    const pdf = Buffer.from(await (await open(letter?.token ?? '', '', 'day-page.pdf')).arrayBuffer());
    expect((await textOf(pdf.toString('base64'))).text).toContain('Robin Hale');
  });

  it('stays one page as PDF, for the student and for the family, however much the advert says of all five days', async () => {
    const place = await story.aPlace('CONFIRMED');
    await story.contacts(place.student, aContact());
    const [letter] = await send(place);
    const ofAdvert = 'id = (select s.opportunity_id from allocation a join slot s on s.id = a.slot_id where a.id = $1)';
    const [before] = await asOwner<Fields>(
      `select day_plan, lunch_plan, what_to_wear from opportunity where ${ofAdvert}`,
      [place.id],
    );
    const set = (plan: unknown, lunch: unknown, clothes: unknown): Promise<unknown> =>
      asOwner(`update opportunity set day_plan = $2, lunch_plan = $3, what_to_wear = $4 where ${ofAdvert}`, [
        place.id,
        JSON.stringify(plan),
        lunch,
        clothes,
      ]);
    const long = (start: string, length: number): string => `${start} and so on`.padEnd(length, ' and so on');
    const plan = [1, 2, 3, 4, 5].flatMap((day) =>
      ['AM', 'PM'].map((half) => ({
        day,
        half,
        department: long('In the studio', 120),
        task: long(`Task ${day}${half}`, 500),
        with: 'Robin',
      })),
    );
    await set(plan, long('With the team', 500), long('Old clothes', 500));
    const own = (await pageOf(place.student.token, place.id))?.['pdf'] ?? '';
    const linked = Buffer.from(await (await open(letter?.token ?? '', '', 'day-page.pdf')).arrayBuffer());
    await set(before?.['day_plan'], before?.['lunch_plan'], before?.['what_to_wear']);
    for (const pdf of [own, linked.toString('base64')]) {
      const { text, totalPages } = await textOf(pdf);
      expect(totalPages).toBe(1);
      for (const { day, half } of plan) expect(text).toContain(`Task ${day}${half}`);
      const words = text.replace(/\s+/g, ' ');
      for (const part of ['the rest is on your page', 'Robin Hale', 'Ring 999']) expect(words).toContain(part);
    }
  });

  it('is written into the audit trail each time that somebody opens it, and by whose link; what opens nothing is not', async () => {
    const place = await story.aPlace('CONFIRMED');
    const [guardianId] = await story.contacts(place.student, aContact());
    const [letter] = await send(place);
    const opened = (): Promise<{ acting_role: string; object_type: string }[]> =>
      asOwner(`select acting_role, object_type from audit.entry where action = 'day-page.opened' and object_id = $1`, [
        place.id,
      ]);
    const row = { acting_role: 'SYSTEM', object_type: 'Allocation' };
    await open(letter?.token ?? '');
    expect(await opened()).toEqual([row]);
    await open(letter?.token ?? '', '', 'day-page.pdf');
    expect(await opened()).toEqual([row, row]);
    await fetch(address('/day-page'));
    await asOwner('update allocation set held_since = now() where id = $1', [place.id]);
    await open(letter?.token ?? '');
    expect(await opened()).toHaveLength(2);
    const events = await asOwner<{ detail: unknown }>(
      `select detail from event where kind = 'day-page.opened' and subject_id = $1`,
      [place.id],
    );
    expect(events).toEqual([{ detail: { guardianId } }, { detail: { guardianId } }]);
    await workOff('deliver-event');
    expect(await asOwner(`select from notification where kind = 'day-page.opened'`)).toEqual([]);
  });

  it('stands behind a door that shows nothing and takes the token out of the address', async () => {
    const response = await fetch(address('/day-page?token=anything'));
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(html).toContain('<form method="post"');
    expect(html).not.toContain('anything');
    expect(await (await fetch(address('/day-page.js'))).text()).toContain('history.replaceState');
  });

  it('is one and the same for every link that cannot be used: none, over, void, held, withdrawn, or of a contact whom a court bars', async () => {
    const dead = await neutral();
    expect(dead).toContain('This link cannot be used');
    expect(dead).toContain('dir="rtl"');
    const place = await story.aPlace('CONFIRMED');
    const [guardianId = ''] = await story.contacts(place.student, aContact({ language: 'SO' }));
    const [letter] = await send(place);
    const token = letter?.token ?? '';
    const isDead = async (): Promise<boolean> => (await (await open(token)).text()) === dead;
    expect(await isDead()).toBe(false);
    await asOwner('update allocation set held_since = now() where id = $1', [place.id]);
    expect(await isDead()).toBe(true);
    await asOwner(`update allocation set held_since = null, state = 'WITHDRAWN' where id = $1`, [place.id]);
    expect(await isDead()).toBe(true);
    await asOwner(`update allocation set state = 'CONFIRMED' where id = $1`, [place.id]);
    await setNow('2026-10-31T00:00:00Z');
    expect(await isDead()).toBe(true);
    await setNow('2026-10-30T22:30:00Z');
    expect(await isDead()).toBe(false);
    await setNow();
    await send(place);
    expect(await isDead()).toBe(true);
    await story.restrict(guardianId);
    const [latest] = await asOwner<{ id: string }>(
      'select id from day_page_link where allocation_id = $1 and voided_at is null',
      [place.id],
    );
    const { token: barred } = await mailOf(latest?.id ?? '');
    expect(await (await open(barred)).text()).toBe(dead);
    expect(await (await open(barred, '', 'day-page.pdf')).text()).toBe(dead);
    // A barred contact is not written to, and nobody is told so.
    expect(await perform(story.school.lead, 'sendDayPage', { allocationId: place.id }, 'links')).toMatchObject({
      links: 0,
    });
  });

  it('is sent by the student’s school alone, once the placement is confirmed', async () => {
    const [place, early] = [await story.aPlace('CONFIRMED'), await story.aPlace('HOST_AGREED')];
    const by = (token: string, { id }: Place): Promise<Fields> => attempt(token, 'sendDayPage', { allocationId: id });
    expect(await by(story.otherSchool.lead, place)).toMatchObject({ __typename: 'NotFound' });
    expect(await by(story.school.lead, early)).toMatchObject({ __typename: 'WrongState' });
    expect(await by(story.school.lead, { ...place, id: 'nonsense' })).toMatchObject({ __typename: 'NotFound' });
    await expect(by(story.employer.token, place)).rejects.toThrow('FORBIDDEN');
    expect(await by(story.school.safeguardingLead, place)).toMatchObject({ __typename: 'SendDayPagePayload' });
    const ready = `select student_id from event where subject_id = $1 and kind = 'day-page.ready'`;
    expect(await asOwner(ready, [place.id])).toEqual([{ student_id: place.student.id }]);
  });
});

describe('the talk about what to expect', () => {
  it('is held once both sides have said the same day', async () => {
    const place = await story.aPlace('CONFIRMED');
    expect(await confirmTalk(story.employer.token, place.id, '2026-09-11')).toMatchObject({
      standing: 'WAITS_FOR_STUDENT',
    });
    expect((await pageOf(place.student.token, place.id))?.['html']).toContain('still to come');
    expect(await confirmTalk(place.student.token, place.id, '2026-09-10')).toMatchObject({
      faults: [{ path: 'heldOn' }],
    });
    expect(await confirmTalk(place.student.token, place.id, '2026-09-15')).toMatchObject({
      faults: [{ path: 'heldOn' }],
    });
    expect(await confirmTalk(place.student.token, place.id, '2026-09-11')).toMatchObject({ standing: 'HELD' });
    expect(await confirmTalk(place.student.token, place.id, '2026-09-11')).toMatchObject({ standing: 'HELD' });
    expect((await pageOf(place.student.token, place.id))?.['html']).toContain('It was held on 11 September 2026.');
  });

  const asks = roles.flatMap((role) => allocationStates.map((state) => ({ role, state })));

  it.each(asks)('is confirmed by $role in $state, or not', async ({ role, state }) => {
    const place = await placeToMove();
    await asOwner('update allocation set state = $2 where id = $1', [place.id, state]);
    const tokens: Record<Role, string> = {
      STUDENT: place.student.token,
      CAREERS_LEAD: story.school.lead,
      SAFEGUARDING_LEAD: story.school.safeguardingLead,
      MENTOR: (await aMentor(story.school, [place.student])).token,
      EMPLOYER: story.employer.token,
      COORDINATOR: story.programme.coordinator,
    };
    const result = await confirmTalk(tokens[role], place.id).catch(({ message }: Error) => ({ message }));
    const isAllowed = role !== 'COORDINATOR' && role !== 'MENTOR' && (state === 'HOST_AGREED' || state === 'CONFIRMED');
    expect(JSON.stringify(result)).toMatch(isAllowed ? /Payload/ : /"(WrongState|NotFound)"|FORBIDDEN/);
  });

  it('is nobody else’s', async () => {
    const place = await story.aPlace('CONFIRMED');
    for (const token of [story.inYear12.token, story.otherSchool.lead])
      expect(await confirmTalk(token, place.id)).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('a programme that asks for the talk', () => {
  const board = async (id: string): Promise<Fields[]> => {
    const list = '{ blockedPlacements(first: 100) { nodes { allocationId blockers { mustAct words } } } }';
    const { data } = await graphql(story.school.lead, list);
    const place = (data.blockedPlacements.nodes as Fields[]).find((node) => node['allocationId'] === id);
    return ((place?.['blockers'] ?? []) as Fields[]).filter(({ words }) => String(words).includes('talk'));
  };

  it('has it on the board of what blocks a place until both sides have confirmed it', async () => {
    const place = await story.aPlace('CONFIRMED');
    expect(await board(place.id)).toEqual([]);
    await perform(story.programme.coordinator, 'requireExpectationsTalk', { isRequired: true });
    expect(await board(place.id)).toMatchObject([{ mustAct: 'SCHOOL' }]);
    await confirmTalk(story.employer.token, place.id);
    expect(await board(place.id)).toMatchObject([{ mustAct: 'STUDENT' }]);
    await confirmTalk(place.student.token, place.id);
    expect(await board(place.id)).toEqual([]);
    await perform(story.programme.coordinator, 'requireExpectationsTalk', { isRequired: false });
  });
});
