import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  manyDaysAreDecidedFor,
  perform,
  setNow,
  students,
  type Answer,
  type TestEmployer,
  type TestSchool,
  type TestStudent,
} from '#testing';

let employer: TestEmployer;
let rival: TestEmployer;
let school: TestSchool;
let other: TestSchool;
let visitId: string;
let pupils: TestStudent[];

beforeAll(async () => {
  const programme = await aProgramme();
  employer = await anEmployer(programme);
  rival = await anEmployer(programme);
  [school, other] = [await aSchool(programme), await aSchool(programme)];
  visitId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  // Groups come more often here than on three days in thirty.
  await manyDaysAreDecidedFor(employer, school);
  pupils = await students(school, [
    { given_name: 'Zephyrine', family_name: 'Quillfeather', adjustments: 'Needs written steps' },
    { given_name: 'Ottoline', family_name: 'Brackenbury', year_group: '11', born_on: '2010-11-05' },
  ]);
});

afterEach(() => setNow());

const ids = (): string[] => pupils.map(({ id }) => id);

async function aVisit({ isAccepted = true, places = 2, startsOn = '2026-11-10' } = {}): Promise<string> {
  const slotId = await aSlot(employer, visitId, { capacity: 30, startsOn, endsOn: startsOn });
  const asked = { slotId, places, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
  if (isAccepted) await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
  return slotRequestId;
}

async function seenByHost(slotRequestId: string, token = employer.token): Promise<unknown[]> {
  const query = `query ($id: ID!) { visitors(slotRequestId: $id) { yearGroup studentId displayName adjustments came } }`;
  const answer = await graphql(token, query, { id: slotRequestId });
  return answer.data.visitors;
}

async function registerSeenBy(token: string, slotRequestId: string): Promise<unknown[]> {
  const query = `query ($id: ID!) { visitRegister(slotRequestId: $id) { givenName familyName came } }`;
  return (await graphql(token, query, { id: slotRequestId })).data.visitRegister;
}

const set = (
  slotRequestId: string,
  studentIds: readonly string[],
  token = school.lead,
): Promise<{ __typename: string; faults: { path: string; message: string }[] }> =>
  attempt(token, 'setVisitRegister', { slotRequestId, studentIds });

const confirm = (slotRequestId: string, staffCount = 1): Promise<Record<string, unknown>> =>
  attempt(
    school.lead,
    'confirmVisit',
    { slotRequestId, staffCount },
    '... on TooFewStaff { students staffCount needed }',
  );

describe('both sessions of a visit', () => {
  const day = '2026-11-19';
  const sessionsOf = async (token: string, id: string): Promise<string[][]> => {
    const query = `query ($id: ID!) { visitRegister(slotRequestId: $id) { sessions { session mark } } }`;
    const { data } = await graphql(token, query, { id });
    return data.visitRegister.map(({ sessions }: { sessions: { session: string; mark: string }[] }) =>
      sessions.map(({ session, mark }) => `${session} ${mark}`),
    );
  };
  const mark = (slotRequestId: string, ...marks: object[]): Promise<Answer['data']> =>
    attempt(employer.token, 'markVisit', { slotRequestId, marks });

  it('are marked by themselves: what is still to come stays unknown, and one of them is enough to have come', async () => {
    const id = await aVisit({ startsOn: day });
    const [studentId] = ids();
    await set(id, [studentId ?? '']);
    await confirm(id);
    await setNow(`${day}T11:59:00Z`);
    await mark(id, { studentId, came: true });
    expect(await sessionsOf(school.lead, id)).toEqual([['AM PRESENT']]);
    await setNow(`${day}T12:00:00Z`);
    await mark(id, { studentId, came: false, session: 'PM' });
    expect(await sessionsOf(school.lead, id)).toEqual([['AM PRESENT', 'PM ABSENT']]);
    expect(await registerSeenBy(school.lead, id)).toMatchObject([{ came: true }]);
    await mark(id, { studentId, came: false });
    expect(await sessionsOf(school.lead, id)).toEqual([['AM ABSENT', 'PM ABSENT']]);
    expect(await registerSeenBy(school.lead, id)).toMatchObject([{ came: false }]);
    const query = `query ($id: ID!) { visitors(slotRequestId: $id) { came sessions { onDay session mark } } }`;
    const { data } = await graphql(employer.token, query, { id });
    expect(data.visitors[0].sessions[1]).toEqual({ onDay: day, session: 'PM', mark: 'ABSENT' });
  });

  it('are refused where there is none, twice, or of another day', async () => {
    const id = await aVisit({ startsOn: '2026-11-20' });
    const [studentId] = ids();
    await set(id, [studentId ?? '']);
    await confirm(id);
    await setNow('2026-11-20T10:00:00Z');
    const came = { studentId, came: true };
    const answer = await mark(
      id,
      { ...came, onDay: '2026-11-23', session: 'AM' },
      { ...came, session: 'PM' },
      { ...came, session: 'AM' },
      { ...came, onDay: '2026-11-20', session: 'AM' },
    );
    expect(answer.faults.map(({ path }: { path: string }) => path)).toEqual([
      'marks.0.onDay',
      'marks.0.onDay',
      'marks.1.session',
      'marks.3.session',
    ]);
    expect(await sessionsOf(school.lead, id)).toEqual([[]]);
  });
});

describe('the register of a visit', () => {
  it('is numbers alone to the employer until the school confirms it, then first names and initials, then who came', async () => {
    const id = await aVisit({ isAccepted: false });
    await set(id, ids());
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId: id });
    const unknown = { studentId: null, displayName: null, adjustments: null, came: null };
    expect(await seenByHost(id)).toEqual([
      { yearGroup: 10, ...unknown },
      { yearGroup: 11, ...unknown },
    ]);
    expect(await confirm(id)).toMatchObject({ __typename: 'ConfirmVisitPayload' });
    expect(await seenByHost(id)).toMatchObject([
      { displayName: 'Zephyrine Q.', adjustments: null, studentId: pupils[0]?.id },
      { displayName: 'Ottoline B.' },
    ]);
    expect(await seenByHost(id, rival.token)).toEqual([]);

    const marks = ids().map((studentId, index) => ({ studentId, came: index === 0 }));
    expect(await attempt(employer.token, 'markVisit', { slotRequestId: id, marks })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'NOT_BEGUN',
    });
    await setNow('2026-11-10T10:00:00Z');
    await perform(employer.token, 'markVisit', { slotRequestId: id, marks });
    expect(await registerSeenBy(school.lead, id)).toEqual([
      { givenName: 'Ottoline', familyName: 'Brackenbury', came: false },
      { givenName: 'Zephyrine', familyName: 'Quillfeather', came: true },
    ]);
    await perform(school.lead, 'markVisit', { slotRequestId: id, marks: [{ studentId: ids()[1], came: true }] });
    expect(await registerSeenBy(school.safeguardingLead, id)).toMatchObject([{ came: true }, { came: true }]);
    expect((await set(id, [])).__typename).toBe('WrongState');
  });

  it('is refused with every student who cannot go, and why', async () => {
    const id = await aVisit({ places: 3 });
    const [stranger] = await students(other, [{}]);
    const [young, busy, examined] = await students(school, [{ year_group: '9', born_on: '2012-11-05' }, {}, {}]);
    if (busy === undefined || young === undefined || examined === undefined || stranger === undefined)
      throw new Error('the students were imported');
    const sameDay = await aSlot(employer, await anOpportunity(employer), {
      startsOn: '2026-11-09',
      endsOn: '2026-11-11',
    });
    await aPlaceInSlot(busy, sameDay, 'ACCEPTED');
    const { faults } = await set(id, [stranger.id, young.id, busy.id, busy.id]);
    expect(faults.map(({ path, message }) => `${path} ${message}`)).toEqual([
      'studentIds.3 comes a second time',
      'studentIds are more than the 3 places',
      'studentIds.0 is no student of your school',
      'studentIds.1 is of a year group that is not welcome there',
      'studentIds.2 is somewhere else on a day of the visit',
      'studentIds.3 is somewhere else on a day of the visit',
    ]);
    expect(await asOwner('select from visitor where slot_request_id = $1', [id])).toEqual([]);
  });

  it('is confirmed with enough adults, and not without a register, nor before the employer said yes', async () => {
    const id = await aVisit({ places: 21, startsOn: '2026-11-12' });
    expect(await confirm(id)).toMatchObject({ __typename: 'NoRegister' });
    const many = await students(school, Array(21).fill({}));
    await set(
      id,
      many.map((student) => student.id),
    );
    expect(await confirm(id)).toMatchObject({ __typename: 'TooFewStaff', students: 21, staffCount: 1, needed: 2 });
    expect(await confirm(id, 2)).toMatchObject({ __typename: 'ConfirmVisitPayload' });
    const waiting = await aVisit({ isAccepted: false, startsOn: '2026-11-13' });
    await set(waiting, ids());
    expect(await confirm(waiting)).toMatchObject({ __typename: 'WrongState' });
  });

  it('has to be confirmed again when it was changed', async () => {
    const id = await aVisit({ startsOn: '2026-11-16' });
    await set(id, ids());
    await confirm(id);
    await set(id, ids().slice(0, 1));
    expect(await seenByHost(id)).toMatchObject([{ displayName: null }]);
  });

  it('belongs to its own school and employer, to whom it is not even there otherwise', async () => {
    const id = await aVisit({ startsOn: '2026-11-17' });
    await set(id, ids());
    await confirm(id);
    await setNow('2026-11-17T10:00:00Z');
    expect(await registerSeenBy(other.lead, id)).toEqual([]);
    expect((await set(id, [], other.lead)).__typename).toBe('NotFound');
    const marks = ids().map((studentId) => ({ studentId, came: true }));
    expect((await attempt(rival.token, 'markVisit', { slotRequestId: id, marks })).__typename).toBe('NotFound');
    const [stranger] = await students(other, [{}]);
    const { faults } = await attempt(employer.token, 'markVisit', {
      slotRequestId: id,
      marks: [...marks, { studentId: stranger?.id, came: true }],
    });
    expect(faults).toMatchObject([{ path: 'marks.2.studentId' }]);
    expect(await registerSeenBy(school.lead, id)).toMatchObject([{ came: null }, { came: null }]);
  });
});
