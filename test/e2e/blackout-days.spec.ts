import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aPublishedRound,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  students,
  type TestEmployer,
  type TestProgramme,
} from '#testing';

const exam = { onDay: '2026-10-28', reason: 'A mock exam' };

let programme: TestProgramme;
let employer: TestEmployer;

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
});

describe('a day that a school keeps free', () => {
  it('is set by the careers lead in place of all that was set before, and seen by the staff', async () => {
    const school = await aSchool(programme);
    await perform(school.lead, 'setBlackoutDays', { days: [{ ...exam, onDay: '2026-11-02' }] });
    await perform(school.lead, 'setBlackoutDays', { days: [exam] });
    const { data } = await graphql(
      school.safeguardingLead,
      '{ mySchool { blackoutDays { onDay kind reason yearGroups } } }',
    );
    expect(data.mySchool.blackoutDays).toEqual([{ ...exam, kind: 'OTHER', yearGroups: null }]);
    await expect(attempt(school.safeguardingLead, 'setBlackoutDays', { days: [] })).rejects.toThrow('FORBIDDEN');
  });

  it('shows all its faults at once, and then nothing has changed', async () => {
    const school = await aSchool(programme);
    await perform(school.lead, 'setBlackoutDays', { days: [exam] });
    const days = [exam, exam, { onDay: '2026-02-30', reason: ' ' }];
    const { faults } = await attempt(school.lead, 'setBlackoutDays', { days });
    expect(faults.map(({ path }: { path: string }) => path)).toEqual(['days.2.onDay', 'days.2.reason', 'days.1.onDay']);
    expect(await asOwner('select from blackout_day where school_id = $1', [school.id])).toHaveLength(1);
  });

  it('may be for some year groups, and is then none for the others', async () => {
    const school = await aSchool(programme);
    const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 5 });
    const [ten] = await students(school, [{}]);
    const [eleven] = await students(school, [{ year_group: '11', born_on: '2010-11-05' }]);
    if (ten === undefined || eleven === undefined) throw new Error('the students were imported');
    await perform(school.lead, 'setBlackoutDays', { days: [{ ...exam, kind: 'EXAM', yearGroups: [11] }] });
    const round = await aPublishedRound(
      programme,
      [ten, eleven].map((student) => ({ student, slotId })),
    );
    expect(round.allocations.has(ten.id)).toBe(true);
    expect(round.allocations.has(eleven.id)).toBe(false);
  });

  it('is set with the terms in one step, or neither is, and every fault is said at once', async () => {
    const school = await aSchool(programme);
    const terms = [
      { name: 'Autumn', startsOn: '2026-09-02', halfTermFrom: null, halfTermTo: null, endsOn: '2026-12-18' },
    ];
    const inset = { onDay: '2026-09-03', kind: 'INSET', reason: 'First aid' };
    await perform(school.lead, 'setCalendar', { terms, days: [inset, { ...exam, kind: 'EXAM', yearGroups: [11] }] });
    const query = '{ mySchool { terms { name } blackoutDays { onDay kind yearGroups } } }';
    const { data } = await graphql(school.lead, query);
    const set = {
      terms: [{ name: 'Autumn' }],
      blackoutDays: [
        { onDay: '2026-09-03', kind: 'INSET', yearGroups: null },
        { onDay: '2026-10-28', kind: 'EXAM', yearGroups: [11] },
      ],
    };
    expect(data.mySchool).toEqual(set);
    const { faults } = await attempt(school.lead, 'setCalendar', {
      terms: [...terms, { ...terms[0], endsOn: '2026-01-01' }],
      days: [{ ...inset, yearGroups: [10] }, inset],
    });
    expect(faults.map(({ path }: { path: string }) => path)).toEqual([
      'terms.1.endsOn',
      'days.1.onDay',
      'days.0.yearGroups',
    ]);
    expect((await graphql(school.lead, query)).data.mySchool).toEqual(set);
  });

  it('keeps its students, and nobody else, out of a place that falls on it', async () => {
    const [free, busy] = [await aSchool(programme), await aSchool(programme)];
    const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 5 });
    const [one] = await students(free, [{}]);
    const [other] = await students(busy, [{}]);
    if (one === undefined || other === undefined) throw new Error('the students were imported');
    await perform(busy.lead, 'setBlackoutDays', { days: [exam] });
    const round = await aPublishedRound(
      programme,
      [one, other].map((student) => ({ student, slotId })),
    );
    expect(round.allocations.has(one.id)).toBe(true);
    expect(round.allocations.has(other.id)).toBe(false);
    const { data } = await graphql(other.token, `{ myOutcome(roundId: "${round.id}") { kind reason } }`);
    expect(data.myOutcome.kind).toBe('BARRED_BY_RULES');
  });
});

describe("a school's calendar from a file", () => {
  const header = 'kind,name,from,to,year_groups';
  const good = [
    header,
    'term,Autumn,2026-09-02,2026-12-18,',
    'half term,Half-term,2026-10-26,2026-10-30,',
    'INSET,First aid,2026-09-03,,',
    'exam,Mock exams,2026-11-06,2026-11-10,11|10',
  ].join('\n');
  const query = `{ mySchool { terms { name startsOn halfTermFrom halfTermTo endsOn }
    blackoutDays { onDay kind reason yearGroups } } }`;

  it('is its terms with their half-terms, and each weekday that is kept free', async () => {
    const school = await aSchool(programme);
    expect(await perform(school.lead, 'importCalendar', { csv: good }, 'termCount dayCount')).toMatchObject({
      termCount: 1,
      dayCount: 4,
    });
    const mocks = ['2026-11-06', '2026-11-09', '2026-11-10'];
    expect((await graphql(school.lead, query)).data.mySchool).toEqual({
      terms: [
        {
          name: 'Autumn',
          startsOn: '2026-09-02',
          halfTermFrom: '2026-10-26',
          halfTermTo: '2026-10-30',
          endsOn: '2026-12-18',
        },
      ],
      blackoutDays: [
        { onDay: '2026-09-03', kind: 'INSET', reason: 'First aid', yearGroups: null },
        ...mocks.map((onDay) => ({ onDay, kind: 'EXAM', reason: 'Mock exams', yearGroups: [11, 10] })),
      ],
    });
  });

  it('says every bad row at once with what stands there, and leaves all that was', async () => {
    const school = await aSchool(programme);
    await perform(school.lead, 'importCalendar', { csv: good });
    const before = (await graphql(school.lead, query)).data.mySchool;
    const bad = [
      header,
      'term,Autumn,2026-09-02,2026-12-18,',
      'term,Spring,2026-12-01,2027-03-26,',
      'half_term,Half-term,2027-05-31,2027-06-04,',
      'inset,First aid,2026-02-30,,',
      'holiday,Easter,2027-03-29,2027-04-09,',
      'inset,Training,2026-09-04,,9',
      'exam,Mocks,2026-11-10,2026-11-06,ten',
      'exam,French,2026-11-12,,11',
      'trip,Wales,2026-11-12,,',
    ].join('\n');
    const faults = '... on CsvRejected { faultCount rows { row column value } }';
    const refused = await attempt(school.lead, 'importCalendar', { csv: bad }, faults);
    expect(refused.rows).toEqual([
      { row: 3, column: 'from', value: '2026-12-01' },
      { row: 4, column: 'from', value: '2027-05-31' },
      { row: 5, column: 'from', value: '2026-02-30' },
      { row: 6, column: 'kind', value: 'holiday' },
      { row: 7, column: 'year_groups', value: '9' },
      { row: 8, column: 'to', value: '2026-11-06' },
      { row: 8, column: 'year_groups', value: 'ten' },
      { row: 10, column: 'from', value: '2026-11-12' },
    ]);
    expect(refused.faultCount).toBe(8);
    expect((await graphql(school.lead, query)).data.mySchool).toEqual(before);
    const empty = await attempt(school.lead, 'importCalendar', { csv: header }, faults);
    expect(empty.rows).toEqual([{ row: 1, column: null, value: null }]);
  });
});
