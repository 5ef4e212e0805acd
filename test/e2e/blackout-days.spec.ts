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
