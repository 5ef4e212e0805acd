import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { decodeTimetable, encodeTimetable } from '../codec/timetable-codec.js';
import { coverageLines } from '../days/coverage-lines.js';
import { coverageOf } from '../days/coverage.js';
import { readGtfs } from './read-gtfs.js';

const newport = join(process.env['FOOTHOLD_DATA'] ?? '../shared/data', 'gtfs', 'newport_wales_2023-06-13.zip');
const whenPresent = existsSync(newport) ? it : it.skip;

describe(`the buses of Newport in 2023 (skipped where FOOTHOLD_DATA does not hold ${newport})`, () => {
  whenPresent('are all there, and their publisher forgot the bank holidays', async () => {
    const { timetable, notes } = await readGtfs(newport);
    expect(coverageLines(coverageOf(timetable), notes)).toEqual([
      'Published by ITO World',
      '2023-06-05 to 2024-03-01, 271 days',
      '1,570 stops, routes: 74 bus, 11 coach',
      '1,343 trips with 43,199 calls, 0 changes spoken about',
      'Monday to Friday: 1,337 trips a day (191 days, 1,283 on 2023-06-05 to 1,343 on 2023-06-13)',
      'Saturday: 536 trips a day (38 days, 536 on 2023-06-10 to 538 on 2023-06-17)',
      'Sunday: 71 trips a day (38 days, 71 on 2023-06-11 to 73 on 2023-06-18)',
      'Bank holiday: 1,315 trips a day (4 days, 1,315 on 2023-08-28 to 1,341 on 2023-12-26)',
      'Step-free access not known: 1,343 trips, 1,560 stops',
      'Note: about as many trips run on bank holidays as on working days; the publisher seems to have forgotten them',
      'Note: transfers.txt is missing: changes go by the walk between stops alone',
    ]);
  });

  whenPresent('are the same after they were kept as bytes', async () => {
    const { timetable } = await readGtfs(newport);
    expect(decodeTimetable(encodeTimetable(timetable))).toEqual(timetable);
  });
});
