import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '#platform';
import {
  anEmployer,
  asOwner,
  aStranger,
  attempt,
  graphql,
  perform,
  setNow,
  students,
  surroundings,
  testIssuer,
  type TestStudent,
} from '#testing';
import { aContact, Story, type Fields, type Place } from './guardians.story.js';

const aunt = { name: 'Bea Okafor', relation: 'Aunt', phone: '0121 496 0101' };
const grandfather = { name: 'Sam Okafor', relation: 'Grandfather', phone: '+48 22 123 45 67' };
const known = [
  { name: 'Bea Okafor', relation: 'Aunt', phone: '+441214960101' },
  { name: 'Sam Okafor', relation: 'Grandfather', phone: '+48221234567' },
];

let story: Story;

beforeAll(async () => {
  story = await Story.with(12);
});

afterEach(() => setNow());

function name(studentId: string, contacts: readonly object[], token = story.school.lead): Promise<Fields> {
  const faults = '... on InvalidInput { faults { path } }';
  return attempt(token, 'setEmergencyContacts', { studentId, contacts }, faults);
}

/** A confirmed place of a student for whom somebody is named. */
async function aPlace(): Promise<Place> {
  const place = await story.aPlace('CONFIRMED');
  expect(await name(place.student.id, [aunt, grandfather])).toMatchObject({
    __typename: 'SetEmergencyContactsPayload',
  });
  return place;
}

/** What a host reads. */
async function read(id: string, token = story.employer.token): Promise<Fields | null> {
  const fields = 'isOpen opensAt closesAt contacts { name relation phone }';
  const document = `query ($id: ID!) { emergencyContacts(allocationId: $id) { ${fields} } }`;
  return (await graphql(token, document, { id })).data.emergencyContacts;
}

async function ofSchool(student: TestStudent, token = story.school.lead): Promise<Fields[]> {
  const { data } = await graphql(token, `{ emergencyContactsOf(studentId: "${student.id}") { name relation phone } }`);
  return data.emergencyContactsOf;
}

async function looksAt({ id }: TestStudent, role: string): Promise<string[][]> {
  const rows = await asOwner<{ fields: string[] }>(
    `select fields from audit.entry where student_id = $1 and action = 'read.CONTACTS_AT_HOME' and acting_role = $2 order by seq`,
    [id, role],
  );
  return rows.map(({ fields }) => fields);
}

describe('whom to ring for a student', () => {
  it('is named by either lead of the school, and every fault is told at once', async () => {
    const { student } = await story.aPlace();
    const bad = [
      { ...aunt, name: ' ', phone: 'ring the shop' },
      { ...grandfather, relation: '' },
    ];
    const { faults } = await name(student.id, bad);
    expect((faults as { path: string }[]).map(({ path }) => path).sort()).toEqual([
      'contacts.0.name',
      'contacts.0.phone',
      'contacts.1.relation',
    ]);
    expect(await name(student.id, [aunt, { ...grandfather, phone: '+44 121 496 0101' }])).toMatchObject({
      faults: [{ path: 'contacts.1.phone' }],
    });
    expect(await name(student.id, [aunt, grandfather, aunt])).toMatchObject({ __typename: 'InvalidInput' });
    await name(student.id, [grandfather]);
    await name(student.id, [aunt, grandfather], story.school.safeguardingLead);
    for (const token of [story.school.lead, story.school.safeguardingLead])
      expect(await ofSchool(student, token)).toEqual(known);
    await name(student.id, []);
    expect(await ofSchool(student)).toEqual([]);
  });

  it('is seen by the student, and by no other student and no other school', async () => {
    const { student } = await aPlace();
    const own = '{ myEmergencyContacts { name relation phone } }';
    expect((await graphql(student.token, own)).data.myEmergencyContacts).toEqual(known);
    expect((await graphql(story.inYear12.token, own)).data.myEmergencyContacts).toEqual([]);
    for (const token of [story.otherSchool.lead, story.otherSchool.safeguardingLead]) {
      expect(await ofSchool(student, token)).toEqual([]);
      expect(await name(student.id, [], token)).toMatchObject({ __typename: 'NotFound', kind: 'Student' });
    }
    const another = await story.aGuardianOf(story.inYear12);
    expect(await name(student.id, [{ ...aunt, guardianId: another }])).toMatchObject({
      __typename: 'NotFound',
      kind: 'Guardian',
    });
    expect(await ofSchool(student)).toEqual(known);
  });

  it.each([
    ['2026-10-25T12:00:00Z', false],
    ['2026-10-26T05:59:59Z', false],
    ['2026-10-26T06:00:00Z', true],
    ['2026-10-26T19:59:59Z', true],
    ['2026-10-26T20:00:00Z', false],
    ['2026-10-28T12:00:00Z', true],
    ['2026-10-31T12:00:00Z', false],
  ])('is read by the host of the place at %s: %s', async (now, isOpen) => {
    const place = await onlyPlace();
    await setNow(now);
    expect(await read(place.id)).toMatchObject({ isOpen, contacts: isOpen ? known : [] });
  });

  it('is read by the clocks of England on either side of their change, and on no bank holiday', async () => {
    const place = await onlyPlace();
    const moved = (from: string, to: string): Promise<unknown> =>
      asOwner(
        `with s as (update slot set starts_on = $2::date, ends_on = $3::date where id = (select slot_id from allocation where id = $1))
         update allocation set days = daterange($2::date, $3::date, '[]') where id = $1`,
        [place.id, from, to],
      );
    const seen = async (now: string): Promise<unknown> => {
      await setNow(now);
      return (await read(place.id))?.['isOpen'];
    };
    await moved('2027-03-25', '2027-03-30');
    const easter = ['2027-03-25T06:00:00Z', '2027-03-26T12:00:00Z', '2027-03-28T12:00:00Z', '2027-03-29T12:00:00Z'];
    for (const [index, now] of easter.entries()) expect(await seen(now)).toBe(index === 0);
    expect(await seen('2027-03-30T04:59:59Z')).toBe(false);
    expect(await seen('2027-03-30T05:00:00Z')).toBe(true);
    expect(await seen('2027-03-30T19:00:00Z')).toBe(false);
    await moved('2026-10-26', '2026-10-30');
  });

  it('says to the host of the place alone when it opens next', async () => {
    const place = await onlyPlace();
    const [monday, tuesday] = ['26', '27'].map((day) => ({
      opensAt: `2026-10-${day}T06:00:00Z`,
      closesAt: `2026-10-${day}T20:00:00Z`,
    }));
    expect(await read(place.id)).toEqual({ isOpen: false, contacts: [], ...monday });
    await setNow('2026-10-26T21:00:00Z');
    expect(await read(place.id)).toEqual({ isOpen: false, contacts: [], ...tuesday });
    await setNow('2026-11-02T12:00:00Z');
    expect(await read(place.id)).toEqual({ isOpen: false, contacts: [], opensAt: null, closesAt: null });
  });

  it('is nothing to any other host, and of a place that is not confirmed, on hold or none at all', async () => {
    const place = await aPlace();
    const agreed = await story.aPlace('HOST_AGREED');
    await name(agreed.student.id, [aunt]);
    await setNow('2026-10-26T12:00:00Z');
    expect(await read(place.id)).toMatchObject({ isOpen: true, contacts: known });
    expect(await read(place.id, (await anEmployer(story.programme)).token)).toBeNull();
    expect(await read(agreed.id)).toBeNull();
    expect(await read('alc_none')).toBeNull();
    await asOwner('update allocation set held_since = $2 where id = $1', [place.id, '2026-10-26T11:00:00Z']);
    expect(await read(place.id)).toBeNull();
    await asOwner('update allocation set held_since = null where id = $1', [place.id]);
    await asOwner(`update employer set state = 'SUSPENDED' where id = $1`, [story.employer.id]);
    expect(await read(place.id)).toBeNull();
    await asOwner(`update employer set state = 'VERIFIED' where id = $1`, [story.employer.id]);
    expect(await read(place.id)).not.toBeNull();
  });

  it('is read in the team of the host by those with the right to students and by no other, below the API as well', async () => {
    const place = await onlyPlace();
    await setNow('2026-10-26T12:00:00Z');
    const { subject, token } = await aStranger();
    const [account, grant] = [newId('Account'), newId('Grant')];
    await asOwner('insert into account (id, issuer, subject) values ($1, $2, $3)', [account, testIssuer(), subject]);
    await asOwner(
      `insert into role_grant (id, account_id, role, programme_id, employer_id, rights)
       select $1, $2, 'EMPLOYER', programme_id, id, '{REQUESTS}' from employer where id = $3`,
      [grant, account, story.employer.id],
    );
    const document = `{ emergencyContacts(allocationId: "${place.id}") { isOpen } }`;
    expect((await graphql(token, document)).status).toBe(403);
    expect(await asHost(account, place.id)).toEqual([]);
    await asOwner(`update role_grant set rights = '{STUDENTS}' where id = $1`, [grant]);
    expect((await graphql(token, document)).data.emergencyContacts).toEqual({ isOpen: true });
    const at = (rows: readonly Fields[]): unknown[] => rows.map(({ contacts }) => contacts);
    expect(at(await asHost(account, place.id))).toEqual([known]);
    expect(at(await asHost(account, place.id, '2026-10-26T20:00:00Z'))).toEqual([null]);
    expect(at(await asHost(account, place.id, '2026-10-31T12:00:00Z'))).toEqual([null]);
  });

  it('is in no table that a host may read', async () => {
    const place = await onlyPlace();
    const client = new pg.Client({ connectionString: surroundings().service });
    await client.connect();
    try {
      await client.query(`begin; set local app.role = 'EMPLOYER'; set local app.employer = '${story.employer.id}'`);
      const { rows } = await client.query('select from emergency_contact where student_id = $1', [place.student.id]);
      expect(rows).toEqual([]);
    } finally {
      await client.end();
    }
  });

  it('is written down whenever somebody of the school or the host reads it, and the student and the safeguarding lead see that', async () => {
    const { id, student } = await aPlace();
    await read(id);
    expect(await looksAt(student, 'EMPLOYER')).toEqual([]);
    await setNow('2026-10-26T12:00:00Z');
    await read(id);
    await ofSchool(student);
    expect(await looksAt(student, 'EMPLOYER')).toEqual([['name', 'phone', 'relation']]);
    expect(await looksAt(student, 'CAREERS_LEAD')).toEqual([['name', 'phone', 'relation']]);
    const mine = (await graphql(student.token, '{ looksAtMe(first: 20) { nodes { role kind } } }')).data.looksAtMe;
    expect(mine.nodes).toContainEqual({ role: 'EMPLOYER', kind: 'CONTACTS_AT_HOME' });
    const looks = `{ looksAtStudent(studentId: "${student.id}", first: 20) { nodes { role kind } } }`;
    const all = (await graphql(story.school.safeguardingLead, looks)).data.looksAtStudent;
    expect(all.nodes).toContainEqual({ role: 'EMPLOYER', kind: 'CONTACTS_AT_HOME' });
  });

  it('is not read while it cannot be written down', async () => {
    const place = await onlyPlace();
    await setNow('2026-10-26T12:00:00Z');
    await asOwner('alter table audit.entry rename to entry_out_of_reach');
    try {
      const document = `{ emergencyContacts(allocationId: "${place.id}") { contacts { phone } } }`;
      const refused = await graphql(story.employer.token, document);
      expect(refused.status).toBe(500);
      expect(refused.text).not.toContain('4960101');
    } finally {
      await asOwner('alter table audit.entry_out_of_reach rename to entry');
    }
  });

  it('is nobody whom a court keeps away, and nobody but the safeguarding lead is told why', async () => {
    const { id, student } = await story.aPlace('CONFIRMED');
    const contact = aContact({ name: 'Noor  Quillfeather' });
    const [guardianId = ''] = await story.contacts(student, contact);
    const asGuardian = { name: 'Mum', relation: 'Mother', phone: '07700 900123', guardianId };
    const byName = { name: 'noor quillfeather', relation: 'Mother', phone: '07700 900123' };
    await name(
      student.id,
      [asGuardian, byName].map((each, index) => ({ ...each, phone: `0121 496 010${index}` })),
    );
    expect(await ofSchool(student)).toHaveLength(2);
    await story.restrict(guardianId);
    expect(await ofSchool(student)).toEqual([]);
    expect(await asOwner('select from emergency_contact where student_id = $1', [student.id])).toEqual([]);
    for (const token of [story.school.lead, story.school.safeguardingLead])
      for (const contact of [asGuardian, byName]) {
        const refused = await attempt(token, 'setEmergencyContacts', { studentId: student.id, contacts: [contact] });
        expect(refused).toMatchObject({ __typename: 'AskSafeguardingLead' });
        expect(JSON.stringify(refused)).not.toMatch(/court|restrict/i);
      }
    await name(student.id, [aunt]);
    await asOwner(`update guardian set name = 'Bea Okafor' where id = $1`, [guardianId]);
    await setNow('2026-10-26T12:00:00Z');
    expect(await read(id)).toMatchObject({ isOpen: true, contacts: [] });
    expect(await ofSchool(student)).toEqual([]);
    await story.restrict(guardianId, false);
    expect(await read(id)).toMatchObject({ contacts: [known[0]] });
  });

  it('is told those at home on their page: their own number and nobody else’s', async () => {
    const { id, student } = await story.aPlace('HOST_AGREED');
    const [first = '', second = ''] = await story.contacts(student, aContact(), aContact());
    await name(student.id, [{ ...aunt, guardianId: first }, grandfather]);
    const lines = async (guardianId: string): Promise<unknown[]> => {
      const { token } = await story.ask(id, guardianId);
      const document = `mutation ($input: OpenGuardianLinkInput!) { page: openGuardianLink(input: $input) {
        ... on GuardianPagePayload { texts { lines { about value } } } } }`;
      const { page } = (await graphql(null, document, { input: { token } })).data;
      return page.texts[0].lines.filter(({ about }: Fields) => about === 'EMERGENCY');
    };
    expect(await lines(first)).toEqual([
      { about: 'EMERGENCY', value: expect.stringMatching(/06:00.*\+441214960101$/) },
    ]);
    expect(await lines(second)).toEqual([]);
  });

  it('goes with what is kept of the student', async () => {
    const [student] = (await students(story.school, [{}])) as [TestStudent];
    await name(student.id, [aunt]);
    const asked = { studentId: student.id, reason: 'The family asked for it.' };
    const { erasureId } = await perform(story.school.lead, 'requestErasure', asked, 'erasureId');
    await perform(story.school.safeguardingLead, 'agreeToErasure', { erasureId });
    expect(await asOwner('select from emergency_contact where student_id = $1', [student.id])).toEqual([]);
  });
});

let only: Place | undefined;

/** One place for all who only read it. */
async function onlyPlace(): Promise<Place> {
  only ??= await aPlace();
  return only;
}

/** What the database gives to an account of the host, asked past the API. */
async function asHost(account: string, allocationId: string, at = '2026-10-26T12:00:00Z'): Promise<Fields[]> {
  const client = new pg.Client({ connectionString: surroundings().service });
  await client.connect();
  try {
    const { id } = story.employer;
    await client.query(
      `begin; set local app.role = 'EMPLOYER'; set local app.employer = '${id}'; set local app.account = '${account}'`,
    );
    const { rows } = await client.query<Fields>('select contacts from emergency_contacts_for_host($1, $2, $3)', [
      allocationId,
      at,
      [],
    ]);
    return rows;
  } finally {
    await client.end();
  }
}
