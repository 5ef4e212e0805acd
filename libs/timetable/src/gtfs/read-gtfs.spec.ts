import { describe, expect, it } from '@jest/globals';
import { addDays } from '#kernel';
import { boardingBits, stepFreeCodes, type Timetable } from '../timetable.js';
import { aFeed, lines, readTexts, replaced, without, type FeedTexts } from './feed.fixture.js';
import { feedNoteLine } from './feed-notes.js';
import { gtfsTime } from './tables/cells.js';

async function timetableOf(texts: FeedTexts): Promise<Timetable> {
  return (await readTexts(texts)).timetable;
}

/** Departures of a trip. */
function times({ trips, calls }: Timetable, id: string): string[] {
  const trip = trips.ids.indexOf(id);
  return Array.from(calls.departs.subarray(trips.firstCall[trip], trips.firstCall[trip + 1]), gtfsTime);
}

/** Days after the first on which a service runs. */
function daysOf({ services }: Timetable, id: string): string[] {
  const days = services.runs.length / services.ids.length;
  const runs = services.runs.subarray(services.ids.indexOf(id) * days, (services.ids.indexOf(id) + 1) * days);
  return Array.from(runs).flatMap((isRunning, day) => (isRunning === 1 ? [addDays(services.from, day)] : []));
}

const header = 'trip_id,stop_sequence,stop_id,arrival_time,departure_time';

describe('a timetable from a feed', () => {
  it('has its trips with their routes, operators and headsigns', async () => {
    const { publishers, routes, trips } = await timetableOf(aFeed);
    expect(publishers).toEqual(['Transport for West Midlands']);
    expect(routes).toEqual({ ids: ['r94'], names: ['94'], operators: ['Diamond Bus'], modes: ['BUS'] });
    expect(trips).toMatchObject({ ids: ['at8', 'at9'], headsigns: ['City', 'City'] });
    expect(times(await timetableOf(aFeed), 'at9')).toEqual(['09:00:00', '09:06:00', '09:30:00']);
  });

  it('is published by those who run it where nobody else says so', async () => {
    const { timetable, notes } = await readTexts(without('feed_info.txt'));
    expect(timetable.publishers).toEqual(['Diamond Bus']);
    expect(notes).toEqual([{ kind: 'NO_FEED_INFO', count: 1 }]);
  });

  it('knows nobody by name without a list of operators', async () => {
    const { timetable, notes } = await readTexts(without('agency.txt', without('feed_info.txt')));
    expect([timetable.publishers, timetable.routes.operators]).toEqual([[], ['']]);
    expect(notes.map(({ kind }) => kind)).toEqual(['NO_AGENCIES', 'NO_FEED_INFO']);
  });

  it('says of itself what it was missing', async () => {
    const { notes } = await readTexts(without('transfers.txt'));
    expect(notes.map(feedNoteLine)).toEqual(['transfers.txt is missing: changes go by the walk between stops alone']);
  });
});

describe('times', () => {
  it('go past midnight, and may have one digit of hours', async () => {
    const late = replaced('stop_times.txt', '09:30:00', '25:10:00');
    expect(times(await timetableOf(late), 'at9')).toEqual(['09:00:00', '09:06:00', '25:10:00']);
    expect(times(await timetableOf(replaced('stop_times.txt', '08:05:00', '8:05:00')), 'at8')[1]).toBe('08:06:00');
  });

  it('that are blank are filled in by the distance between stops', async () => {
    const texts = {
      ...aFeed,
      'stops.txt': lines(
        'stop_id,stop_lat,stop_lon',
        'a,52.00,-1.9',
        'b,52.01,-1.9',
        'c,52.04,-1.9',
        'd,52.05,-1.9',
        'e,52.05,-1.9',
      ),
      'stop_times.txt': lines(
        header,
        'at8,1,a,,08:00:00',
        'at8,2,b,,',
        'at8,3,c,08:20:00,08:25:00',
        'at8,4,e,,',
        'at8,5,d,,',
        'at8,6,e,08:31:00,',
      ),
    };
    const { timetable, notes } = await readTexts(texts);
    expect(times(timetable, 'at8')).toEqual(['08:00:00', '08:05:00', '08:25:00', '08:31:00', '08:31:00', '08:31:00']);
    expect(notes).toEqual([
      { kind: 'TRIPS_OF_ONE_CALL', count: 1 },
      { kind: 'CALLS_TIMED_BY_DISTANCE', count: 3 },
    ]);
  });

  it('that are blank between stops in one place go by the count of stops', async () => {
    const texts = {
      ...aFeed,
      'stop_times.txt': lines(
        header,
        'at8,1,fox,08:00:00,08:00:00',
        'at8,2,fox,,',
        'at8,3,fox,,',
        'at8,4,fox,08:03:00,08:03:00',
      ),
    };
    expect(times(await timetableOf(texts), 'at8')).toEqual(['08:00:00', '08:01:00', '08:02:00', '08:03:00']);
  });

  it('follow the numbers of the calls, not the order of the rows', async () => {
    const texts = {
      ...aFeed,
      'stop_times.txt': lines(
        header,
        'at8,30,moor,08:30:00,08:30:00',
        'at9,1,hodge,09:00:00,09:00:00',
        'at8,1,hodge,08:00:00,08:00:00',
      ),
    };
    expect(times(await timetableOf(texts), 'at8')).toEqual(['08:00:00', '08:30:00']);
  });
});

describe('getting on and off', () => {
  it.each([
    ['', '', boardingBits.ON | boardingBits.OFF],
    ['0', '0', boardingBits.ON | boardingBits.OFF],
    ['1', '0', boardingBits.OFF],
    ['0', '1', boardingBits.ON],
    ['1', '1', 0],
    ['2', '0', boardingBits.OFF],
    ['0', '3', boardingBits.ON],
  ])('with pickup_type %j and drop_off_type %j', async (pickup, dropOff, boarding) => {
    const { timetable, notes } = await readTexts({
      ...aFeed,
      'stop_times.txt': lines(
        `${header},pickup_type,drop_off_type`,
        `at8,1,hodge,08:00:00,08:00:00,${pickup},${dropOff}`,
        'at8,2,moor,08:30:00,08:30:00,,',
      ),
    });
    expect(timetable.calls.boarding[0]).toBe(boarding);
    const isArranged = [pickup, dropOff].some((rule) => rule === '2' || rule === '3');
    expect(notes.some(({ kind }) => kind === 'CALLS_BY_ARRANGEMENT')).toBe(isArranged);
  });
});

describe('stops', () => {
  it('have the name and the step-free access of their station where they say nothing themselves', async () => {
    const { stops } = await timetableOf({
      ...aFeed,
      'stops.txt': lines(
        'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,wheelchair_boarding',
        'hodge,Hodge Hill,52.5,-1.8,,,',
        'fox,,52.5,-1.83,0,station,',
        'moor,Stop MS4,52.48,-1.89,0,station,2',
        'station,Moor Street Station,52.48,-1.89,1,,1',
        'door,,,,2,station,',
      ),
    });
    expect(stops.ids).toEqual(['fox', 'hodge', 'moor']);
    expect(stops.names).toEqual(['Moor Street Station', 'Hodge Hill', 'Stop MS4']);
    expect([...stops.stepFree]).toEqual([stepFreeCodes.YES, stepFreeCodes.UNKNOWN, stepFreeCodes.NO]);
  });

  it('are left out where nothing calls, whatever is wrong with their place', async () => {
    const unused = { ...aFeed, 'stops.txt': `${aFeed['stops.txt']}nobody,Nobody,0,0\n` };
    expect((await timetableOf(unused)).stops.ids).toEqual(['fox', 'hodge', 'moor']);
  });

  it('have their id for a name where nobody gave them one', async () => {
    expect((await timetableOf(replaced('stops.txt', 'Moor Street', ''))).stops.names).toContain('moor');
  });
});

describe('routes', () => {
  it.each([
    ['0', 'TRAM'],
    ['1', 'METRO'],
    ['2', 'RAIL'],
    ['4', 'FERRY'],
    ['11', 'BUS'],
    ['103', 'RAIL'],
    ['200', 'COACH'],
    ['401', 'METRO'],
    ['713', 'BUS'],
    ['900', 'TRAM'],
    ['1000', 'FERRY'],
  ])('of type %s run as %s', async (type, mode) => {
    expect((await timetableOf(replaced('routes.txt', '94,3', `94,${type}`))).routes.modes).toEqual([mode]);
  });

  it.each(['712', '715', '1100', '1501'])('of type %s are left out with their trips', async (type) => {
    const { timetable, notes } = await readTexts({
      ...aFeed,
      'routes.txt': `${aFeed['routes.txt']}other,X,${type}\n`,
      'trips.txt': aFeed['trips.txt']!.replace('at9,r94', 'at9,other'),
    });
    expect([timetable.routes.ids, timetable.trips.ids]).toEqual([['r94'], ['at8']]);
    expect(notes).toEqual([{ kind: 'TRIPS_OF_OTHER_MODES', count: 1 }]);
  });

  it('have their long name where there is no short one', async () => {
    const routes = lines('route_id,route_short_name,route_long_name,route_type', 'r94,,City to Chelmsley Wood,3');
    expect((await timetableOf({ ...aFeed, 'routes.txt': routes })).routes.names).toEqual(['City to Chelmsley Wood']);
  });
});

describe('services', () => {
  const dates = (...rows: string[]): string => lines('service_id,date,exception_type', ...rows);

  it('run on the days of their weeks, from the first of them to the last', async () => {
    const timetable = await timetableOf(aFeed);
    expect(daysOf(timetable, 'week')).toEqual(['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06']);
    expect([timetable.services.from, timetable.services.until]).toEqual(['2026-11-02', '2026-11-06']);
  });

  it('run on single days more, and on single days less', async () => {
    const texts = { ...aFeed, 'calendar_dates.txt': dates('week,20261104,2', 'week,20261108,1') };
    expect(daysOf(await timetableOf(texts), 'week')).toEqual([
      '2026-11-02',
      '2026-11-03',
      '2026-11-05',
      '2026-11-06',
      '2026-11-08',
    ]);
  });

  it('may be known by single days alone', async () => {
    const texts = { ...without('calendar.txt'), 'calendar_dates.txt': dates('week,20270101,1') };
    const { services } = await timetableOf(texts);
    expect(services).toMatchObject({ ids: ['week'], from: '2027-01-01', until: '2027-01-01' });
  });

  it('that run on no day are kept with their trips, and noted', async () => {
    const { timetable, notes } = await readTexts({
      ...aFeed,
      'calendar.txt': `${aFeed['calendar.txt']}never,0,0,0,0,0,0,0,20200101,20301231\n`,
      'trips.txt': aFeed['trips.txt']!.replace('at9,r94,week', 'at9,r94,never'),
    });
    expect(timetable.services.ids).toEqual(['never', 'week']);
    expect(daysOf(timetable, 'never')).toEqual([]);
    expect(timetable.services.until).toBe('2026-11-06');
    expect(notes).toEqual([{ kind: 'TRIPS_WITHOUT_DAYS', count: 1 }]);
  });
});

describe('trips by headway', () => {
  const headways = (...rows: string[]): FeedTexts => ({
    ...aFeed,
    'frequencies.txt': lines('trip_id,start_time,end_time,headway_secs,exact_times', ...rows),
  });

  it('stand there one by one, the last before the end', async () => {
    const { timetable, notes } = await readTexts(
      headways('at8,06:00:00,07:00:00,1200,1', 'at8,23:50:00,24:10:00,600,0'),
    );
    expect(timetable.trips.ids).toEqual([
      'at8@06:00:00',
      'at8@06:20:00',
      'at8@06:40:00',
      'at8@23:50:00',
      'at8@24:00:00',
      'at9',
    ]);
    expect(times(timetable, 'at8@06:20:00')).toEqual(['06:20:00', '06:26:00', '06:50:00']);
    expect(notes).toEqual([
      { kind: 'TRIPS_BY_HEADWAY', count: 5 },
      { kind: 'TRIPS_BY_LOOSE_HEADWAY', count: 2 },
    ]);
  });
});

describe('changes', () => {
  const stations = lines(
    'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station',
    'hodge,Hodge Hill,52.5,-1.8,0,hill',
    'fox,Fox & Goose,52.5,-1.83,0,town',
    'moor,Moor Street,52.48,-1.89,0,town',
    'hill,The hill,52.5,-1.8,1,',
    'town,The town,52.5,-1.83,1,',
    'nobody,Nobody,52.5,-1.83,0,',
  );

  async function changesOf(...rows: string[]): Promise<string[]> {
    const file = lines('from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_trip_id', ...rows);
    const { stops, transfers } = await timetableOf({ ...aFeed, 'stops.txt': stations, 'transfers.txt': file });
    return Array.from(transfers.from, (from, at) =>
      [stops.ids[from], stops.ids[transfers.to[at]!], transfers.seconds[at]].join(' '),
    );
  }

  it('take the seconds that are named, or cannot be made', async () => {
    expect(await changesOf('hodge,fox,2,120,', 'moor,moor,3,,', 'fox,hodge,0,90,')).toEqual([
      'fox hodge 90',
      'hodge fox 120',
      'moor moor -1',
    ]);
  });

  it('between stations hold for all their stops, unless one of the stops says otherwise', async () => {
    expect(await changesOf('town,hill,2,300,', 'moor,hodge,2,60,')).toEqual(['fox hodge 300', 'moor hodge 60']);
    expect(await changesOf('moor,hill,2,60,', 'town,hodge,2,300,', 'town,town,3,,')).toEqual([
      'fox fox -1',
      'fox hodge 300',
      'fox moor -1',
      'moor fox -1',
      'moor hodge 300',
      'moor moor -1',
    ]);
  });

  it('are left out where they name no time, hold for some trips only, or lead where nothing calls', async () => {
    expect(
      await changesOf('hodge,fox,0,,', 'hodge,moor,1,,', 'fox,moor,2,60,at8', ',,4,,at8', 'fox,nobody,2,60,'),
    ).toEqual([]);
  });
});
