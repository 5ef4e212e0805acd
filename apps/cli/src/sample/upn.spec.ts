import { describe, expect, it } from '@jest/globals';
import { fictionalUpn } from './upn.js';

describe('fictionalUpn', () => {
  it('is a check letter, no authority, school, year of entry and serial', () => {
    // 9x2 + 9x3 + 9x4 + 3x5 + 4x6 + 8x7 + 3x8 + 2x9 + 3x10 + 0x11 + 0x12 + 1x13 = 261 = 11x23 + 8: the ninth letter, J.
    expect(fictionalUpn('103483', 2023, 1)).toBe('J999348323001');
  });

  it('changes its letter when two neighbouring digits change places', () => {
    expect(fictionalUpn('103483', 2023, 12).charAt(0)).not.toBe(fictionalUpn('103483', 2023, 21).charAt(0));
  });
});
