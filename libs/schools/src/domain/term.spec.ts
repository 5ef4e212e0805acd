import { describe, expect, it } from '@jest/globals';
import { termDatesFaults, type TermDates } from './term.js';

function aTerm(startsOn: string, halfTermFrom: string | null, halfTermTo: string | null, endsOn: string): TermDates {
  return { startsOn, halfTermFrom, halfTermTo, endsOn };
}

const autumn = aTerm('2026-09-01', '2026-10-26', '2026-10-30', '2026-12-18');
const spring = aTerm('2027-01-04', '2027-02-15', '2027-02-19', '2027-03-25');

function pathsOf(...terms: TermDates[]): string[] {
  return termDatesFaults(terms).map(({ path }) => path);
}

describe('the dates of a list of terms', () => {
  it('of an ordinary year are sound', () => {
    expect(pathsOf(autumn, spring)).toEqual([]);
  });

  it('are sound for a term without a half-term, down to a term of one day', () => {
    expect(pathsOf(aTerm('2026-09-01', null, null, '2026-12-18'))).toEqual([]);
    expect(pathsOf(aTerm('2026-09-01', null, null, '2026-09-01'))).toEqual([]);
  });

  it('are at fault when a term without a half-term ends before it starts', () => {
    expect(pathsOf(aTerm('2026-12-18', null, null, '2026-09-01'))).toEqual(['0.endsOn']);
  });

  it.each([
    ['only a first day', aTerm('2026-09-01', '2026-10-26', null, '2026-12-18'), ['0.halfTermTo']],
    ['only a last day', aTerm('2026-09-01', null, '2026-10-30', '2026-12-18'), ['0.halfTermFrom']],
    [
      'only a first day, before the term',
      aTerm('2026-09-01', '2026-08-26', null, '2026-12-18'),
      ['0.halfTermTo', '0.halfTermFrom'],
    ],
    [
      'only a last day, after the term',
      aTerm('2026-09-01', null, '2026-12-20', '2026-12-18'),
      ['0.halfTermFrom', '0.halfTermTo'],
    ],
  ])('are at fault when a half-term has %s', (_, term, paths) => {
    expect(pathsOf(term)).toEqual(paths);
  });

  it('name the faults of all terms at once', () => {
    const inside = aTerm('2026-11-01', '2026-11-01', '2026-11-05', '2026-10-01');
    expect(pathsOf(aTerm('2026-09-01', '2026-10-26', null, '2026-12-18'), inside)).toEqual([
      '0.halfTermTo',
      '1.endsOn',
      '1.halfTermFrom',
      '1.halfTermTo',
    ]);
  });

  it.each(['startsOn', 'halfTermFrom', 'halfTermTo', 'endsOn'] as const)(
    'leave a %s that cannot be read to the check of that field, and still compare the terms around it',
    (field) => {
      const unreadable = { ...spring, [field]: '2027-02-30' };
      expect(pathsOf(autumn, unreadable, spring, autumn)).toEqual(['3.startsOn']);
    },
  );

  it('count the terms as they stand in the list, whatever could not be read', () => {
    expect(termDatesFaults([{ ...spring, endsOn: '' }, autumn, autumn])).toEqual([
      { path: '2.startsOn', value: '2026-09-01', message: 'This term shares days with term 2 of the list.' },
    ]);
  });
});
