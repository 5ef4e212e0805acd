import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isOfSchoolAge, leavingDate } from '#calendar';
import { addDays, localDate } from '#kernel';
import {
  adjustmentsReleased,
  anEmployer,
  asOwner,
  attempt,
  graphql,
  perform,
  setNow,
  students,
  unique,
  type TestStudent,
} from '#testing';
import { answer, aContact, neutral, open, Story, type Fields, type Mail, type Place } from './guardians.story.js';

const needs = 'Needs written steps';

let story: Story;
/** Given by nobody: what is seen by a host then. */
const unseen = null;

beforeAll(async () => {
  story = await Story.with(14);
});

afterEach(() => setNow());

async function aStudent(overrides: Record<string, string> = {}): Promise<TestStudent> {
  const [student] = await students(story.school, [{ given_name: 'Zephyrine', adjustments: needs, ...overrides }]);
  if (student === undefined) throw new Error('the student was imported');
  return student;
}

/** A confirmed place of somebody who needs something. */
async function aPlace(overrides: Record<string, string> = {}): Promise<Place> {
  return story.aPlace('CONFIRMED', await aStudent(overrides));
}

/** What the host is shown. */
async function seen(id: string, token = story.employer.token): Promise<unknown> {
  const { data } = await graphql(token, '{ hostAllocations(first: 100) { nodes { id student { adjustments } } } }');
  return data.hostAllocations.nodes.find((node: Fields) => node['id'] === id)?.student.adjustments;
}

async function standing(allocationId: string, token = story.school.lead): Promise<Fields> {
  const fields = 'adjustments version studentSays guardianSays isReleased formId';
  const document = `query ($id: ID!) { adjustmentsRelease(allocationId: $id) { ${fields} } }`;
  return (await graphql(token, document, { id: allocationId })).data.adjustmentsRelease;
}

async function studentSays({ id: allocationId, student }: Place, isReleased: boolean): Promise<unknown> {
  const { version } = await standing(allocationId, student.token);
  return perform(student.token, 'releaseAdjustments', { allocationId, isReleased, version });
}

/** Asks at home by a link, as the worker has sent it. */
async function asked({ id, student }: Place): Promise<{ mail: Mail; guardianId: string }> {
  const guardianId = await story.aGuardianOf(student);
  return { mail: await story.ask(id, guardianId), guardianId };
}

async function byLink(token: string, isReleased: boolean, version: unknown = null): Promise<Fields> {
  const document = `mutation ($input: AnswerAdjustmentsLinkInput!) { page: answerAdjustmentsByLink(input: $input) { __typename
    ... on GuardianPagePayload { kind placementVersion texts { language direction isReviewed heading paragraphs
      lines { about label value isOwnWords } form { question yourName yes no } } } } }`;
  return (await graphql(null, document, { input: { token, isReleased, version } })).data.page;
}

/** What the page of a link says of adjustments. */
async function page(token: string): Promise<{ version: string; text: string; question: string }> {
  const document = `mutation ($input: OpenGuardianLinkInput!) { page: openGuardianLink(input: $input) {
    ... on GuardianPagePayload { adjustmentsVersion texts { adjustments { text question scope } } } } }`;
  const { page: shown } = (await graphql(null, document, { input: { token } })).data;
  return { version: shown.adjustmentsVersion, ...shown.texts[0].adjustments };
}

describe('what a student needs', () => {
  it('is shown to the host of a confirmed place only when the student and somebody at home have said so, apart from their yes to it', async () => {
    const place = await aPlace();
    expect(await standing(place.id)).toMatchObject({
      studentSays: 'NOTHING',
      guardianSays: 'NOTHING',
      isReleased: false,
    });
    expect(await seen(place.id)).toBe(unseen);
    await studentSays(place, true);
    expect(await seen(place.id)).toBe(unseen);
    const { mail } = await asked(place);
    const shown = await page(mail.token);
    expect(shown).toMatchObject({ text: needs, question: 'May the employer read this?' });
    expect((await answer(mail.token)).data.page.kind).toBe('DONE');
    expect(await seen(place.id)).toBe(unseen);
    expect(await byLink(mail.token, true, shown.version)).toMatchObject({ kind: 'DONE' });
    expect(await standing(place.id)).toMatchObject({ studentSays: 'GIVEN', guardianSays: 'GIVEN', isReleased: true });
    expect(await seen(place.id)).toBe(needs);
  });

  it('is shown to nobody before the place is confirmed, and to no other employer', async () => {
    const place = await story.aPlace('HOST_AGREED', await aStudent());
    await adjustmentsReleased(place.id, place.student, story.school);
    expect(await seen(place.id)).toBe(unseen);
    expect(await seen(place.id, (await anEmployer(story.programme)).token)).toBeUndefined();
  });

  it('is shown on the word of the student alone past the school leaving date', async () => {
    const place = await aPlace({ born_on: '2009-11-05', year_group: '12' });
    await studentSays(place, true);
    expect(await standing(place.id)).toMatchObject({ guardianSays: 'NOT_NEEDED', isReleased: true });
    expect(await seen(place.id)).toBe(needs);
    const paper = { allocationId: place.id, givenOn: '2026-09-10', version: (await standing(place.id))['version'] };
    expect(await attempt(story.school.lead, 'recordAdjustmentsRelease', paper)).toMatchObject({
      __typename: 'WrongState',
    });
  });

  it('is not shown on the word of those at home alone', async () => {
    const place = await aPlace();
    const { mail } = await asked(place);
    await byLink(mail.token, true, (await page(mail.token)).version);
    expect(await seen(place.id)).toBe(unseen);
  });

  it('is taken back at once by the student, and given again', async () => {
    const place = await aPlace();
    await adjustmentsReleased(place.id, place.student, story.school);
    expect(await seen(place.id)).toBe(needs);
    await studentSays(place, false);
    expect(await seen(place.id)).toBe(unseen);
    await studentSays(place, true);
    expect(await seen(place.id)).toBe(needs);
  });

  it('is taken back at once by those at home: by the link, also once it is over, or through either lead of the school', async () => {
    const place = await aPlace();
    const { mail } = await asked(place);
    const { version } = await page(mail.token);
    await studentSays(place, true);
    await byLink(mail.token, true, version);
    expect(await seen(place.id)).toBe(needs);
    await setNow('2026-10-05T08:00:00Z');
    expect(await byLink(mail.token, false)).toMatchObject({ kind: 'DONE' });
    expect(await seen(place.id)).toBe(unseen);
    await setNow();
    for (const lead of [story.school.lead, story.school.safeguardingLead]) {
      await byLink(mail.token, true, version);
      const form = { allocationId: place.id, givenOn: '2026-09-10', version };
      const { formId } = await perform(story.school.lead, 'recordAdjustmentsRelease', form, 'formId');
      await perform(story.school.safeguardingLead, 'countersignAdjustmentsRelease', { formId });
      expect(await seen(place.id)).toBe(needs);
      await perform(lead, 'withholdAdjustments', { allocationId: place.id });
      expect(await standing(place.id)).toMatchObject({ guardianSays: 'REFUSED', isReleased: false });
      expect(await seen(place.id)).toBe(unseen);
    }
  });

  it('has to be released anew when its words change', async () => {
    const student = await aStudent({ upn: `C${String(10_000_000_000 + unique()).slice(0, 11)}1` });
    const place = await story.aPlace('CONFIRMED', student);
    await adjustmentsReleased(place.id, student, story.school);
    await asOwner('update student set adjustments = $2 where id = $1', [student.id, `${needs}, and rests`]);
    expect(await standing(place.id)).toMatchObject({
      studentSays: 'OUTDATED',
      guardianSays: 'OUTDATED',
      isReleased: false,
    });
    expect(await seen(place.id)).toBe(unseen);
    await adjustmentsReleased(place.id, student, story.school);
    expect(await seen(place.id)).toBe(`${needs}, and rests`);
  });

  it('is released by nobody who has not read it as it stands', async () => {
    const { id: allocationId, student } = await aPlace();
    for (const version of [null, 'another text']) {
      const input = { allocationId, isReleased: true, version };
      const refused = await attempt(
        student.token,
        'releaseAdjustments',
        input,
        '... on InvalidInput { faults { path } }',
      );
      expect(refused).toMatchObject({ __typename: 'InvalidInput', faults: [{ path: 'version' }] });
    }
    const { mail } = await asked({ id: allocationId, student });
    const none = (await neutral()).data.openGuardianLink;
    expect(await byLink(mail.token, true, 'another text')).toEqual(none);
    expect(await byLink('a link that never was', true)).toEqual(none);
    expect(await standing(allocationId)).toMatchObject({ studentSays: 'NOTHING', guardianSays: 'NOTHING' });
  });

  it('counts on paper once a second person of the school has seen the form', async () => {
    const place = await aPlace();
    await studentSays(place, true);
    const { version } = await standing(place.id);
    const form = { allocationId: place.id, givenOn: '2026-09-10', version };
    expect(
      await attempt(story.school.lead, 'recordAdjustmentsRelease', { ...form, givenOn: '2026-12-24' }),
    ).toMatchObject({
      __typename: 'InvalidInput',
    });
    const { formId } = await perform(story.school.lead, 'recordAdjustmentsRelease', form, 'formId');
    expect(await standing(place.id)).toMatchObject({ guardianSays: 'TO_COUNTERSIGN', isReleased: false, formId });
    expect(await standing(place.id, place.student.token)).toMatchObject({ guardianSays: 'NOTHING', formId: null });
    expect(await seen(place.id)).toBe(unseen);
    const other = story.otherSchool.safeguardingLead;
    expect(await attempt(other, 'countersignAdjustmentsRelease', { formId })).toMatchObject({ __typename: 'NotFound' });
    await asOwner(
      `update adjustments_release set recorded_by = (select account_id from role_grant
         where school_id = $2 and role = 'SAFEGUARDING_LEAD') where id = $1`,
      [formId, story.school.id],
    );
    const { safeguardingLead } = story.school;
    expect(await attempt(safeguardingLead, 'countersignAdjustmentsRelease', { formId })).toMatchObject({
      __typename: 'SecondPersonNeeded',
    });
    await asOwner(
      `update adjustments_release set recorded_by = (select account_id from role_grant
         where school_id = $2 and role = 'CAREERS_LEAD') where id = $1`,
      [formId, story.school.id],
    );
    await perform(safeguardingLead, 'countersignAdjustmentsRelease', { formId });
    expect(await attempt(safeguardingLead, 'countersignAdjustmentsRelease', { formId })).toMatchObject({
      __typename: 'WrongState',
    });
    expect(await seen(place.id)).toBe(needs);
  });

  it('is hidden by one no at home whatever others there say, of which the student is not told', async () => {
    const place = await aPlace();
    await studentSays(place, true);
    const [first = '', second = ''] = await story.contacts(place.student, aContact(), aContact());
    const [yes, no] = [await story.ask(place.id, first), await story.ask(place.id, second)];
    const { version } = await page(yes.token);
    await byLink(yes.token, true, version);
    expect(await seen(place.id)).toBe(needs);
    await byLink(no.token, false);
    expect(await seen(place.id)).toBe(unseen);
    expect(await standing(place.id)).toMatchObject({ guardianSays: 'REFUSED' });
    expect(await standing(place.id, place.student.token)).toMatchObject({ guardianSays: 'NOTHING', isReleased: false });
  });

  it('is not shown on the word of somebody whom a court keeps away', async () => {
    const place = await aPlace();
    await studentSays(place, true);
    const { mail, guardianId } = await asked(place);
    const { version } = await page(mail.token);
    await byLink(mail.token, true, version);
    expect(await seen(place.id)).toBe(needs);
    await story.restrict(guardianId);
    expect(await seen(place.id)).toBe(unseen);
    const none = (await open(mail.token)).data.openGuardianLink;
    for (const isReleased of [true, false]) expect(await byLink(mail.token, isReleased, version)).toEqual(none);
  });

  it('is said of own places alone, and of none that is over', async () => {
    const [{ id: allocationId }, other] = [await aPlace(), await aPlace()];
    const strangers: readonly [string, string, object][] = [
      [other.student.token, 'releaseAdjustments', { isReleased: false }],
      [story.otherSchool.lead, 'recordAdjustmentsRelease', { givenOn: '2026-09-10', version: 'x' }],
      [story.otherSchool.lead, 'withholdAdjustments', {}],
    ];
    for (const [token, mutation, input] of strangers)
      expect(await attempt(token, mutation, { allocationId, ...input })).toMatchObject({ __typename: 'NotFound' });
    expect(await standing(allocationId, story.otherSchool.lead)).toBeNull();
    expect(await standing(allocationId, other.student.token)).toBeNull();
    await asOwner(`update allocation set state = 'WITHDRAWN' where id = $1`, [other.id]);
    const { version } = await standing(other.id);
    const late = { allocationId: other.id, isReleased: true, version };
    expect(await attempt(other.student.token, 'releaseAdjustments', late)).toMatchObject({ __typename: 'WrongState' });
  });
});

describe('the school leaving date in the database', () => {
  it('is the one of the calendar, for every month and a decade of births', async () => {
    const births = Array.from({ length: 120 }, (_, month) =>
      localDate(
        `${2005 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${month % 2 ? '01' : '28'}`,
      ),
    );
    const cases = births.flatMap((bornOn) =>
      [0, 1].map((after) => ({ bornOn, on: addDays(leavingDate(bornOn), after) })),
    );
    const rows = await asOwner<{ is: boolean }>(
      `select is_of_school_age(c.born, c.on_day) as is from unnest($1::date[], $2::date[]) with ordinality c (born, on_day, n) order by n`,
      [cases.map(({ bornOn }) => bornOn), cases.map(({ on }) => on)],
    );
    expect(rows.map(({ is }) => is)).toEqual(cases.map(({ bornOn, on }) => isOfSchoolAge(bornOn, on)));
  });
});
