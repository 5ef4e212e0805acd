import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { haversineMetres } from '#geo';
import { findPostcodeColumns } from './postcode-columns.js';
import { readPostcodeRow, type PostcodeRow, type RowReading } from './read-postcode-row.js';

const lookupHeader = ['pcds', 'doterm', 'oseast1m', 'osnrth1m', 'osgrdind', 'lat', 'long'];
const lookupColumns = findPostcodeColumns(lookupHeader);
const older = findPostcodeColumns(['pcds', 'doterm', 'oseast1m', 'osnrth1m', 'osgrdind']);

/** A sound row of the postcode lookup; a test says only what matters to it. */
function read(overrides: Partial<Record<string, string>>, columns = lookupColumns): RowReading {
  const row: Partial<Record<string, string>> = {
    pcds: 'CA8 7JG',
    doterm: '',
    oseast1m: '366033',
    osnrth1m: '0564878',
    osgrdind: '1',
    lat: '54.977349',
    long: '-2.532223',
    ...overrides,
  };
  return readPostcodeRow(
    lookupHeader.map((column) => row[column] ?? ''),
    columns,
  );
}

function taken(reading: RowReading): PostcodeRow {
  if (reading.kind !== 'TAKEN') throw new Error(`The row was ${JSON.stringify(reading)}.`);
  return reading.row;
}

describe('a row of the postcode lookup', () => {
  it('gives the postcode as it is written, its degrees, and that it is live', () => {
    const row = { code: 'CA8 7JG', point: { latitude: 54.977349, longitude: -2.532223 }, terminatedOn: null };
    for (const pcds of ['CA8 7JG', 'CA8  7JG', 'CA87JG', ' ca8 7jg ']) expect(taken(read({ pcds }))).toEqual(row);
  });

  it('gives the month in which the postcode was terminated, and still its place', () => {
    expect(taken(read({ doterm: '199606' }))).toMatchObject({
      terminatedOn: '1996-06',
      point: { latitude: 54.977349 },
    });
  });

  it.each([
    ['the file is older than the columns of degrees', {}, older],
    ['its degrees are empty', { lat: '', long: '' }, lookupColumns],
    ['its degrees are nowhere', { lat: '99.999999', long: '0.000000' }, lookupColumns],
  ])('is placed by its grid reference, within 5 m, when %s', (_, cells, columns) => {
    const { point } = taken(read(cells, columns));
    expect(point && haversineMetres(point, { latitude: 54.977349, longitude: -2.532223 })).toBeLessThan(5);
  });

  it.each([
    { osgrdind: '9' },
    { osgrdind: '9', lat: '99.999999', long: '0.000000', oseast1m: '', osnrth1m: '' },
    { lat: '99.999999', long: '0.000000', oseast1m: '', osnrth1m: '' },
    { lat: '0', long: '0.0', oseast1m: '', osnrth1m: '' },
    { lat: '', long: '', oseast1m: '', osnrth1m: '' },
  ])('has no place when it says so: %j', (cells) => {
    expect(taken(read(cells))).toEqual({ code: 'CA8 7JG', point: null, terminatedOn: null });
  });

  it('is never placed by a reference on the Irish Grid', () => {
    const belfast = { pcds: 'BT1 5GS', oseast1m: '333700', osnrth1m: '374100' };
    expect(taken(read({ ...belfast, lat: '54.5973', long: '-5.9301' })).point).toEqual({
      latitude: 54.5973,
      longitude: -5.9301,
    });
    expect(taken(read({ ...belfast, lat: '', long: '' })).point).toBeNull();
    expect(taken(read(belfast, older)).point).toBeNull();
  });

  it.each(['NPT 0AA', 'W1M 1AB', 'w1x1ab', 'GIR 0AA'])('is left out under %s, which ended by 2000', (pcds) => {
    expect(read({ pcds, doterm: '200001' })).toEqual({ kind: 'LEFT_OUT' });
  });

  it.each([
    [{ pcds: '' }, 'pcds', '', 'is not a postcode'],
    [{ pcds: 'B36' }, 'pcds', 'B36', 'is not a postcode'],
    [{ pcds: 'x'.repeat(100) }, 'pcds', 'x'.repeat(40), 'is not a postcode'],
    [{ doterm: '2020' }, 'doterm', '2020', 'is not a month of the form YYYYMM'],
    [{ doterm: '202013' }, 'doterm', '202013', 'is not a month of the form YYYYMM'],
    [{ lat: 'north' }, 'lat', 'north', 'is not a latitude in degrees'],
    [{ lat: '' }, 'lat', '', 'is not a latitude in degrees'],
    [{ long: '' }, 'long', '', 'is not a longitude in degrees'],
    [{ long: '-2,5' }, 'long', '-2,5', 'is not a longitude in degrees'],
    [{ lat: '-2.532223', long: '54.977349' }, 'lat', '-2.532223', 'is not between 49 and 61'],
    [{ long: '2.532223' }, 'long', '2.532223', 'is not between -9 and 2'],
    [{ lat: '', long: '', oseast1m: '' }, 'oseast1m', '', 'is not an easting in metres'],
    [{ lat: '', long: '', osnrth1m: 'x' }, 'osnrth1m', 'x', 'is not a northing in metres'],
    [{ lat: '', long: '', oseast1m: '700001' }, 'oseast1m', '700001', 'lies off the National Grid'],
  ])('is refused for %j', (cells, column, value, reason) => {
    expect(read(cells)).toEqual({ kind: 'FAULTY', faults: [{ column, value, reason }] });
  });

  it('shows all its faults at once, and is short of cells without harm', () => {
    const reading = read({ pcds: 'Q1 1AA', lat: '?', doterm: 'never' });
    expect(reading.kind === 'FAULTY' && reading.faults.map(({ column }) => column)).toEqual(['pcds', 'lat', 'doterm']);
    expect(readPostcodeRow([], lookupColumns).kind).toBe('FAULTY');
  });

  it('is taken, left out or refused, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 8 }), (cells) => {
        const reading = readPostcodeRow(cells, lookupColumns);
        if (reading.kind === 'FAULTY') expect(reading.faults.length).toBeGreaterThan(0);
        if (reading.kind === 'TAKEN' && reading.row.point !== null) {
          expect(reading.row.point.latitude).toBeGreaterThanOrEqual(49);
        }
      }),
    );
  });
});
