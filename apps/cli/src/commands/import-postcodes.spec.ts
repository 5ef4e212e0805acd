import { describe, expect, it } from '@jest/globals';
import { importLines, importPostcodesCommand } from './import-postcodes.js';

const imported = {
  live: 1_789_004,
  terminated: 905_007,
  placeless: 15_022,
  sectors: 12_015,
  outcodes: 2_996,
  removed: 3,
  changed: 3_926,
  leftOut: 25_119,
};

describe('what is said of an import of postcodes', () => {
  it('is what the directory holds now and what was not taken', () => {
    expect(importLines(imported)).toEqual([
      '2,694,011 postcodes are in the directory now: 1,789,004 live and 905,007 terminated.',
      '3,926 were added or changed, 3 removed.',
      '12,015 sectors and 2,996 outward codes were worked out from them.',
      '15,022 have no place of their own; their sector stands in for it.',
      '25,119 rows were left out: their outward codes ended by 2000.',
    ]);
  });

  it('leaves out what there is none of', () => {
    expect(importLines({ ...imported, placeless: 0, leftOut: 0 })).toHaveLength(3);
  });
});

describe('the import of postcodes', () => {
  it('wants a file', async () => {
    await expect(importPostcodesCommand.run([])).rejects.toThrow('Name a file, and set MIGRATION_DATABASE_URL.');
  });
});
