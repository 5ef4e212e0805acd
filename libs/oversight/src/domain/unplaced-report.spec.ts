import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leastShown } from '#evaluation';
import { addDays, localDate } from '#kernel';
import { newId } from '#platform';
import {
  monthBefore,
  schoolYearDays,
  unplacedFigures,
  unplacedGrounds,
  unplacedKinds,
  unplacedNews,
  type ShownUnplaced,
  type UnplacedCount,
  type UnplacedGround,
} from './unplaced-report.js';

const programmeId = newId('Programme');
const nothing: ShownUnplaced = { students: null, unplaced: null, percent: null };

/** Somebody as the counts know them. */
type Person = readonly [placed: boolean, keys: Readonly<Record<UnplacedGround, string>>];

const yesOrNo = fc.constantFrom('YES', 'NO');
const anybody: fc.Arbitrary<Person> = fc.tuple(
  fc.boolean(),
  fc.record({
    GENDER: fc.constantFrom('FEMALE', 'MALE', 'OTHER', 'NOT_STATED'),
    FREE_SCHOOL_MEALS: yesOrNo,
    SEND_SUPPORT: yesOrNo,
    YEAR_GROUP: fc.constantFrom('9', '10', '12'),
    CARE_EXPERIENCE: yesOrNo,
    RISK_OF_NEET: yesOrNo,
  }),
);
const aProgramme = fc.array(anybody, { minLength: 1, maxLength: 120 });

function countsOf(people: readonly Person[]): UnplacedCount[] {
  const counts = new Map<string, { -readonly [Field in keyof UnplacedCount]: UnplacedCount[Field] }>();
  for (const [isPlaced, keys] of people)
    for (const ground of unplacedGrounds) {
      const at = `${ground} ${keys[ground]}`;
      const count = counts.get(at) ?? { programmeId, ground, key: keys[ground], placed: 0, unplaced: 0 };
      if (isPlaced) count.placed += 1;
      else count.unplaced += 1;
      counts.set(at, count);
    }
  return [...counts.values()];
}

/** Counts of a programme that is told apart by one ground alone. */
function by(ground: UnplacedGround, groups: readonly (readonly [key: string, placed: number, unplaced: number])[]) {
  const counts = groups.map(([key, placed, unplaced]) => ({ programmeId, ground, key, placed, unplaced }));
  const sum = (of: 'placed' | 'unplaced'): number => counts.reduce((total, count) => total + count[of], 0);
  const everybody = { programmeId, key: 'NOT_STATED', placed: sum('placed'), unplaced: sum('unplaced') };
  return ground === 'GENDER' ? counts : [...counts, { ...everybody, ground: 'GENDER' as const }];
}

describe('the figures of a report', () => {
  it('are to the nearest five, and shares of what is shown', () => {
    const figures = unplacedFigures(
      by('FREE_SCHOOL_MEALS', [
        ['YES', 16, 7],
        ['NO', 41, 8],
      ]),
    );
    expect(figures?.all).toEqual({ students: 70, unplaced: 15, percent: 21 });
    expect(figures?.byGround.FREE_SCHOOL_MEALS).toEqual([
      { key: 'NO', students: 50, unplaced: 10, percent: 20 },
      { key: 'YES', students: 25, unplaced: 5, percent: 20 },
    ]);
  });

  it('withhold a small group, and another beside it from which it could be had', () => {
    const figures = unplacedFigures(
      by('YEAR_GROUP', [
        ['10', 30, 9],
        ['9', 20, 8],
        ['12', 1, 4],
      ]),
    );
    expect(figures?.byGround.YEAR_GROUP).toEqual([
      { key: '9', ...nothing },
      { key: '10', students: 40, unplaced: 10, percent: 25 },
      { key: '12', ...nothing },
    ]);
  });

  it('say nothing where hardly anybody, or hardly anybody but them, has no place', () => {
    for (const groups of [[['FEMALE', 30, 4]], [['FEMALE', 4, 30]], [['FEMALE', 30, 0]]] as const) {
      const figures = unplacedFigures(by('GENDER', groups));
      expect([figures?.all, figures?.byGround.GENDER]).toEqual([nothing, [{ key: 'FEMALE', ...nothing }]]);
    }
  });

  it('are none where nobody took part', () => {
    expect(unplacedFigures([])).toBeUndefined();
  });

  it('show no number under five, none from which one could be had, and each within two of what it is', () => {
    fc.assert(
      fc.property(aProgramme, (people) => {
        const counts = countsOf(people);
        const figures = unplacedFigures(counts);
        for (const ground of unplacedGrounds) {
          const shown = figures?.byGround[ground] ?? [];
          const real = counts.filter((count) => count.ground === ground);
          expect(new Set(shown.map(({ key }) => key))).toEqual(new Set(real.map(({ key }) => key)));
          const hidden = real.filter(({ key }) => shown.find((group) => group.key === key)?.students === null);
          for (const { key, students, unplaced, percent } of shown) {
            const { placed, unplaced: without } = real.find((count) => count.key === key) ?? { placed: 0, unplaced: 0 };
            if (students === null || unplaced === null) {
              expect([students, unplaced, percent]).toEqual([null, null, null]);
              continue;
            }
            expect(Math.min(placed, without)).toBeGreaterThanOrEqual(leastShown);
            expect([students % 5, unplaced % 5]).toEqual([0, 0]);
            expect(Math.abs(students - placed - without)).toBeLessThanOrEqual(2);
            expect(Math.abs(unplaced - without)).toBeLessThanOrEqual(2);
          }
          if (hidden.length === 0 || hidden.length === real.length) continue;
          expect(hidden.length).toBeGreaterThan(1);
          for (const column of ['placed', 'unplaced'] as const)
            expect(hidden.reduce((total, count) => total + count[column], 0)).toBeGreaterThanOrEqual(leastShown);
        }
      }),
    );
  });

  it('never tell by their difference what became of one student: it is nothing, or as of five, or a group is withheld', () => {
    fc.assert(
      fc.property(aProgramme, fc.nat(), (people, which) => {
        const at = which % people.length;
        const moved = people.map(([isPlaced, keys], index): Person => [index === at ? !isPlaced : isPlaced, keys]);
        const [before, after] = [unplacedFigures(countsOf(people)), unplacedFigures(countsOf(moved))];
        for (const ground of unplacedGrounds)
          before?.byGround[ground].forEach(({ unplaced }, group) => {
            const then = after?.byGround[ground][group]?.unplaced ?? null;
            if (unplaced !== null && then !== null) expect([0, 5]).toContain(Math.abs(unplaced - then));
          });
      }),
    );
  });
});

describe('the news of a report', () => {
  it('tells how many have no place, or that there is a report where those are too few', () => {
    const news = (placed: number, unplaced: number): object => {
      const figures = unplacedFigures(by('GENDER', [['OTHER', placed, unplaced]]));
      return figures === undefined ? {} : unplacedNews(figures);
    };
    expect(news(80, 23)).toEqual({ kind: unplacedKinds.counted, detail: { things: 25 } });
    expect(news(80, 3)).toEqual({ kind: unplacedKinds.made, detail: null });
  });
});

describe('the month of a report', () => {
  it.each([
    ['2026-10-01', '2026-09-01', '2026-10-01'],
    ['2026-10-31', '2026-09-01', '2026-10-01'],
    ['2027-01-01', '2026-12-01', '2027-01-01'],
    ['2028-03-07', '2028-02-01', '2028-03-01'],
  ])('that is made on %s is the one before', (day, from, until) => {
    expect(monthBefore(localDate(day))).toEqual({ from, until });
  });

  it('is in the school year of its days: August ends one, September begins the next', () => {
    expect(schoolYearDays(localDate('2026-08-01'))).toEqual({ from: '2025-09-01', until: '2026-09-01' });
    expect(schoolYearDays(localDate('2026-09-01'))).toEqual({ from: '2026-09-01', until: '2027-09-01' });
  });

  it('is the same on every day of the next, and follows the one that ended where it begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (days) => {
        const day = addDays(localDate('2024-01-01'), days);
        const { from, until } = monthBefore(day);
        expect(day.slice(0, 7)).toBe(until.slice(0, 7));
        expect(monthBefore(from).until).toBe(from);
        expect(monthBefore(until)).toEqual({ from, until });
      }),
    );
  });
});
