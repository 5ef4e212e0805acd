import { readdir } from 'node:fs/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { newId } from '#platform';
import { asOwner, attempt, deliverEvents, graphql, perform, setNow, surroundings, tick, workOff } from '#testing';
import {
  aContact,
  answer,
  family,
  given,
  isDead,
  mailOf,
  neutral,
  open,
  Story,
  type Fields,
  type Place,
} from './guardians.story.js';

let story: Story;

beforeAll(async () => {
  story = await Story.with(35);
});

afterEach(() => setNow());

/** What keeps a school from confirming, whatever else does. */
const noPermission = { reasons: expect.arrayContaining([{ ruleId: 'R91' }]) };

const all = { EMPLOYER: 'GIVEN', SCHOOL: 'GIVEN', GUARDIAN: 'GIVEN', STUDENT: 'GIVEN' };

describe('the contacts of a student', () => {
  it('are supplied by the school, and every fault of a list is told at once', async () => {
    const { student } = await story.aPlace();
    const bad = [
      aContact({ email: 'nobody', name: ' ' }),
      aContact({ email: 'a@example.org' }),
      aContact({ email: 'A@example.org' }),
    ];
    const { faults } = await attempt(story.school.lead, 'setGuardians', { studentId: student.id, guardians: bad });
    expect(faults.map(({ path }: { path: string }) => path).sort()).toEqual([
      'guardians.0.email',
      'guardians.0.name',
      'guardians.2.email',
    ]);
    const tooMany = Array.from({ length: 5 }, () => aContact());
    expect(
      await attempt(story.school.lead, 'setGuardians', { studentId: student.id, guardians: tooMany }),
    ).toMatchObject({
      __typename: 'InvalidInput',
    });
    const [first] = await story.contacts(student, aContact({ email: 'same@example.org' }), aContact());
    expect(await story.contacts(student, aContact({ email: 'same@example.org', name: 'Another name' }))).toEqual([
      first,
    ]);
  });

  it('are neither the student nor anybody who acts for the school, when they are supplied and when they are asked', async () => {
    const { student, id: allocationId } = await story.aPlace();
    const addressOf = async (whose: string, of: string, email: string): Promise<unknown> =>
      asOwner(
        `insert into mail_address (account_id, address, asked_at)
         select account_id, $2, now() from role_grant where ${whose} and $1 in (student_id, school_id) order by id limit 1
         on conflict (account_id) do update set address = $2`,
        [of, email],
      );
    const supply = (email: string): Promise<Fields> =>
      attempt(
        story.school.lead,
        'setGuardians',
        { studentId: student.id, guardians: [aContact({ email })] },
        '... on OnePersonOneRole { party alreadyFor }',
      );
    await addressOf(`role = 'STUDENT'`, student.id, 'own@example.org');
    await addressOf(`role = 'SAFEGUARDING_LEAD'`, story.school.id, 'dsl@school.example');
    const refused = { __typename: 'OnePersonOneRole', party: 'GUARDIAN' };
    expect(await supply('Own@example.org')).toMatchObject({ ...refused, alreadyFor: 'STUDENT' });
    expect(await supply('dsl@school.example')).toMatchObject({ ...refused, alreadyFor: 'SCHOOL' });
    const [guardianId] = await story.contacts(student, aContact({ email: 'mother@example.org' }));
    await addressOf(`role = 'STUDENT'`, student.id, 'mother@example.org');
    expect(await attempt(story.school.lead, 'requestPermission', { allocationId, guardianId })).toMatchObject({
      __typename: 'OnePersonOneRole',
    });
    await addressOf(`role = 'STUDENT'`, student.id, 'own@example.org');
  });

  it("are in no other school's reach", async () => {
    const { id, student } = await story.aPlace();
    const guardianId = await story.aGuardianOf(student);
    for (const token of [story.otherSchool.lead, story.otherSchool.safeguardingLead]) {
      const listed = await graphql(
        token,
        `{ guardians(studentId: "${student.id}") { id } permissionRequests(allocationId: "${id}") { id } }`,
      );
      expect(listed.data).toEqual({ guardians: [], permissionRequests: [] });
      expect(await attempt(token, 'setGuardians', { studentId: student.id, guardians: [] })).toMatchObject({
        kind: 'Student',
      });
      expect(await attempt(token, 'requestPermission', { allocationId: id, guardianId })).toMatchObject({
        kind: 'Allocation',
      });
    }
    expect(
      await attempt(story.otherSchool.safeguardingLead, 'restrictGuardian', { guardianId, isContactRestricted: true }),
    ).toMatchObject({
      __typename: 'NotFound',
      kind: 'Guardian',
    });
    const { id: another } = await story.aPlace();
    expect(await attempt(story.school.lead, 'requestPermission', { allocationId: another, guardianId })).toMatchObject({
      kind: 'Guardian',
    });
  });
});

describe("a guardian's link", () => {
  it('goes by mail to the address that the school supplied, and says nothing of student, place or time', async () => {
    const { id, student } = await story.aPlace();
    const contact = aContact({ language: 'UR' });
    const [guardianId = ''] = await story.contacts(student, contact);
    const { raw, text } = await story.ask(id, guardianId);
    expect(raw).toContain(`To: ${contact.email}`);
    expect(text).toContain('Park Hall');
    expect(text).toContain('اسکول');
    expect(text).toContain('28 September 2026');
    expect(`${raw}${text}`).not.toMatch(
      new RegExp(`${given}|${family}|print studio|Coventry Road|09:30|October|Employer`),
    );
  });

  it("shows the placement in the contact's language, the employer's words as they are, and no more of the student than a given name", async () => {
    const { id, student } = await story.aPlace();
    const guardianId = await story.aGuardianOf(student, { language: 'AR' });
    await asOwner(
      `insert into proposal_outcome (proposal_id, programme_id, school_id, student_id, slot_id, is_own_choice, out_minutes, back_minutes,
         priority_class, reason)
       select proposal_id, programme_id, school_id, student_id, slot_id, true, 35, 40, 0, '{}' from allocation where id = $1`,
      [id],
    );
    const { token } = await story.ask(id, guardianId);
    const { data, text } = await open(token);
    const { kind, placementVersion, texts } = data.openGuardianLink;
    expect({ kind, placementVersion }).toEqual({ kind: 'QUESTION', placementVersion: 1 });
    expect(texts).toMatchObject([{ language: 'AR', direction: 'RTL', isReviewed: false }]);
    expect(text).not.toMatch(new RegExp(`${family}|${student.upn}|${student.id}|2011|Robin Hale|Sam Okoro|@example`));
    const english = (await open(token, 'EN')).data.openGuardianLink.texts[0];
    const lines = new Map<string, Fields>(english.lines.map((line: Fields) => [line['about'], line]));
    expect(english.heading).toBe(`May ${given} go on this placement?`);
    expect(lines.get('PLACE')).toMatchObject({ value: 'The workshop, 1 Coventry Road, B26 2RZ', isOwnWords: true });
    expect(lines.get('DATES')).toMatchObject({ value: '26 October 2026 to 30 October 2026', isOwnWords: false });
    expect(lines.get('HOURS')?.['value']).toBe('09:30 to 15:30 each day · with a break of 30 minutes');
    expect(lines.get('ADULTS')?.['value']).toBe('By their work: Studio lead and Studio lead.');
    expect(lines.get('DANGERS')?.['value']).toContain('none of the special dangers');
    expect(lines.get('INSURANCE')?.['value']).toBe('The employer has declared liability insurance for these days.');
    expect(lines.get('TRAVEL')?.['value']).toBe('About 35 minutes there and 40 minutes back.');
    const arabic = texts[0].lines.find(({ about }: Fields) => about === 'LUNCH');
    expect(arabic).toMatchObject({ label: 'الغداء', value: lines.get('LUNCH')?.['value'], isOwnWords: true });
  });

  it('is harmed by no machine that looks into mails: GET does nothing, and opening uses nothing up', async () => {
    const { id, student } = await story.aPlace();
    const guardianId = await story.aGuardianOf(student);
    const { token } = await story.ask(id, guardianId);
    const query = `mutation { answerGuardianLink(input: { token: "${token}", answer: YES, name: "Scanner", version: 1 }) { __typename } }`;
    const api = request(surroundings().apiUrl);
    expect((await api.get('/graphql').query({ query })).status).toBe(405);
    expect((await api.head('/graphql').query({ query })).status).toBe(405);
    for (let times = 3; times > 0; times--) expect((await open(token)).data.openGuardianLink.kind).toBe('QUESTION');
    expect(await story.permissionOf(id)).toBe('MISSING');
    expect((await answer(token)).data.page.kind).toBe('DONE');
  });

  it('gives permission that counts at once, and signing twice is harmless', async () => {
    const { id, student } = await story.anAgreedPlace();
    const guardianId = await story.aGuardianOf(student, { language: 'PL' });
    const { token, linkId } = await story.ask(id, guardianId);
    expect(await story.confirm(id)).toMatchObject(noPermission);
    const once = await answer(token);
    expect(once.data.page).toMatchObject({ kind: 'DONE', texts: [{ heading: 'Dziękujemy', lines: [] }] });
    const again = await Promise.all([answer(token), answer(token)]);
    expect(again.map(({ text }) => text)).toEqual([once.text, once.text]);
    expect(
      await asOwner('select answer, signed_name, recorded_by from permission where allocation_id = $1', [id]),
    ).toEqual([{ answer: 'GIVEN', signed_name: 'Noor Quillfeather', recorded_by: null }]);
    expect((await answer(token, 'NO')).data.page.kind).toBe('ASK_SCHOOL');
    expect(await story.permissionOf(id)).toBe('COMPLETE');
    expect(await story.confirm(id)).toMatchObject({ __typename: 'AllocationStatePayload' });
    expect(await story.agreements(id)).toEqual(all);
    const { data } = await graphql(
      story.school.lead,
      `{ permissionRequests(allocationId: "${id}") { id state reply } agreements(allocationId: "${id}") { party givenBy placementVersion } }`,
    );
    expect(data.permissionRequests).toEqual([{ id: linkId, state: 'ANSWERED', reply: 'YES' }]);
    expect(data.agreements).toContainEqual({ party: 'GUARDIAN', givenBy: 'GUARDIAN_BY_LINK', placementVersion: 1 });
  });

  it('takes a no, which the school is told and nobody else, and which the same guardian may take back', async () => {
    const { id, student } = await story.aPlace('HOST_AGREED');
    const guardianId = await story.aGuardianOf(student);
    const { token } = await story.ask(id, guardianId);
    expect((await answer(token, 'NO')).data.page.texts[0].paragraphs[0]).toBe('Your answer has been recorded: no.');
    expect(await story.permissionOf(id)).toBe('REFUSED');
    expect(await story.confirm(id)).toMatchObject(noPermission);
    expect(await story.agreements(id)).toMatchObject({ GUARDIAN: 'REFUSED' });
    expect((await story.confirm(id))['reasons']).toEqual([{ ruleId: 'R91' }, { ruleId: 'R91a' }]);
    for (const outside of [student.token, story.employer.token])
      expect(await story.agreements(id, outside)).toMatchObject({ GUARDIAN: 'MISSING' });
    await deliverEvents();
    const told = async (reader: string): Promise<unknown[]> => {
      const { data } = await graphql(reader, '{ notifications(first: 100) { nodes { kind subjectId } } }');
      return data.notifications.nodes;
    };
    const refusal = { kind: 'permission.refused', subjectId: id };
    expect(await told(story.school.lead)).toContainEqual(refusal);
    for (const outside of [student.token, story.employer.token, story.otherSchool.lead])
      expect(await told(outside)).not.toContainEqual(refusal);
    // That somebody at home was asked, the student knows.
    expect(await told(student.token)).toContainEqual({ kind: 'permission.requested', subjectId: id });
    await answer((await story.ask(id, guardianId)).token);
    expect(await story.permissionOf(id)).toBe('COMPLETE');
  });

  it('is never gone against, neither by lifting what it blocks nor after a change, while a missing yes is lifted', async () => {
    const { id, student } = await story.aPlace('HOST_AGREED');
    const guardianId = await story.aGuardianOf(student);
    const { token } = await story.ask(id, guardianId);
    const reason = 'The parent agreed on the telephone; the form is in the post.';
    const lift = async (ruleId: string): Promise<unknown> =>
      (await attempt(story.school.safeguardingLead, 'liftBlock', { allocationId: id, ruleId, reason }))['__typename'];
    expect(await lift('R91a')).toBe('BlockNotStanding');
    expect(await lift('R91')).toBe('LiftBlockPayload');
    await answer(token, 'NO');
    expect((await story.confirm(id))['reasons']).toEqual([{ ruleId: 'R91' }, { ruleId: 'R91a' }]);
    expect(await lift('R91')).toBe('LiftBlockPayload');
    expect(await lift('R91a')).toBe('NeverLifted');
    expect((await story.confirm(id))['reasons']).toEqual([{ ruleId: 'R91a' }]);
    // What they said no to is another placement now; nobody has heard them say yes to that.
    await asOwner(`update permission set terms_hash = 'of something else' where allocation_id = $1`, [id]);
    expect(await lift('R91')).toBe('LiftBlockPayload');
    expect((await story.confirm(id))['reasons']).toEqual([{ ruleId: 'R91a' }]);
    await answer((await story.ask(id, guardianId)).token);
    expect(await story.confirm(id)).toMatchObject({ __typename: 'AllocationStatePayload' });
  });

  it('of one guardian says nothing for the other: one no outweighs a yes', async () => {
    const { id, student } = await story.aPlace('HOST_AGREED');
    const [one = '', two = ''] = await story.contacts(student, aContact(), aContact({ language: 'SO' }));
    const [first, second] = [await story.ask(id, one), await story.ask(id, two)];
    await answer(first.token);
    expect(await story.permissionOf(id)).toBe('COMPLETE');
    await answer(second.token, 'NO');
    expect(await story.permissionOf(id)).toBe('REFUSED');
    expect(await story.confirm(id)).toMatchObject(noPermission);
  });

  it('takes a name and an answer of its own form only, and keeps nothing otherwise', async () => {
    const { id, student } = await story.aPlace();
    const guardianId = await story.aGuardianOf(student);
    const { token } = await story.ask(id, guardianId);
    expect((await answer(token, 'YES', { name: ' ' })).data.page).toMatchObject({ faults: [{ path: 'name' }] });
    for (const version of [0, 2, -1])
      expect((await answer(token, 'YES', { version })).data.page.kind).toBe('ASK_SCHOOL');
    expect(await story.permissionOf(id)).toBe('MISSING');
    expect((await answer(token)).data.page.kind).toBe('DONE');
  });
});

describe('the page of a link that cannot be used', () => {
  it('asks in every language to ask the school', async () => {
    const { texts } = (await neutral()).data.openGuardianLink;
    expect(texts.map(({ language }: Fields) => language)).toEqual(['EN', 'UR', 'BN', 'PA', 'AR', 'SO', 'PL', 'RO']);
    for (const text of texts) expect(text).toMatchObject({ lines: [], form: null });
  });

  it('is the same, byte for byte, after an answer, after 14 days, after a newer link, off the list and for a barred contact', async () => {
    const asked = async (): Promise<Place & { guardianId: string; token: string }> => {
      const place = await story.aPlace();
      const guardianId = await story.aGuardianOf(place.student);
      return { ...place, guardianId, token: (await story.ask(place.id, guardianId)).token };
    };
    const [used, old, replaced, removed, barred] = [
      await asked(),
      await asked(),
      await asked(),
      await asked(),
      await asked(),
    ];
    for (const { token } of [used, old, replaced, removed, barred]) expect(await isDead(token)).toBe(false);

    await answer(used.token);
    expect((await open(used.token)).text).toBe((await neutral()).text);
    await setNow('2026-09-28T07:59:59Z');
    expect(await isDead(old.token)).toBe(false);
    await setNow('2026-09-28T08:00:00Z');
    expect(await isDead(old.token)).toBe(true);
    expect((await answer(used.token)).data.page.kind).toBe('ASK_SCHOOL');
    await setNow();

    const newer = await story.ask(replaced.id, replaced.guardianId);
    expect([await isDead(replaced.token), await isDead(newer.token)]).toEqual([true, false]);
    await story.contacts(removed.student);
    expect(await isDead(removed.token)).toBe(true);
    await perform(story.school.safeguardingLead, 'restrictGuardian', {
      guardianId: barred.guardianId,
      isContactRestricted: true,
    });
    expect(await isDead(barred.token)).toBe(true);
    for (const odd of ['', 'nonsense', '0'.repeat(43), newId('GuardianLink'), 'x'.repeat(5000)])
      expect(await isDead(odd)).toBe(true);
  });

  it('stands for a placement that was declined or withdrawn, and for a host that is suspended', async () => {
    const { id, student } = await story.aPlace('OFFERED');
    const guardianId = await story.aGuardianOf(student);
    const { token } = await story.ask(id, guardianId);
    await asOwner(`update employer set state = 'SUSPENDED' where id = $1`, [story.employer.id]);
    expect(await isDead(token)).toBe(true);
    await asOwner(`update employer set state = 'VERIFIED' where id = $1`, [story.employer.id]);
    expect(await isDead(token)).toBe(false);
    await perform(student.token, 'declineAllocation', { allocationId: id, reason: 'I would rather not.' });
    expect(await isDead(token)).toBe(true);
    expect(await attempt(story.school.lead, 'requestPermission', { allocationId: id, guardianId })).toMatchObject({
      __typename: 'WrongState',
    });
  });
});

describe('somebody whom a court keeps from contact', () => {
  it('is sent nothing, and the careers lead learns no more than to ask the safeguarding lead', async () => {
    const { id, student } = await story.aPlace();
    const [guardianId = '', other = ''] = await story.contacts(student, aContact(), aContact());
    const list = `{ guardians(studentId: "${student.id}") { id mayBeAsked isContactRestricted } }`;
    await story.restrict(guardianId);
    const shown = async (token: string): Promise<unknown> =>
      (await graphql(token, list)).data.guardians.find((each: Fields) => each['id'] === guardianId);
    expect(await shown(story.school.lead)).toEqual({ id: guardianId, mayBeAsked: false, isContactRestricted: null });
    expect(await shown(story.school.safeguardingLead)).toEqual({
      id: guardianId,
      mayBeAsked: false,
      isContactRestricted: true,
    });
    for (const token of [story.school.lead, story.school.safeguardingLead]) {
      const refused = await attempt(token, 'requestPermission', { allocationId: id, guardianId });
      expect(refused).toMatchObject({ __typename: 'AskSafeguardingLead', code: 'ASK_SAFEGUARDING_LEAD' });
    }
    expect(await workOff('send-guardian-link')).toBe(0);
    expect(
      (
        await graphql(
          story.school.lead,
          `mutation { restrictGuardian(input: { guardianId: "${other}", isContactRestricted: true }) { __typename } }`,
        )
      ).errors?.[0]?.extensions?.code,
    ).toBe('FORBIDDEN');
    await deliverEvents();
    const { data } = await graphql(story.school.lead, '{ notifications(first: 100) { nodes { kind } } }');
    expect(JSON.stringify(data)).not.toContain('guardian.restricted');
  });

  it('stays so when taken off the list and put back, and only the safeguarding lead can take them off', async () => {
    const { id, student } = await story.aPlace();
    const contact = aContact();
    const [guardianId = ''] = await story.contacts(student, contact);
    await story.restrict(guardianId);
    const nobody = { studentId: student.id, guardians: [] };
    expect(await attempt(story.school.lead, 'setGuardians', nobody)).toMatchObject({
      __typename: 'AskSafeguardingLead',
    });
    await perform(story.school.safeguardingLead, 'setGuardians', nobody);
    const [back = ''] = await story.contacts(student, { ...contact, email: contact.email.toUpperCase() });
    expect(await attempt(story.school.lead, 'requestPermission', { allocationId: id, guardianId: back })).toMatchObject(
      {
        __typename: 'AskSafeguardingLead',
      },
    );
    await story.restrict(back, false);
    expect((await open((await story.ask(id, back)).token)).data.openGuardianLink.kind).toBe('QUESTION');
  });

  it('has given no permission that counts, not even before, and is not sent a link that waited', async () => {
    const { id, student } = await story.aPlace('HOST_AGREED');
    const guardianId = await story.aGuardianOf(student);
    const { token } = await story.ask(id, guardianId);
    await answer(token);
    expect(await story.permissionOf(id)).toBe('COMPLETE');
    const asked = { allocationId: id, guardianId };
    const { permissionRequestId } = await perform(story.school.lead, 'requestPermission', asked, 'permissionRequestId');
    await story.restrict(guardianId);
    expect(await story.permissionOf(id)).toBe('MISSING');
    expect(await isDead(token)).toBe(true);
    expect(await workOff('send-guardian-link')).toBe(1);
    const sent = await readdir(process.env['FOOTHOLD_MAIL_FOLDER'] ?? '');
    expect(sent.filter((name) => name.startsWith(permissionRequestId))).toEqual([]);
  });
});

describe('a token', () => {
  it('is in the mail and nowhere else: no table, no job, no answer of the API', async () => {
    const { id, student } = await story.aPlace('HOST_AGREED');
    const guardianId = await story.aGuardianOf(student);
    const { token } = await story.ask(id, guardianId);
    await answer(token);
    await deliverEvents();
    const tables = await asOwner<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'jobs')`,
    );
    const holding = async (text: string): Promise<string[]> => {
      const found: string[] = [];
      for (const { name } of tables)
        if ((await asOwner(`select from ${name} t where strpos(t::text, $1) > 0 limit 1`, [text])).length > 0)
          found.push(name);
      return found;
    };
    expect(await holding(token)).toEqual([]);
    // The search does find what is there.
    expect(await holding(guardianId)).toContain('public.guardian');
    for (const reader of [story.school.lead, story.school.safeguardingLead, student.token, story.employer.token]) {
      const { text } = await graphql(
        reader,
        `{ notifications(first: 100) { nodes { id kind subjectId } } agreements(allocationId: "${id}") { state } }`,
      );
      expect(text).not.toContain(token);
    }
    const { text } = await graphql(
      story.school.lead,
      `{ permissionRequests(allocationId: "${id}") { id guardianId guardianName state askedAt expiresAt answeredAt reply } }`,
    );
    expect(text).not.toContain(token);
    expect((await open(token)).text).not.toContain(token);
  });

  it('goes where no server and no referrer sees it: behind the sign of the address', async () => {
    const { id, student } = await story.aPlace();
    const guardianId = await story.aGuardianOf(student);
    const { text, token } = await story.ask(id, guardianId);
    const [link = ''] = /https?:\S+/.exec(text) ?? [];
    expect(new URL(link).hash).toBe(`#${token}`);
    expect(`${new URL(link).pathname}${new URL(link).search}`).not.toContain(token);
  });

  it('of a mail that had to be sent again works as well as the one before', async () => {
    const { id, student } = await story.aPlace();
    const guardianId = await story.aGuardianOf(student);
    const first = await story.ask(id, guardianId);
    // As it stands when the worker dies between the letter and the note that it has gone.
    await asOwner('update guardian_link set sent_at = null where id = $1', [first.linkId]);
    await asOwner(`insert into jobs.job (name, data) values ('send-guardian-link', $1)`, [{ linkId: first.linkId }]);
    await workOff('send-guardian-link');
    const { token: second } = await mailOf(first.linkId, 2);
    expect(second).not.toBe(first.token);
    for (const token of [first.token, second]) expect((await open(token)).data.openGuardianLink.kind).toBe('QUESTION');
    await answer(first.token);
    expect((await open(second)).data.openGuardianLink.kind).toBe('ASK_SCHOOL');
  });

  it('is forgotten a fortnight after its end, and what was answered stays', async () => {
    const { id, student } = await story.aPlace();
    const guardianId = await story.aGuardianOf(student);
    const { token, linkId } = await story.ask(id, guardianId);
    await answer(token);
    const left = (): Promise<unknown[]> => asOwner('select id from guardian_link where id = $1', [linkId]);
    await setNow('2026-09-28T22:00:00Z');
    await tick('run-retention');
    expect(await left()).toHaveLength(1);
    await setNow('2026-09-29T03:30:00Z');
    await tick('run-retention');
    expect(await left()).toEqual([]);
    expect(await story.permissionOf(id)).toBe('COMPLETE');
  });
});
