import { describe, expect, it } from '@jest/globals';
import {
  aFeed,
  faultsOf,
  feedOf,
  lines,
  readTexts,
  refusalOf,
  replaced,
  without,
  type FeedTexts,
} from './feed.fixture.js';
import { readGtfs } from './read-gtfs.js';
import { faultLine } from './timetable-refused.js';

/** The feed with rows added to a file. */
function added(file: string, ...rows: string[]): FeedTexts {
  return { ...aFeed, [file]: (aFeed[file] ?? '') + lines(...rows) };
}

const exceptions = (...rows: string[]): FeedTexts => ({
  ...aFeed,
  'calendar_dates.txt': lines('service_id,date,exception_type', ...rows),
});

const headways = (...rows: string[]): FeedTexts => ({
  ...aFeed,
  'frequencies.txt': lines('trip_id,start_time,end_time,headway_secs', ...rows),
});

const changes = (...rows: string[]): FeedTexts => ({
  ...aFeed,
  'transfers.txt': lines('from_stop_id,to_stop_id,transfer_type,min_transfer_time', ...rows),
});

const stations = lines(
  'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station',
  'hodge,Hodge Hill,52.5,-1.8,1,',
  'fox,Fox & Goose,52.5,-1.83,0,nowhere',
  'moor,Moor Street,52.48,-1.89,0,fox',
);

const refused: readonly (readonly [because: string, texts: FeedTexts, ...faults: string[]])[] = [
  ['a file is missing', without('stops.txt'), 'stops.txt: is missing at the top of the feed'],
  ['both calendars are missing', without('calendar.txt'), 'calendar.txt: is missing, and so is calendar_dates.txt'],
  ['a file is empty', { ...aFeed, 'routes.txt': '' }, 'routes.txt: is empty, without even a header'],
  ['a column is missing', replaced('stops.txt', 'stop_lat', 'lat'), 'stops.txt, line 1: has no column stop_lat'],
  [
    'a column is there twice',
    replaced('routes.txt', 'route_short_name', 'route_type'),
    'routes.txt, line 1: has the column route_type twice',
  ],
  [
    'a row has a cell too many',
    replaced('routes.txt', 'r94,94,3', 'r94,9,4,3'),
    'routes.txt, line 2: has 4 cells where the header has 3 ("r94,9,4,3")',
  ],
  [
    'a quotation mark is not closed',
    replaced('stops.txt', 'Hodge Hill', '"Hodge Hill'),
    'stops.txt, line 2: has a quotation mark that is never closed; the file cannot be read from here on ("hodge,\\"Hodge Hill,52.50259,-1.81777\\nfox,Fox & Goose,52.50100,-1.83000\\nmoor,Moor ")',
  ],
  [
    'a trip is on no route',
    replaced('trips.txt', 'at8,r94', 'at8,r95'),
    'trips.txt, line 2: route_id is not in routes.txt ("r95")',
  ],
  [
    'a trip has no service',
    replaced('trips.txt', 'at9,r94,week', 'at9,r94,day'),
    'trips.txt, line 3: service_id is not in calendar.txt and calendar_dates.txt ("day")',
  ],
  [
    'a route has an operator nobody knows',
    { ...aFeed, 'routes.txt': lines('route_id,agency_id,route_type', 'r94,XY,3') },
    'routes.txt, line 2: agency_id is not in agency.txt ("XY")',
  ],
  [
    'calls are of no trip, told once',
    replaced('stop_times.txt', 'at8,', 'at7,'),
    'stop_times.txt, line 2: trip_id is not in trips.txt ("at7")',
  ],
  [
    'a call is nowhere',
    replaced('stop_times.txt', 'at8,2,fox', 'at8,2,'),
    'stop_times.txt, line 3: stop_id is not in stops.txt ("")',
  ],
  [
    'a call is at a station, and stops are in what is none',
    { ...aFeed, 'stops.txt': stations },
    'stops.txt, line 3: parent_station is not in stops.txt ("nowhere")',
    'stops.txt, line 4: parent_station is not a station ("fox")',
    'stop_times.txt, line 2: stop_id is a station, an entrance or the like, where nothing can call ("hodge")',
    'stop_times.txt, line 5: stop_id is a station, an entrance or the like, where nothing can call ("hodge")',
  ],
  [
    'a transfer leads nowhere, comes twice, or has no time where it must',
    changes('fox,nowhere,2,60', 'fox,moor,2,60', 'fox,moor,3,', 'fox,fox,2,', 'moor,fox,7,'),
    'transfers.txt, line 2: to_stop_id is not in stops.txt ("nowhere")',
    'transfers.txt, line 4: to_stop_id has come before with this from_stop_id ("moor")',
    'transfers.txt, line 5: min_transfer_time is not a whole number of seconds ("")',
    'transfers.txt, line 6: transfer_type is none of 0 to 5 ("7")',
  ],
  ['an id comes twice', added('trips.txt', 'at8,r94,week,City'), 'trips.txt, line 4: trip_id has come before ("at8")'],
  ['an id is empty', added('stops.txt', ',X,52,-1.8'), 'stops.txt, line 5: stop_id is empty ("")'],
  [
    'a service has its weeks twice',
    added('calendar.txt', 'week,1,1,1,1,1,0,0,20261102,20261106'),
    'calendar.txt, line 3: service_id has come before ("week")',
  ],
  [
    'a service is said to run and not to run',
    exceptions('week,20261103,1', 'week,20261103,2'),
    'calendar_dates.txt, line 3: date has come before for this service ("20261103")',
  ],
  [
    'days are no days',
    exceptions('week,20261131,1', 'week,2026-11-03,3', ',20261103,1'),
    'calendar_dates.txt, line 2: date is not a date of the form YYYYMMDD ("20261131")',
    'calendar_dates.txt, line 3: date is not a date of the form YYYYMMDD ("2026-11-03")',
    'calendar_dates.txt, line 3: exception_type is neither 1 nor 2 ("3")',
    'calendar_dates.txt, line 4: service_id is empty ("")',
  ],
  [
    'weeks are no weeks',
    added('calendar.txt', 'w,yes,1,1,1,1,0,0,20261106,20261102'),
    'calendar.txt, line 3: monday is neither 0 nor 1 ("yes")',
    'calendar.txt, line 3: end_date is before start_date ("20261102")',
  ],
  [
    'a time is none',
    replaced('stop_times.txt', '08:05:00', '08:5:00'),
    'stop_times.txt, line 3: arrival_time is not a time of the form HH:MM:SS ("08:5:00")',
  ],
  [
    'a trip goes back in time, told once',
    replaced('stop_times.txt', '08:05:00,08:06:00', '07:59:00,07:58:00'),
    'stop_times.txt, line 3: goes back in time ("07:59:00")',
  ],
  [
    'a vehicle leaves before it comes',
    replaced('stop_times.txt', '08:05:00,08:06:00', '08:05:00,08:04:59'),
    'stop_times.txt, line 3: goes back in time ("08:04:59")',
  ],
  [
    'a trip begins without a time',
    replaced('stop_times.txt', '09:00:00,09:00:00', ','),
    'stop_times.txt, line 5: has no time, and is the first or the last call of its trip',
  ],
  [
    'two calls have one number',
    replaced('stop_times.txt', 'at8,2,', 'at8,1,'),
    'stop_times.txt, line 3: stop_sequence has come before in this trip ("1")',
  ],
  [
    'a place is none',
    replaced('stops.txt', '52.50100', '95.1'),
    'stops.txt, line 3: stop_lat and stop_lon are no place on Earth ("95.1, -1.83000")',
  ],
  [
    'a place is in the sea off Africa',
    replaced('stops.txt', '52.50259,-1.81777', '0.0,0'),
    'stops.txt, line 2: stop_lat and stop_lon are no place on Earth ("0.0, 0")',
  ],
  [
    'codes are none',
    {
      ...aFeed,
      'stops.txt': aFeed['stops.txt']!.replace('stop_lon', 'stop_lon,location_type,wheelchair_boarding').replaceAll(
        /(-1\.\d+)/g,
        '$1,5,3',
      ),
      'routes.txt': aFeed['routes.txt']!.replace('94,3', '94,8'),
      'trips.txt': aFeed['trips.txt']!.replace('trip_headsign', 'wheelchair_accessible'),
    },
    'routes.txt, line 2: route_type is no type of route ("8")',
    ...[2, 3, 4].flatMap((line) => [
      `stops.txt, line ${line}: location_type is none of 0 to 4 ("5")`,
      `stops.txt, line ${line}: wheelchair_boarding is none of 0, 1 and 2 ("3")`,
    ]),
    'trips.txt, line 2: wheelchair_accessible is none of 0, 1 and 2 ("City")',
    'trips.txt, line 3: wheelchair_accessible is none of 0, 1 and 2 ("City")',
    ...['hodge', 'fox', 'moor', 'hodge', 'fox', 'moor'].map(
      (stop, at) =>
        `stop_times.txt, line ${at + 2}: stop_id is a station, an entrance or the like, where nothing can call ("${stop}")`,
    ),
  ],
  [
    'headways are none',
    headways('at7,06:00:00,07:00:00,600', 'at8,06:00:00,06:00:00,0', 'at8,6,7,600'),
    'frequencies.txt, line 2: trip_id is not in trips.txt ("at7")',
    'frequencies.txt, line 3: end_time is not after start_time ("06:00:00")',
    'frequencies.txt, line 3: headway_secs is not a whole number above 0 ("0")',
    'frequencies.txt, line 4: start_time is not a time of the form HH:MM:SS ("6")',
    'frequencies.txt, line 4: end_time is not a time of the form HH:MM:SS ("7")',
  ],
  [
    'headways overlap',
    headways('at8,06:00:00,07:00:00,1800', 'at8,06:30:00,07:00:00,1800'),
    'frequencies.txt: makes a trip set out twice at one time ("at8@06:30:00")',
  ],
  [
    'no trip calls twice',
    { ...aFeed, 'stop_times.txt': aFeed['stop_times.txt']!.split('\n').slice(0, 2).join('\n') },
    'a-feed: has no trip that calls at two stops',
  ],
  [
    'nothing runs on any day',
    replaced('calendar.txt', '1,1,1,1,1,0,0', '0,0,0,0,0,0,0'),
    'a-feed: runs nothing on any day',
  ],
];

describe('a feed is refused because', () => {
  it.each(refused)('%s', async (_because, texts, ...faults) => {
    expect((await faultsOf(texts)).map(faultLine)).toEqual(faults);
  });

  it('it is not UTF-8', async () => {
    const files = feedOf(aFeed);
    const latin = { ...files, read: (file: string) => (file === 'stops.txt' ? latin1() : files.read(file)) };
    const { faults } = await refusalOf(readGtfs(latin));
    expect(faults.map(faultLine)).toEqual(['stops.txt: is not UTF-8 text']);
  });

  it('it is more than may be read', async () => {
    const limited = async (texts: FeedTexts, limits: Parameters<typeof readTexts>[1]): Promise<string[]> =>
      (await faultsOf(texts, limits)).map(faultLine);
    const often = headways('at8,00:00:00,24:00:00,1');
    expect(await limited(aFeed, { mostCalls: 5 })).toEqual(['a-feed: has more than 5 calls']);
    expect(await limited(often, { mostCalls: 3 * 86_400 })).toEqual([`a-feed: has more than ${3 * 86_400} calls`]);
    expect(await limited(aFeed, { mostServiceDays: 4 })).toEqual(['a-feed: has more than 4 services times days ("5")']);
    expect(await limited(changes('fox,moor,3,', 'moor,fox,3,'), { mostTransfers: 1 })).toEqual([
      'transfers.txt, line 3: brings the changes to more than 1',
    ]);
  });
});

async function* latin1(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from('stop_id,stop_name,stop_lat,stop_lon\na,Caf\u00e9,52,-1\n', 'latin1'));
}

describe('a refusal', () => {
  it('holds what is wrong with every file at once', async () => {
    const texts = {
      ...replaced('stops.txt', '52.50259', 'north'),
      'trips.txt': aFeed['trips.txt']!.replace('at9,r94', 'at9,r9'),
      'transfers.txt': `${aFeed['transfers.txt']}fox,fix,2\n`,
    };
    expect((await faultsOf(texts)).map(({ file, line }) => [file, line])).toEqual([
      ['trips.txt', 3],
      ['transfers.txt', 2],
      ['transfers.txt', 2],
      ['stops.txt', 2],
    ]);
  });

  it('does not blame a file for rows that another one lost', async () => {
    const texts = replaced('stops.txt', 'fox,Fox & Goose', 'fox,Fox, Goose');
    expect((await faultsOf(texts)).map(({ file }) => file)).toEqual(['stops.txt']);
  });

  it('lists a hundred faults and counts the rest', async () => {
    const rows = Array.from({ length: 130 }, (_, at) => `at8,${at + 10},nowhere,08:40:00,08:40:00`);
    const refusal = await refusalOf(readTexts(added('stop_times.txt', ...rows)));
    expect([refusal.faults.length, refusal.unlisted]).toEqual([100, 30]);
    expect(refusal.message).toBe(
      '130 faults in the timetable; stop_times.txt, line 8: stop_id is not in stops.txt ("nowhere")',
    );
  });
});
