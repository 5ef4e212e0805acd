import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { concernStates, concernTransitions, type ConcernState } from '#concerns';
import { mayMove, roles, type Role } from '#kernel';
import {
  aPlaceInSlot,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  deliverEvents,
  graphql,
  perform,
  setNow,
  students,
  tick,
  unique,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

type Fields = Record<string, unknown>;

let programme: TestProgramme;
let school: TestSchool;
let other: TestSchool;
let bystander: TestSchool;

beforeAll(async () => {
  programme = await aProgramme();
  [school, other, bystander] = [await aSchool(programme), await aSchool(programme), await aSchool(programme)];
});

afterEach(() => setNow());

/** An employer of its own with a confirmed place of each of two schools. */
async function aStory(): Promise<{ employer: TestEmployer; id: string; student: TestStudent; theirs: string }> {
  const employer = await anEmployer(programme);
  const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 4 });
  const [[student], [another]] = [await students(school, [{}]), await students(other, [{}])];
  if (student === undefined || another === undefined) throw new Error('the students were imported');
  const id = await aPlaceInSlot(student, slotId, 'CONFIRMED');
  return { employer, id, student, theirs: await aPlaceInSlot(another, slotId, 'CONFIRMED') };
}

const raise = (token: string, about: object, text = `A worry ${unique()}`): Promise<Answer['data']> =>
  attempt(token, 'raiseConcern', { text, ...about }, '... on RaiseConcernPayload { concernId words }');

const fields = `id state text raisedAs studentName allocationId employerName siteName hostAdultName isAllegation authorityDueOn closingNote
  notes { state note madeAt }`;

async function concernsOf({ safeguardingLead }: TestSchool): Promise<Fields[]> {
  return (await graphql(safeguardingLead, `{ schoolConcerns(first: 40) { nodes { ${fields} } } }`)).data.schoolConcerns
    .nodes;
}

const withText = async (of: TestSchool, text: string): Promise<Fields | undefined> =>
  (await concernsOf(of)).find((concern) => concern['text'] === text);

async function toldOf(token: string, subjectId: string): Promise<string[]> {
  const { data } = await graphql(token, '{ notifications(first: 100) { nodes { kind subjectId } } }');
  return data.notifications.nodes
    .filter((each: { subjectId: string }) => each.subjectId === subjectId)
    .map(({ kind }: { kind: string }) => kind);
}

async function suspended(employerName: string): Promise<Fields[]> {
  const list = '{ suspensions(first: 100) { nodes { employerName siteName hostAdultName suspendedAs state reason } } }';
  const { data } = await graphql(programme.coordinator, list);
  return data.suspensions.nodes.filter((each: Fields) => each['employerName'] === employerName);
}

describe("a safeguarding lead who asks for another school's concern", () => {
  it('is answered as if there were none, and both leads are told, once a day', async () => {
    const { id } = await aStory();
    const { concernId } = await raise(school.lead, { allocationId: id });
    const ask = async (token: string, of: string): Promise<unknown> =>
      (await graphql(token, `{ concern(id: "${of}") { id } }`)).data.concern;
    for (let times = 0; times < 2; times++) expect(await ask(other.safeguardingLead, concernId)).toBeNull();
    await deliverEvents();
    expect(await toldOf(school.safeguardingLead, concernId)).toEqual(['concern.denied', 'concern.raised']);
    expect(await toldOf(other.safeguardingLead, concernId)).toEqual(['concern.denied']);
    for (const nobody of [bystander.safeguardingLead, school.lead, other.lead, programme.coordinator])
      expect(await toldOf(nobody, concernId)).toEqual([]);
    // Neither one's own nor what is not there tells anybody anything.
    await ask(school.safeguardingLead, concernId);
    await ask(bystander.safeguardingLead, 'con_01k5h2m3n4p5q6r7s8t9vwxyz0');
    const events = await asOwner<{ safeguarding_of: string }>(
      `select safeguarding_of from event where kind = 'concern.denied' and subject_id = $1`,
      [concernId],
    );
    expect(events.map((event) => event.safeguarding_of).sort()).toEqual([school.id, other.id].sort());
  });

  it.each([
    ['lookAtConcern', { note: 'Read.' }],
    ['passConcernOn', { note: 'Told them.' }],
    ['closeConcern', { note: 'Settled.' }],
    ['markAsAllegation', {}],
    ['exportConcerns', {}],
  ])('is answered so by %s too, which changes nothing, and both are told', async (mutation, more) => {
    const { id } = await aStory();
    const { concernId } = await raise(school.lead, { allocationId: id });
    const ask = (of: TestSchool): Promise<Answer['data']> =>
      attempt(of.safeguardingLead, mutation, { concernId, ...more });
    for (let times = 0; times < 2; times++) expect(await ask(other)).toMatchObject({ __typename: 'NotFound' });
    await deliverEvents();
    expect(await toldOf(other.safeguardingLead, concernId)).toEqual(['concern.denied']);
    expect(await toldOf(school.safeguardingLead, concernId)).toEqual(['concern.denied', 'concern.raised']);
    expect(await asOwner('select state, is_allegation from concern where id = $1', [concernId])).toEqual([
      { state: 'OPEN', is_allegation: false },
    ]);
  });
});

describe('a concern about a child', () => {
  it('is raised in every role that knows the child, and read by the lead of that school alone', async () => {
    const { employer, id, student } = await aStory();
    const raisers = [student.token, school.lead, school.safeguardingLead, employer.token];
    for (const token of raisers) {
      const text = `She is not well there ${unique()}`;
      const { concernId } = await raise(token, { allocationId: id }, text);
      expect(await withText(school, text)).toMatchObject({ id: concernId, allocationId: id, isAllegation: false });
      await deliverEvents();
      expect(await toldOf(school.safeguardingLead, concernId)).toEqual(['concern.raised']);
      for (const stranger of [
        school.lead,
        other.safeguardingLead,
        employer.token,
        student.token,
        programme.coordinator,
      ])
        expect(await toldOf(stranger, concernId)).toEqual([]);
      const read = `{ concern(id: "${concernId}") { id text } }`;
      expect((await graphql(school.safeguardingLead, read)).data.concern).toEqual({ id: concernId, text });
      expect((await graphql(other.safeguardingLead, read)).data.concern).toBeNull();
      expect((await graphql(other.safeguardingLead, '{ concern(id: "nonsense") { id } }')).data.concern).toBeNull();
    }
    expect(await raise(programme.coordinator, { allocationId: id })).toMatchObject({ __typename: 'NotFound' });
    expect(await raise(other.lead, { allocationId: id })).toMatchObject({ __typename: 'NotFound' });
    const nobody = await graphql(
      null,
      'mutation ($input: RaiseConcernInput!) { raiseConcern(input: $input) { __typename } }',
      {
        input: { allocationId: id, text: 'A worry' },
      },
    );
    expect(nobody.errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
  });

  it('is read by the student who wrote it in their own words, and not what became of it', async () => {
    const { id, student } = await aStory();
    const text = `I do not feel well there ${unique()}`;
    const { concernId } = await raise(student.token, { allocationId: id }, text);
    await raise(school.lead, { allocationId: id }, 'She told me about it.');
    await perform(school.safeguardingLead, 'lookAtConcern', { concernId, note: 'Rang home; a secret note.' });
    const mine = await graphql(student.token, '{ myConcerns(first: 10) { nodes { id text } } }');
    expect(mine.data.myConcerns.nodes).toEqual([{ id: concernId, text }]);
    const { data } = await graphql(school.lead, '{ __type(name: "MyConcern") { fields { name } } }');
    expect(data.__type.fields.map(({ name }: { name: string }) => name)).toEqual(['id', 'raisedAt', 'text']);
  });
});

describe('a concern about a host without a child', () => {
  it('goes to the leads of the schools that have somebody there, and to no other', async () => {
    const { employer } = await aStory();
    const text = `The fire door is locked ${unique()}`;
    expect((await raise(programme.coordinator, { hostId: employer.siteId }, text)).__typename).toBe(
      'RaiseConcernPayload',
    );
    for (const each of [school, other])
      expect(await withText(each, text)).toMatchObject({
        raisedAs: 'COORDINATOR',
        studentName: null,
        siteName: 'The workshop',
      });
    expect(await withText(bystander, text)).toBeUndefined();
    expect((await graphql(school.safeguardingLead, '{ concerns(first: 100) { nodes { text } } }')).text).not.toContain(
      text,
    );
  });

  it("goes to the raiser's own lead as well, and to every school of the programme where nobody is there", async () => {
    const { employer } = await aStory();
    const text = `Somebody shouts there ${unique()}`;
    await raise(bystander.lead, { hostId: employer.id }, text);
    for (const each of [school, other, bystander]) expect(await withText(each, text)).toBeDefined();
    const empty = await anEmployer(programme);
    const again = `Nobody has been there yet ${unique()}`;
    await raise(empty.token, { hostId: empty.siteId }, again);
    for (const each of [school, other, bystander]) expect(await withText(each, again)).toBeDefined();
    const elsewhere = await aSchool(await aProgramme());
    expect(await withText(elsewhere, again)).toBeUndefined();
  });

  it('is about something in reach, and about something at all', async () => {
    const { employer, id } = await aStory();
    const rival = await anEmployer(programme);
    expect(await raise(rival.token, { hostId: employer.siteId })).toMatchObject({ __typename: 'NotFound' });
    expect(await raise((await aProgramme()).coordinator, { hostId: employer.siteId })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await raise(school.lead, { allocationId: id, hostId: rival.siteId })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await raise(school.lead, {})).toMatchObject({ faults: [{ path: 'allocationId' }] });
    expect(await raise(school.lead, { hostId: employer.id, isAllegation: true })).toMatchObject({
      faults: [{ path: 'hostId' }],
    });
  });
});

describe('an allegation about an adult', () => {
  it('holds the adult and the site at once, tells the lead, and nobody why', async () => {
    const { employer, id, theirs } = await aStory();
    const text = `He would not let her leave ${unique()}`;
    const { concernId } = await raise(
      school.lead,
      { allocationId: id, hostId: employer.supervisorId, isAllegation: true },
      text,
    );
    const name = String((await concernsOf(school))[0]?.['employerName']);
    const held = await suspended(name);
    expect(held).toHaveLength(2);
    for (const each of held) {
      expect(each).toMatchObject({ suspendedAs: 'ALLEGATION', state: 'PROVISIONAL' });
      expect(each['reason']).toBe('A safeguarding lead is looking at an allegation.');
    }
    await deliverEvents();
    expect(await toldOf(school.safeguardingLead, concernId)).toEqual(['concern.allegation']);
    const places = await asOwner<{ held: boolean }>(
      'select held_since is not null as held from allocation where id = any($1)',
      [[id, theirs]],
    );
    expect(places).toEqual([{ held: true }, { held: true }]);
    const words = await graphql(
      employer.token,
      '{ notifications(first: 20) { nodes { kind } } hostAllocations(first: 9) { nodes { heldSince } } }',
    );
    expect(words.text).not.toMatch(/concern|allegation/);
  });

  it.each(['a student', 'an employer'])('by %s holds the site where the child is', async (who) => {
    const { employer, id, student } = await aStory();
    const token = who === 'a student' ? student.token : employer.token;
    const { concernId } = await raise(token, { allocationId: id, isAllegation: true });
    const concern = (await concernsOf(school)).find((each) => each['id'] === concernId);
    expect(concern).toMatchObject({ isAllegation: true, siteName: 'The workshop', hostAdultName: null });
    expect(await suspended(String(concern?.['employerName']))).toMatchObject([
      { siteName: 'The workshop', suspendedAs: 'ALLEGATION' },
    ]);
    // Twice is no more than once.
    expect((await raise(token, { allocationId: id, isAllegation: true })).__typename).toBe('RaiseConcernPayload');
    expect(await suspended(String(concern?.['employerName']))).toHaveLength(1);
  });

  it('may be what the lead reads in a worry', async () => {
    const { id, student } = await aStory();
    const { concernId } = await raise(student.token, { allocationId: id });
    expect(await attempt(other.safeguardingLead, 'markAsAllegation', { concernId })).toMatchObject({
      __typename: 'NotFound',
    });
    await perform(school.safeguardingLead, 'markAsAllegation', { concernId });
    const [concern] = await concernsOf(school);
    expect(concern).toMatchObject({ id: concernId, isAllegation: true, authorityDueOn: '2026-09-15' });
    expect(await suspended(String(concern?.['employerName']))).toHaveLength(1);
    await perform(school.safeguardingLead, 'markAsAllegation', { concernId });
  });

  it.each([
    ['a Monday', '2026-09-14T08:00:00Z', '2026-09-15T07:59:59Z', '2026-09-15T08:00:00Z'],
    ['a Friday', '2026-09-18T14:00:00Z', '2026-09-21T13:59:59Z', '2026-09-21T14:00:00Z'],
    ['the Friday before a bank holiday', '2027-04-30T14:00:00Z', '2027-05-04T13:59:59Z', '2027-05-04T14:00:00Z'],
  ])('of %s is reminded of after one working day, once, unless it was passed on', async (_, made, before, due) => {
    const { id } = await aStory();
    await setNow(made);
    const about = { allocationId: id, isAllegation: true };
    const { concernId } = await raise(school.lead, about);
    const { concernId: passedOn } = await raise(school.lead, about);
    await perform(school.safeguardingLead, 'passConcernOn', { concernId: passedOn, note: 'Rang the officer.' });
    await setNow(before);
    await tick('remind-of-allegations');
    const reminders = async (of: string): Promise<number> =>
      (await asOwner(`select from event where subject_id = $1 and kind = 'concern.authority-due'`, [of])).length;
    expect(await reminders(concernId)).toBe(0);
    await setNow(due);
    await tick('remind-of-allegations');
    await tick('remind-of-allegations');
    expect([await reminders(concernId), await reminders(passedOn)]).toEqual([1, 0]);
    await deliverEvents();
    expect(await toldOf(school.safeguardingLead, concernId)).toEqual(['concern.authority-due', 'concern.allegation']);
  });
});

describe('the triage of a concern', () => {
  const steps = { LOOKED_AT: 'lookAtConcern', PASSED_ON: 'passConcernOn', CLOSED: 'closeConcern' } as const;
  let concernId: string;
  let tokens: Record<Role, string>;

  beforeAll(async () => {
    const { employer, id, student } = await aStory();
    ({ concernId } = await raise(school.lead, { allocationId: id }));
    tokens = {
      STUDENT: student.token,
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      EMPLOYER: employer.token,
      COORDINATOR: programme.coordinator,
    };
  });

  async function put(state: ConcernState): Promise<void> {
    await asOwner(
      `update concern set state = $2, closing_note = case when $3 then 'Done.' end, closed_at = case when $3 then now() end,
         closed_by = case when $3 then raised_by end where id = $1`,
      [concernId, state, state === 'CLOSED'],
    );
  }

  const walk = roles.flatMap((role) =>
    concernStates.flatMap((from) => (['LOOKED_AT', 'PASSED_ON', 'CLOSED'] as const).map((to) => ({ role, from, to }))),
  );

  it.each(walk)('takes $from to $to by $role, or not', async ({ role, from, to }) => {
    await put(from);
    await attempt(tokens[role], steps[to], { concernId, note: 'A note.' }).catch(() => undefined);
    const [row] = await asOwner<{ state: string }>('select state from concern where id = $1', [concernId]);
    expect(row?.state).toBe(mayMove(concernTransitions, from, to, role) ? to : from);
  });

  it("is nobody's in another school", async () => {
    await put('OPEN');
    for (const step of Object.values(steps)) {
      expect(await attempt(other.safeguardingLead, step, { concernId, note: 'A note.' })).toMatchObject({
        __typename: 'NotFound',
        kind: 'Concern',
      });
    }
  });
});

describe("the school's own file", () => {
  it('holds every concern about a student with every note, and that it was taken is kept without a word of it', async () => {
    const { id, student } = await aStory();
    const { concernId } = await raise(school.lead, { allocationId: id }, 'She was in tears.');
    await raise(student.token, { allocationId: id }, 'I was in tears.');
    await perform(school.safeguardingLead, 'lookAtConcern', { concernId, note: 'Spoke with her.' });
    await perform(school.safeguardingLead, 'closeConcern', { concernId, note: 'A quarrel; settled.' });
    const fileOf = (token: string, input: object): Promise<Answer['data']> =>
      attempt(token, 'exportConcerns', input, '... on ExportConcernsPayload { text count }');
    const file = await fileOf(school.safeguardingLead, { studentId: student.id });
    expect(file.count).toBe(2);
    for (const words of ['She was in tears.', 'I was in tears.', 'Spoke with her.', 'A quarrel; settled.'])
      expect(file.text).toContain(words);
    expect((await fileOf(school.safeguardingLead, { concernId })).count).toBe(1);
    expect(await fileOf(other.safeguardingLead, { studentId: student.id })).toMatchObject({ __typename: 'NotFound' });
    expect(await fileOf(other.safeguardingLead, { concernId })).toMatchObject({ __typename: 'NotFound' });
    expect(await fileOf(school.safeguardingLead, {})).toMatchObject({ faults: [{ path: 'studentId' }] });
    const logged = await asOwner<{ detail: object; triggered_as: string }>(
      `select detail, triggered_as from event where subject_id = $1 and kind = 'concern.exported'`,
      [student.id],
    );
    expect(logged).toEqual([{ detail: { by: 'student', concerns: 2, notes: 2 }, triggered_as: 'SAFEGUARDING_LEAD' }]);
  });
});
