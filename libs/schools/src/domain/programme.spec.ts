import { describe, expect, it } from '@jest/globals';
import { programmeFaults } from './programme.js';

const eastBirmingham = { name: 'Foothold East Birmingham', area: 'East Birmingham', schoolYear: 2026 };

describe('what a programme is called and when it runs', () => {
  it('is sound for a name, an area and a school year', () => {
    expect(programmeFaults(eastBirmingham)).toEqual([]);
  });

  it('names every fault at once', () => {
    expect(programmeFaults({ name: ' ', area: 'x'.repeat(121), schoolYear: 26 }).map(({ path }) => path)).toEqual([
      'name',
      'area',
      'schoolYear',
    ]);
  });

  it.each([1999, 2199, 2026.5, Number.NaN])('refuses %d for a school year', (schoolYear) => {
    expect(programmeFaults({ ...eastBirmingham, schoolYear }).map(({ value }) => value)).toEqual([String(schoolYear)]);
  });
});
