import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { accidentStates, accidentTransitions } from '#accidents';
import { mayMove, roles, type Role } from '#kernel';
import {
  aMentor,
  anEmployer,
  aProgramme,
  aSchool,
  asOwner,
  deliverEvents,
  graphql,
  perform,
  setNow,
  students,
  tick,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';
import {
  accidentsIn,
  aStory,
  aVisitor,
  putInto,
  report,
  reported,
  step,
  told,
  toldOf,
  type Story,
} from './accidents.story.js';

let programme: TestProgramme;
let school: TestSchool;
let other: TestSchool;

beforeAll(async () => {
  programme = await aProgramme();
  [school, other] = [await aSchool(programme), await aSchool(programme)];
});

afterEach(() => setNow());

const noon = (): Promise<void> => setNow('2026-10-26T12:00:00Z');

describe('an accident at a placement', () => {
  it.each(['EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD'] as const)(
    'that the %s tells reaches both leads of the school, the employer and the coordinators at once, and nobody else',
    async (role) => {
      const story = await aStory(programme, school);
      const { employer, allocationId, student } = story;
      const tokens = {
        EMPLOYER: employer.token,
        CAREERS_LEAD: school.lead,
        SAFEGUARDING_LEAD: school.safeguardingLead,
      };
      await noon();
      const id = await reported(tokens[role], { allocationId, daysUnable: 2 });
      await deliverEvents();
      for (const one of [employer.token, school.lead, school.safeguardingLead, programme.coordinator])
        expect(await toldOf(one, id)).toEqual(['accident.noted']);
      for (const nobody of [student.token, other.lead, other.safeguardingLead, (await anEmployer(programme)).token])
        expect(await toldOf(nobody, id)).toEqual([]);
      const own = {
        id,
        kind: 'MINOR',
        daysUnable: 2,
        state: 'OPEN',
        allocationId,
        slotRequestId: null,
        notedAs: role,
        occurredAt: '2026-10-26T10:15:00Z',
        whereInSite: told.whereInSite,
        whatHappened: told.whatHappened,
        changes: [
          { kind: 'MINOR', daysUnable: 2, state: 'OPEN', madeAs: role, reportedOn: null, authorityReference: null },
        ],
      };
      for (const token of [school.lead, school.safeguardingLead])
        expect((await accidentsIn('schoolAccidents', token))[0]).toMatchObject({
          ...own,
          studentName: 'Imani Quillon',
        });
      expect(await accidentsIn('hostAccidents', employer.token)).toMatchObject([{ ...own, studentName: 'Imani Q.' }]);
    },
  );

  it('is in the coordinator’s list by pseudonym, with what has to be done and no word of what happened', async () => {
    const { employer, allocationId, student } = await aStory(programme, school);
    await noon();
    const id = await reported(employer.token, { allocationId, kind: 'OVER_SEVEN_DAYS', daysUnable: 9 });
    const found = (await accidentsIn('programmeAccidents', programme.coordinator)).find((each) => each['id'] === id);
    expect(found).toMatchObject({
      studentId: student.id,
      duty: { act: 'REPORT', dueOn: '2026-11-10', isToConfirm: true },
    });
    expect(JSON.stringify(found)).not.toMatch(/Quillon|Imani|guillotine|finger/);
    const text = '{ programmeAccidents(first: 1) { nodes { whatHappened } } }';
    expect((await graphql(programme.coordinator, text)).errors).toBeDefined();
    const elsewhere = await aProgramme();
    expect(await accidentsIn('programmeAccidents', elsewhere.coordinator)).toEqual([]);
  });

  it('is closed to other schools, other employers and everybody without an office', async () => {
    const { employer, allocationId, student } = await aStory(programme, school);
    const rival = await anEmployer(programme);
    await noon();
    const accidentId = await reported(employer.token, { allocationId });
    for (const stranger of [other.lead, other.safeguardingLead, rival.token]) {
      expect(await report(stranger, { allocationId })).toMatchObject({ __typename: 'NotFound', kind: 'Allocation' });
      expect(await step(stranger, 'updateAccident', { accidentId, daysUnable: 3 })).toMatchObject({
        __typename: 'NotFound',
        kind: 'Accident',
      });
    }
    expect(await accidentsIn('hostAccidents', rival.token)).toEqual([]);
    expect((await accidentsIn('schoolAccidents', other.lead)).map(({ id }) => id)).not.toContain(accidentId);
    const [peer] = (await students(school, [{}])) as [TestStudent];
    for (const nobody of [peer.token, student.token, (await aMentor(school, [student])).token])
      for (const list of ['schoolAccidents', 'hostAccidents', 'programmeAccidents'])
        expect((await graphql(nobody, `{ ${list}(first: 1) { nodes { id } } }`)).status).toBe(403);
  });

  it('is refused with everything that is wrong with it at once', async () => {
    const { employer, allocationId } = await aStory(programme, school);
    await noon();
    const bad = {
      allocationId,
      kind: 'OVER_SEVEN_DAYS',
      daysUnable: 7,
      occurredAt: '2026-10-31T10:00:00Z',
      whatHappened: 'Ring 07700 900123.',
      whereInSite: 'See www.example.org',
    };
    const { faults } = await report(employer.token, bad);
    const said = (faults as { path: string; message: string }[]).map(({ path, message }) => `${path} ${message}`);
    expect(said).toEqual([
      'occurredAt is still to come',
      'occurredAt is on no day of the placement or visit',
      expect.stringMatching(/^whereInSite holds contact details/),
      expect.stringMatching(/^whatHappened holds contact details/),
      'daysUnable must be 8 or more for an accident of this kind',
    ]);
    const nowhere = await report(employer.token, {});
    expect(nowhere.faults).toMatchObject([{ path: 'allocationId' }]);
    const both = await report(employer.token, { allocationId, slotRequestId: 'req_x', studentId: 'stu_x' });
    expect(both.faults).toMatchObject([{ path: 'allocationId' }]);
  });

  it.each([
    ['2026-10-25T23:59:59Z', 'the evening before the first day', 'InvalidInput'],
    ['2026-10-26T00:00:00Z', 'the first instant of the first day', 'ReportAccidentPayload'],
    ['2026-10-30T23:59:59Z', 'the last instant of the last day', 'ReportAccidentPayload'],
    ['2026-10-31T00:00:00Z', 'the day after', 'InvalidInput'],
  ])('at %s, %s, is answered with %s', async (occurredAt, _when, answer) => {
    const { employer, allocationId } = await aStory(programme, school);
    await setNow('2026-11-05T12:00:00Z');
    expect((await report(employer.token, { allocationId, occurredAt })).__typename).toBe(answer);
  });

  it('is none of a place that is not confirmed, nor of one that is not there', async () => {
    const { employer, allocationId } = await aStory(programme, school);
    await asOwner(`update allocation set state = 'HOST_AGREED' where id = $1`, [allocationId]);
    await noon();
    for (const token of [employer.token, school.lead])
      for (const id of [allocationId, 'alc_01jzzzzzzzzzzzzzzzzzzzzzzz', 'nonsense'])
        expect(await report(token, { allocationId: id })).toMatchObject({ __typename: 'NotFound', id });
  });
});

describe('an accident on a visit', () => {
  it('asks for a report at once where somebody was taken to hospital, as a student at work does not', async () => {
    const story = await aStory(programme, school);
    const { employer, student, allocationId } = story;
    const slotRequestId = await aVisitor(story);
    await setNow('2026-11-10T14:00:00Z');
    const kind = 'TAKEN_TO_HOSPITAL';
    const visit = { slotRequestId, studentId: student.id, occurredAt: '2026-11-10T11:00:00Z', kind };
    for (const token of [employer.token, school.lead])
      expect(await report(token, visit)).toMatchObject({ duty: { act: 'REPORT', dueOn: '2026-11-10' } });
    expect(await report(employer.token, { allocationId, kind })).toMatchObject({
      duty: { act: 'RECORD', dueOn: null },
    });
    expect((await accidentsIn('hostAccidents', employer.token))[1]).toMatchObject({
      slotRequestId,
      allocationId: null,
      studentName: 'Imani Q.',
    });
    const [stranger] = (await students(school, [{}])) as [TestStudent];
    expect(await report(employer.token, { ...visit, studentId: stranger.id })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await report(other.lead, visit)).toMatchObject({ __typename: 'NotFound' });
    const early = await report(employer.token, { ...visit, occurredAt: '2026-11-09T11:00:00Z' });
    expect(early.faults).toMatchObject([{ path: 'occurredAt' }]);
  });
});

describe('what becomes known later', () => {
  it('is added to what was said, by either side, and never in its place', async () => {
    const { employer, allocationId } = await aStory(programme, school);
    await noon();
    const accidentId = await reported(employer.token, { allocationId });
    expect(await step(school.lead, 'updateAccident', { accidentId, daysUnable: 4 })).toMatchObject({
      state: 'OPEN',
      duty: { act: 'RECORD', dueOn: null },
    });
    await step(employer.token, 'updateAccident', { accidentId, kind: 'TAKEN_TO_HOSPITAL' });
    await step(employer.token, 'updateAccident', { accidentId, kind: 'TAKEN_TO_HOSPITAL', daysUnable: 4 });
    const [found] = await accidentsIn('hostAccidents', employer.token);
    expect(found?.['changes']).toMatchObject([
      { kind: 'MINOR', daysUnable: null, madeAs: 'EMPLOYER' },
      { kind: 'MINOR', daysUnable: 4, madeAs: 'CAREERS_LEAD' },
      { kind: 'TAKEN_TO_HOSPITAL', daysUnable: 4, madeAs: 'EMPLOYER' },
    ]);
    await deliverEvents();
    expect(await toldOf(school.safeguardingLead, accidentId)).toEqual([
      'accident.changed',
      'accident.changed',
      'accident.noted',
    ]);
    const [may] = await asOwner<{ update: boolean; delete: boolean }>(
      `select has_table_privilege('foothold_service', 'accident_change', 'update') as update,
         has_table_privilege('foothold_service', 'accident_change', 'delete') or has_table_privilege('foothold_service', 'accident', 'delete')
           as delete`,
    );
    expect(may).toEqual({ update: false, delete: false });
  });

  it('opens an accident again that asks for more than before, and starts its clock anew', async () => {
    const { employer, allocationId } = await aStory(programme, school);
    await noon();
    const accidentId = await reported(employer.token, { allocationId });
    expect(await step(employer.token, 'confirmNoReportNeeded', { accidentId })).toMatchObject({
      state: 'NO_REPORT_NEEDED',
    });
    await step(school.lead, 'closeAccident', { accidentId });
    await setNow('2026-11-03T09:00:00Z');
    expect(await step(school.lead, 'updateAccident', { accidentId, daysUnable: 7 })).toMatchObject({ state: 'CLOSED' });
    expect(await step(school.lead, 'updateAccident', { accidentId, daysUnable: 8 })).toMatchObject({
      state: 'OPEN',
      duty: { act: 'REPORT', dueOn: '2026-11-10' },
    });
    const number = { accidentId, reportedOn: '2026-11-03', reference: 'F2508/1' };
    expect(await step(employer.token, 'confirmAccidentReported', number)).toMatchObject({
      state: 'REPORTED_TO_AUTHORITY',
    });
    // What was reported stays so when less is known to have come of it, or the same.
    expect(await step(employer.token, 'updateAccident', { accidentId, daysUnable: 12 })).toMatchObject({
      state: 'REPORTED_TO_AUTHORITY',
      duty: { dueOn: '2026-11-10' },
    });
    await setNow('2026-11-20T09:00:00Z');
    expect(await step(school.lead, 'updateAccident', { accidentId, kind: 'DEATH' })).toMatchObject({
      state: 'OPEN',
      duty: { act: 'REPORT', dueOn: '2026-11-20' },
    });
    const [found] = await accidentsIn('hostAccidents', employer.token);
    expect(found).toMatchObject({ reportedOn: null, authorityReference: null });
    expect(found?.['changes']).toContainEqual(
      expect.objectContaining({ reportedOn: '2026-11-03', authorityReference: 'F2508/1' }),
    );
  });

  it('has to fit together with what is known', async () => {
    const { employer, allocationId } = await aStory(programme, school);
    await noon();
    const accidentId = await reported(employer.token, { allocationId, kind: 'OVER_SEVEN_DAYS' });
    const { faults } = await step(employer.token, 'updateAccident', { accidentId, daysUnable: 5 });
    expect(faults).toMatchObject([{ path: 'daysUnable', value: '5' }]);
    expect(await step(employer.token, 'updateAccident', { accidentId, kind: 'MINOR', daysUnable: 5 })).toMatchObject({
      state: 'OPEN',
      duty: { act: 'RECORD', dueOn: null },
    });
  });
});

describe('the employer', () => {
  it('cannot say that no report is needed while what is known asks for one, nor name a day that cannot be', async () => {
    const { employer, allocationId } = await aStory(programme, school);
    await setNow('2026-10-28T12:00:00Z');
    const accidentId = await reported(employer.token, { allocationId, kind: 'SPECIFIED_INJURY' });
    expect(await step(employer.token, 'confirmNoReportNeeded', { accidentId })).toMatchObject({
      __typename: 'ReportIsDue',
      dueOn: '2026-10-26',
    });
    for (const reportedOn of ['2026-10-25', '2026-10-29'])
      expect((await step(employer.token, 'confirmAccidentReported', { accidentId, reportedOn })).faults).toMatchObject([
        { path: 'reportedOn', value: reportedOn },
      ]);
    await step(employer.token, 'confirmAccidentReported', { accidentId, reportedOn: '2026-10-26' });
    expect((await accidentsIn('hostAccidents', employer.token))[0]).toMatchObject({
      state: 'REPORTED_TO_AUTHORITY',
      reportedOn: '2026-10-26',
      authorityReference: null,
    });
    await deliverEvents();
    for (const token of [school.lead, programme.coordinator])
      expect(await toldOf(token, accidentId)).toContain('accident.reported-to-authority');
  });
});

describe('each step of the table', () => {
  const steps = {
    REPORTED_TO_AUTHORITY: { mutation: 'confirmAccidentReported', more: { reportedOn: '2026-10-26' } },
    NO_REPORT_NEEDED: { mutation: 'confirmNoReportNeeded', more: {} },
    CLOSED: { mutation: 'closeAccident', more: {} },
    OPEN: { mutation: 'updateAccident', more: { kind: 'DEATH' } },
  } as const;
  let story: Story;
  let tokens: Record<Role, string>;

  beforeAll(async () => {
    story = await aStory(programme, school);
    tokens = {
      STUDENT: story.student.token,
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      MENTOR: (await aMentor(school, [story.student])).token,
      EMPLOYER: story.employer.token,
      COORDINATOR: programme.coordinator,
    };
  });

  const cells = accidentStates.flatMap((to) =>
    accidentStates.flatMap((from) =>
      roles.map((role) => ({ from, to, role, allowed: mayMove(accidentTransitions, from, to, role) })),
    ),
  );

  it.each(cells)('from $from to $to by $role is open to it: $allowed', async ({ from, to, role, allowed }) => {
    await noon();
    const accidentId = await reported(school.lead, { allocationId: story.allocationId });
    await putInto(accidentId, from);
    const { mutation, more } = steps[to];
    const document = `mutation ($id: ID!) { ${mutation}(input: { accidentId: $id ${Object.entries(more)
      .map(([key, value]) => `${key}: ${key === 'kind' ? value : JSON.stringify(value)}`)
      .join(' ')} }) { ... on AccidentPayload { state } ... on WrongState { currentState } } }`;
    const { status, data } = await graphql(tokens[role], document, { id: accidentId });
    const [row] = await asOwner<{ state: string }>('select state from accident where id = $1', [accidentId]);
    // An accident that is open can become worse and stays so: that is no step.
    const isOpenStill =
      from === 'OPEN' && to === 'OPEN' && ['EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD'].includes(role);
    if (allowed || isOpenStill) expect([data[mutation].state, row?.state]).toEqual([to, to]);
    else expect([status === 403 || data[mutation].currentState === from, row?.state]).toEqual([true, from]);
  });
});

describe('the clock', () => {
  it('reminds the employer once of what it has to report on the day, two hours on, and tells school and coordinator the day after', async () => {
    const { employer, allocationId } = await aStory(programme, school);
    await noon();
    const accidentId = await reported(school.lead, { allocationId, kind: 'SPECIFIED_INJURY' });
    const at = async (instant: string): Promise<string[][]> => {
      await setNow(instant);
      for (let times = 0; times < 2; times++) await tick('watch-accidents');
      await deliverEvents();
      const readers = [employer.token, school.safeguardingLead, programme.coordinator, school.lead];
      return Promise.all(
        readers.map(async (token) => (await toldOf(token, accidentId)).filter((kind) => kind !== 'accident.noted')),
      );
    };
    expect(await at('2026-10-26T13:59:59Z')).toEqual([[], [], [], []]);
    const [due, late] = [['accident.report-due'], ['accident.report-overdue']];
    expect(await at('2026-10-26T14:00:00Z')).toEqual([due, [], [], []]);
    expect(await at('2026-10-26T23:59:59Z')).toEqual([due, [], [], []]);
    expect(await at('2026-10-27T00:00:00Z')).toEqual([due, late, late, []]);
    expect(await at('2026-10-29T00:00:00Z')).toEqual([due, late, late, []]);
  });

  it('waits for the fifteenth day of more than seven days away, and for nothing that was reported or needs no report', async () => {
    const { employer, allocationId } = await aStory(programme, school);
    await noon();
    const kind = 'OVER_SEVEN_DAYS';
    const [waiting, done] = [
      await reported(employer.token, { allocationId, kind }),
      await reported(employer.token, { allocationId, kind }),
    ];
    const plain = await reported(employer.token, { allocationId });
    await perform(employer.token, 'confirmAccidentReported', { accidentId: done, reportedOn: '2026-10-26' });
    const kindsOf = async (id: string): Promise<string[]> =>
      (
        await asOwner<{ kind: string }>(
          `select kind from event where subject_id = $1 and kind like 'accident.report-%' order by id`,
          [id],
        )
      ).map((event) => event.kind);
    for (const [instant, kinds] of [
      ['2026-11-09T23:59:59Z', []],
      ['2026-11-10T00:00:00Z', ['accident.report-due']],
      ['2026-11-10T23:59:59Z', ['accident.report-due']],
      ['2026-11-11T00:00:00Z', ['accident.report-due', 'accident.report-overdue']],
    ] as const) {
      await setNow(instant);
      await tick('watch-accidents');
      expect([instant, await kindsOf(waiting), await kindsOf(done), await kindsOf(plain)]).toEqual([
        instant,
        kinds,
        [],
        [],
      ]);
    }
    await setNow('2026-11-12T09:00:00Z');
    await step(school.lead, 'updateAccident', { accidentId: waiting, kind: 'DEATH' });
    await tick('watch-accidents');
    expect(await kindsOf(waiting)).toEqual(['accident.report-due', 'accident.report-overdue', 'accident.report-due']);
  });
});
