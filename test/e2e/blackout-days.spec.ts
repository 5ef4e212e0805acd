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
    const { data } = await graphql(school.safeguardingLead, '{ mySchool { blackoutDays { onDay reason } } }');
    expect(data.mySchool.blackoutDays).toEqual([exam]);
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
