import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { rotaFaults } from './rota-faults.js';

const [monday, tuesday] = [localDate('2026-10-26'), localDate('2026-10-27')];

describe('a rota', () => {
  it('names somebody of the placement for every day of the slot', () => {
    const rota = [
      { on: monday, adultIds: ['a'] },
      { on: tuesday, adultIds: ['a', 'b'] },
    ];
    expect(rotaFaults(rota, [monday, tuesday], ['a', 'b'])).toEqual([]);
  });

  it('is refused with every fault at once', () => {
    const rota = [
      { on: monday, adultIds: [] },
      { on: monday, adultIds: ['c'] },
      { on: localDate('2026-10-31'), adultIds: ['a'] },
    ];
    expect(rotaFaults(rota, [monday, tuesday], ['a', 'b']).map(({ path, value }) => [path, value])).toEqual([
      ['days.0.hostAdultIds', ''],
      ['days.1.onDay', '2026-10-26'],
      ['days.1.hostAdultIds', 'c'],
      ['days.2.onDay', '2026-10-31'],
      ['days', '2026-10-27'],
    ]);
  });
});
