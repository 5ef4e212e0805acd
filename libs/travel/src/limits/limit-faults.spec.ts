import { localTime } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { limitFaults } from './limit-faults.js';
import { noEscort } from './travel-limits.js';

describe('limitFaults', () => {
  it('finds nothing wrong with what was not said', () => {
    expect(limitFaults({})).toEqual([]);
  });

  it('names every number outside its bounds at once, with the number', () => {
    const said = { maxMinutesEachWay: 121, maxWalkMinutes: 4, maxChanges: 1.5, maxPencePerDay: -1 };
    expect(limitFaults(said).map(({ path, value }) => [path, value])).toEqual([
      ['maxMinutesEachWay', '121'],
      ['maxWalkMinutes', '4'],
      ['maxChanges', '1.5'],
      ['maxPencePerDay', '-1'],
    ]);
  });

  it('takes the bounds themselves', () => {
    expect(limitFaults({ maxMinutesEachWay: 10, maxWalkMinutes: 60, maxChanges: 0, maxPencePerDay: 0 })).toEqual([]);
    expect(limitFaults({ maxMinutesEachWay: 120, maxWalkMinutes: 5, maxChanges: 4, maxPencePerDay: 10_000 })).toEqual(
      [],
    );
  });

  it('refuses a day that ends before it begins', () => {
    const [fault] = limitFaults({ earliestLeave: localTime('08:00'), latestHome: localTime('08:00') });
    expect(fault).toMatchObject({ path: 'latestHome', value: '08:00' });
  });

  it('refuses the hours of an escort that nobody gives, and hours that end before they begin', () => {
    const hours = { outFrom: localTime('09:00'), outUntil: localTime('08:00') };
    expect(limitFaults({ escort: { ...noEscort, ...hours } }).map(({ path }) => path)).toEqual([
      'escort.outFrom',
      'escort.outUntil',
    ]);
    expect(limitFaults({ escort: { ...noEscort, kind: 'TO_STOP', ...hours } })).toMatchObject([
      { path: 'escort.outUntil', value: '08:00' },
    ]);
  });

  it('wants the routes of a student who was trained for some, and of nobody else', () => {
    expect(limitFaults({ escort: { ...noEscort, kind: 'TRAINED_ROUTES' } })).toMatchObject([{ path: 'escort.routes' }]);
    expect(limitFaults({ escort: { ...noEscort, kind: 'TRAINED_ROUTES', routes: ['94'] } })).toEqual([]);
    expect(limitFaults({ escort: { ...noEscort, kind: 'WHOLE_WAY', routes: ['94'] } })).toMatchObject([
      { path: 'escort.routes', value: '94' },
    ]);
  });
});
