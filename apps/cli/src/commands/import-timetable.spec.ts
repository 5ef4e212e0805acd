import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importTimetableCommand } from './import-timetable.js';

const files = {
  'agency.txt': 'agency_name,agency_url,agency_timezone\nA,https://a.example,Europe/London\n',
  'routes.txt': 'route_id,route_short_name,route_type\nr,1,3\n',
  'stops.txt': 'stop_id,stop_name,stop_lat,stop_lon\ns,Stop,52.5,-1.8\nt,Other,52.51,-1.81\n',
  'trips.txt': 'route_id,service_id,trip_id\nq,w,x\n',
  'calendar_dates.txt': 'service_id,date,exception_type\nw,20261026,1\n',
  'stop_times.txt':
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence\nx,08:00:00,08:00:00,s,1\nx,08:61:00,08:10:00,nowhere,2\n',
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foothold-timetable-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  // Never reached: a timetable with faults is refused before anybody is connected to.
  process.env['MIGRATION_DATABASE_URL'] = 'postgres://nobody@127.0.0.1:1/nothing';
});

afterEach(async () => {
  delete process.env['MIGRATION_DATABASE_URL'];
  await rm(folder, { recursive: true });
});

describe('foothold import timetable', () => {
  it('lists every fault with its file, its line and what stood there, and says that nothing has changed', async () => {
    const refusal = await importTimetableCommand.run([folder]).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(refusal.split('\n')).toEqual([
      'There are 3 faults in the timetable; the one in use stays.',
      expect.stringMatching(/^trips\.txt, line 2: .*\("q"\)$/),
      expect.stringMatching(/^stop_times\.txt, line 3: .*\("nowhere"\)$/),
      expect.stringMatching(/^stop_times\.txt, line 3: .*\("08:61:00"\)$/),
    ]);
  });

  it('says so when there is no such file', async () => {
    await expect(importTimetableCommand.run([join(folder, 'none.zip')])).rejects.toThrow(/none\.zip: cannot be found/);
  });

  it('wants a file and the owner of the database', async () => {
    await expect(importTimetableCommand.run([])).rejects.toThrow(
      'Name a file or a folder, and set MIGRATION_DATABASE_URL.',
    );
  });
});
