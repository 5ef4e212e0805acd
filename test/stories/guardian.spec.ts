import { afterEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { graphql, perform, setNow, surroundings } from '#testing';
import { aContact, answer, family, given, isDead, open, openDayPage, Story, worry } from '../e2e/guardians.story.js';

afterEach(() => setNow());

/** What no letter to a family may hold: who goes where, and when they begin. */
const unspeakable = new RegExp(`${given}|${family}|print studio|Coventry|Employer \\d|09:30|26 October`);

describe('the story of a guardian', () => {
  it('leads from a letter to a yes, a page for the days, and somebody who listens', async () => {
    // A student has found a place, the employer agrees, and her mother reads Arabic. Her school has noted that.
    const story = await Story.with(1);
    const { school } = story;
    const place = await story.anAgreedPlace();
    const mother = aContact({ language: 'AR' });
    const [motherId = ''] = await story.contacts(place.student, mother);

    // The school asks her. The letter holds a link, the school's name and nothing of child, place or time.
    const letter = await story.ask(place.id, motherId);
    expect(letter.raw).toContain(`To: ${mother.email}`);
    expect(letter.text).toContain('Park Hall');
    expect(letter.raw + letter.text).not.toMatch(unspeakable);

    // A machine that looks into mails follows links, and can give no permission with that.
    const scanned = await request(surroundings().apiUrl)
      .get('/graphql')
      .query({
        query: `mutation { answerGuardianLink(input: { token: "${letter.token}", answer: YES, name: "Scanner", version: 1 }) { __typename } }`,
      });
    expect(scanned.status).toBe(405);
    expect(await story.permissionOf(place.id)).toBe('MISSING');

    // She opens it herself, and reads in her language, from right to left, what is planned; what the employer wrote is as it was.
    const page = (await open(letter.token)).data.openGuardianLink;
    expect(page).toMatchObject({ kind: 'QUESTION', texts: [{ language: 'AR', direction: 'RTL' }] });
    const lines = page.texts[0].lines as { about: string; value: string; isOwnWords: boolean }[];
    expect(lines.find(({ about }) => about === 'PLACE')).toMatchObject({
      value: 'The workshop, 1 Coventry Road, B26 2RZ',
      isOwnWords: true,
    });
    expect(JSON.stringify(page)).not.toContain(family);

    // She reads it in English beside that, and says yes. That counts at once, and the school confirms.
    expect((await open(letter.token, 'EN')).data.openGuardianLink.texts[0].heading).toBe(
      `May ${given} go on this placement?`,
    );
    const thanks = (await answer(letter.token)).data.page;
    expect(thanks).toMatchObject({ kind: 'DONE', texts: [{ language: 'AR', direction: 'RTL' }] });
    expect(await story.permissionOf(place.id)).toBe('COMPLETE');
    expect(await story.confirm(place.id)).toMatchObject({ __typename: 'AllocationStatePayload' });
    expect(await story.agreements(place.id)).toMatchObject({ GUARDIAN: 'GIVEN', SCHOOL: 'GIVEN' });

    // Before the days she gets another letter, as silent as the first, with a link to a page for the family.
    const [second] = await story.sendDayPage(place.id);
    expect(second?.text).toContain('Park Hall');
    expect((second?.raw ?? '') + (second?.text ?? '')).not.toMatch(unspeakable);
    const forTheFamily = await (await openDayPage(second?.token ?? '')).text();
    expect(forTheFamily).toContain('<html lang="ar" dir="rtl">');
    expect(forTheFamily).toContain(given);
    expect(forTheFamily).toContain('1 Coventry Road');
    expect(forTheFamily).toContain('0121 496 0100');
    expect(forTheFamily).not.toContain(family);
    expect(await (await openDayPage(second?.token ?? '', 'EN')).text()).toContain('Ring 999');
    const onPaper = await openDayPage(second?.token ?? '', '', 'day-page.pdf');
    expect(onPaper.headers.get('content-type')).toContain('application/pdf');

    // Something worries her. By her first link she says so; it reaches the safeguarding lead of the school, and nobody else.
    const words = 'She has come home in tears from the visit that they made there.';
    expect((await worry(letter.token, words)).data.page).toMatchObject({ kind: 'HEARD' });
    const concerns = '{ concerns(first: 5) { nodes { text raisedAs studentName } } }';
    expect((await graphql(school.safeguardingLead, concerns)).data.concerns.nodes).toEqual([
      { text: words, raisedAs: 'GUARDIAN', studentName: `${given} ${family}` },
    ]);
    expect((await graphql(school.lead, concerns)).status).toBe(403);
    expect((await graphql(story.otherSchool.safeguardingLead, concerns)).data.concerns.nodes).toEqual([]);

    // Fourteen days later her first link says no more than one that never was; the page for the days goes on until they are over.
    await setNow('2026-09-28T08:00:00Z');
    expect(await isDead(letter.token)).toBe(true);
    expect(await (await openDayPage(second?.token ?? '')).text()).toContain(given);
    await setNow('2026-10-31T00:00:00Z');
    expect(await (await openDayPage(second?.token ?? '')).text()).not.toContain(given);
    await setNow();

    // Whoever a court keeps from contact is not written to; the careers lead learns no more than to ask.
    const [fatherId = ''] = await story.contacts(place.student, aContact(), mother);
    await story.restrict(fatherId);
    const list = `{ guardians(studentId: "${place.student.id}") { id mayBeAsked isContactRestricted } }`;
    expect((await graphql(school.lead, list)).data.guardians).toContainEqual({
      id: fatherId,
      mayBeAsked: false,
      isContactRestricted: null,
    });
    expect(await perform(school.lead, 'sendDayPage', { allocationId: place.id }, 'links')).toMatchObject({ links: 1 });
  });
});
