import { parsePoint, parsePostcode, pointOfNationalGrid, type Point, type Postcode } from '#geo';
import type { PostcodeColumn, PostcodeColumns } from './postcode-columns.js';

/** A postcode as the directory keeps it. */
export interface PostcodeRow {
  readonly code: Postcode;
  /** `null` for a code without a place: the official files hold some thousands. */
  readonly point: Point | null;
  /** The month in which it was terminated, YYYY-MM; `null` while it is live. */
  readonly terminatedOn: string | null;
}

/** Something in a row that cannot be taken. */
export interface RowFault {
  /** The column as the file calls it; `null` when the fault is in the row as a whole. */
  readonly column: string | null;
  /** What stands there, at most 40 characters. */
  readonly value: string | null;
  readonly reason: string;
}

/** A row as it was read; one whose outward code nobody has written since 2000 is left out. */
export type RowReading =
  | { readonly kind: 'TAKEN'; readonly row: PostcodeRow }
  | { readonly kind: 'LEFT_OUT' }
  | { readonly kind: 'FAULTY'; readonly faults: readonly RowFault[] };

/** Outward codes that ended by 2000, and the Girobank's own; the official files hold them still, and no form of today's takes them. */
const retired = /^(GIR|NPT|W1[MNRVXY])\d[A-Z]{2}$/;

/** Everywhere that has postcodes, the Channel Islands and Shetland among them, in degrees. */
const kingdom = { south: 49, north: 61, west: -9, east: 2 };

/** The official files' word for "no grid reference". */
const noGridReference = '9';

class Unfit {
  constructor(
    readonly column: PostcodeColumn,
    readonly reason: string,
  ) {}
}

/**
 * Reads one row, with every fault that is in it. Degrees are taken where there are any, else the grid reference, which places a code
 * within 5 m; not in Northern Ireland (BT), whose references are on the Irish Grid. A code is without a place when its grid indicator is 9,
 * when the cells are empty, or when they hold the files' own "nowhere" (latitude 99.999999, or 0 and 0). O(1).
 */
export function readPostcodeRow(cells: readonly string[], columns: PostcodeColumns): RowReading {
  const cell = (column: PostcodeColumn): string => {
    const found = columns[column];
    return found === undefined ? '' : (cells[found.place] ?? '').trim();
  };
  const written = cell('postcode');
  if (retired.test(written.replaceAll(/\s/g, '').toUpperCase())) return { kind: 'LEFT_OUT' };
  const code = parsePostcode(written) ?? new Unfit('postcode', 'is not a postcode');
  const point = placeOf(cell);
  const terminatedOn = monthOf(cell('terminated'));
  if (!(code instanceof Unfit) && !(point instanceof Unfit) && !(terminatedOn instanceof Unfit)) {
    return { kind: 'TAKEN', row: { code, point, terminatedOn } };
  }
  const unfit = [code, point, terminatedOn].filter((value) => value instanceof Unfit);
  return {
    kind: 'FAULTY',
    faults: unfit.map(({ column, reason }) => ({
      column: columns[column]?.name ?? column,
      value: cell(column).slice(0, 40),
      reason,
    })),
  };
}

function placeOf(cell: (column: PostcodeColumn) => string): Point | null | Unfit {
  if (cell('gridIndicator') === noGridReference) return null;
  const [latitude, longitude] = [cell('latitude'), cell('longitude')];
  if (!isNowhere(latitude, longitude)) return degreesOf(latitude, longitude);
  const [easting, northing] = [cell('easting'), cell('northing')];
  const isIrish = /^bt/i.test(cell('postcode'));
  return isIrish || (easting === '' && northing === '') ? null : gridPlaceOf(easting, northing);
}

function isNowhere(latitude: string, longitude: string): boolean {
  if (latitude === '' && longitude === '') return true;
  if (latitude === '' || longitude === '') return false;
  return Number(latitude) >= 99 || (Number(latitude) === 0 && Number(longitude) === 0);
}

function degreesOf(latitude: string, longitude: string): Point | Unfit {
  const { south, north, west, east } = kingdom;
  const isLatitude = (text: string): boolean => parsePoint(text, 0) !== undefined;
  if (!isLatitude(latitude)) return new Unfit('latitude', 'is not a latitude in degrees');
  const point = parsePoint(latitude, longitude);
  if (point === undefined) return new Unfit('longitude', 'is not a longitude in degrees');
  if (point.latitude < south || point.latitude > north)
    return new Unfit('latitude', `is not between ${south} and ${north}`);
  return point.longitude < west || point.longitude > east
    ? new Unfit('longitude', `is not between ${west} and ${east}`)
    : point;
}

function gridPlaceOf(easting: string, northing: string): Point | Unfit {
  const isMetres = (text: string): boolean => /^\d{1,7}$/.test(text);
  if (!isMetres(easting)) return new Unfit('easting', 'is not an easting in metres');
  if (!isMetres(northing)) return new Unfit('northing', 'is not a northing in metres');
  return pointOfNationalGrid(Number(easting), Number(northing)) ?? new Unfit('easting', 'lies off the National Grid');
}

function monthOf(text: string): string | null | Unfit {
  if (text === '') return null;
  const [, year, month] = /^((?:19|20)\d{2})(0[1-9]|1[0-2])$/.exec(text) ?? [];
  return year === undefined ? new Unfit('terminated', 'is not a month of the form YYYYMM') : `${year}-${month}`;
}
