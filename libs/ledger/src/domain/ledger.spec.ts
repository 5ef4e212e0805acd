import { describe, expect, it } from '@jest/globals';
import { localDate, localTime } from '#kernel';
import { newId } from '#platform';
import { benchmarksOf, doneIn, minutesOf, sizeOf } from './activity.js';
import { anActivity } from './activity.fixture.js';
import { ledgerOf, type StudentFacts } from './ledger.js';
import { schoolSums } from './school-sums.js';

const monday = localDate('2026-10-26');

function aStudent(activities: readonly (ReturnType<typeof anActivity> & { isOwnSchool?: boolean })[]): StudentFacts {
  return {
    studentId: newId('Student'),
    bornOn: localDate('2011-11-05'),
    yearGroup: 10,
    activities: activities.map((activity) => ({ isOwnSchool: true, ...activity })),
  };
}

/** A day of an employer's, attended as a whole by a group. */
function aVisit(on: string, overrides: object = {}): ReturnType<typeof anActivity> {
  const day = localDate(on);
  return anActivity({ kind: 'WORKPLACE_VISIT', attended: null, startsOn: day, endsOn: day, ...overrides });
}

describe('the hours of an activity', () => {
  it.each([
    ['both halves of a day', ['AM', 'PM'] as const, 330],
    ['a morning alone', ['AM'] as const, 138],
    ['an afternoon alone', ['PM'] as const, 192],
    ['nothing', [] as const, 0],
  ])('count %s, and no half that was not marked as present', (_, sessions, minutes) => {
    const attended = sessions.map((session) => ({ onDay: monday, session }));
    expect(minutesOf(anActivity({ attended }))).toBe(minutes);
  });

  it('count each day of a visit as a whole, also on a Saturday', () => {
    expect(minutesOf(aVisit('2026-11-10'))).toBe(330);
    expect(minutesOf(aVisit('2026-11-07'))).toBe(330);
    expect(minutesOf(aVisit('2026-11-10', { attended: [] }))).toBe(0);
  });
});

describe('what was done', () => {
  it('is what the advert plans for the halves that were attended, and nothing else', () => {
    const attended = [{ onDay: monday, session: 'PM' as const }];
    expect(doneIn(anActivity({ attended }))).toEqual({ tasks: ['Hang prints'], people: ['the curator'] });
    expect(doneIn(anActivity())).toEqual({
      tasks: ['Set a line of type', 'Hang prints'],
      people: ['the studio lead', 'the curator'],
    });
    expect(doneIn(anActivity({ attended: [] }))).toEqual({ tasks: [], people: [] });
  });
});

describe('a ledger', () => {
  it('counts each half-day in the tier of the year group that the student was in on that day', () => {
    const { byTier, minutes } = ledgerOf(
      aStudent([aVisit('2026-07-01'), aVisit('2026-09-01'), aVisit('2028-09-01'), aVisit('2022-09-01')]),
    );
    expect(byTier).toEqual({ YEARS_7_TO_9: 330, YEARS_10_AND_11: 330, YEARS_12_AND_13: 330 });
    expect(minutes).toBe(660);
  });

  it('counts what was attended at an earlier school and keeps its sum apart', () => {
    const { minutes, minutesElsewhere } = ledgerOf(
      aStudent([anActivity(), { ...aVisit('2026-09-10'), isOwnSchool: false }]),
    );
    expect([minutes, minutesElsewhere]).toEqual([660, 330]);
  });

  it('counts for benchmarks 5 and 6 what happened: an absence meets nobody', () => {
    const { quality } = ledgerOf(
      aStudent([
        anActivity({ hasFeedback: true, hasReflection: true }),
        anActivity({ id: 'alc_2', attended: [], employerId: 'emp_2', hasReflection: true }),
        aVisit('2025-11-10', { employerId: 'emp_3', staffCount: 1, kind: 'SCHOOL_VISIT' }),
        aVisit('2026-11-10', { employerId: 'emp_4', staffCount: 300 }),
      ]),
    );
    expect(quality).toEqual({
      employers: 3,
      employerSizes: 3,
      encounterYears: [2025, 2026],
      workplaces: 2,
      withFeedback: 1,
      withReflection: 1,
    });
  });

  it('takes a talk at school for an encounter, and for no experience of a workplace', () => {
    expect(benchmarksOf).toEqual({ PLACEMENT: [5, 6], WORKPLACE_VISIT: [5, 6], SCHOOL_VISIT: [5], VIRTUAL: [5] });
  });

  it.each([
    [1, 'SELF_EMPLOYED'],
    [2, 'SMALL'],
    [49, 'SMALL'],
    [50, 'MEDIUM'],
    [249, 'MEDIUM'],
    [250, 'LARGE'],
  ])('takes an employer of %i for %s', (staffCount, size) => {
    expect(sizeOf(staffCount)).toBe(size);
  });
});

describe('the sums of a school', () => {
  const week = anActivity({
    startsAt: localTime('08:00'),
    finishesAt: localTime('18:00'),
    breakMinutes: 0,
    attended: ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'].flatMap((onDay) =>
      (['AM', 'PM'] as const).map((session) => ({ onDay: localDate(onDay), session })),
    ),
  });

  it('count every student once in the school and once in a year group, those without an hour too', () => {
    const all = [aStudent([week]), aStudent([anActivity()]), { ...aStudent([]), yearGroup: 9 }];
    const sums = schoolSums(all, 2026);
    expect(sums).toMatchObject({
      students: 3,
      reached: 1,
      withEncounterThisYear: 2,
      withWorkplace: 2,
      withFeedback: 0,
    });
    expect(Object.fromEntries(sums.bands.map(({ band, students }) => [band, students]))).toEqual({
      NONE: 1,
      UNDER_10: 1,
      UNDER_25: 0,
      UNDER_50: 0,
      REACHED: 1,
    });
    expect(sums.byYearGroup.map(({ yearGroup, students, reached }) => [yearGroup, students, reached])).toEqual([
      [9, 1, 0],
      [10, 2, 1],
    ]);
    expect(schoolSums(all, 2027).withEncounterThisYear).toBe(0);
  });
});
