/**
 * What is read of each row, and the names that its column bears: in the National Statistics Postcode Lookup (NSPL) and the ONS Postcode
 * Directory (ONSPD) from 2008 on, and in plain lists of places. Where a file has several, the first of these is taken.
 */
const columnNames = {
  postcode: ['pcds', 'pcd2', 'pcd8', 'pcd', 'pcd7', 'postcode'],
  terminated: ['doterm'],
  gridIndicator: ['osgrdind', 'gridind'],
  latitude: ['lat', 'latitude'],
  longitude: ['long', 'longitude', 'lon'],
  easting: ['oseast1m', 'east1m', 'easting'],
  northing: ['osnrth1m', 'north1m', 'northing'],
} as const;

/** One of the columns that are read. */
export type PostcodeColumn = keyof typeof columnNames;

/** Where the columns stand that a file has: its own name for each, and the place in a row, from 0. */
export type PostcodeColumns = Partial<Record<PostcodeColumn, { readonly name: string; readonly place: number }>>;

const pairs = [
  ['latitude', 'longitude'],
  ['easting', 'northing'],
] as const;

/**
 * Finds the columns by their names, in any order and case. A pair of which one is missing counts as not there. Throws, naming what
 * would do, when the file has no column of postcodes or no pair that places them.
 */
export function findPostcodeColumns(header: readonly string[]): PostcodeColumns {
  const names = header.map((name) => name.trim().toLowerCase());
  const found: PostcodeColumns = {};
  for (const column of Object.keys(columnNames) as PostcodeColumn[]) {
    const name = columnNames[column].find((candidate) => names.includes(candidate));
    if (name !== undefined) found[column] = { name: header[names.indexOf(name)] ?? name, place: names.indexOf(name) };
  }
  for (const [one, other] of pairs) {
    if (found[one] === undefined) delete found[other];
    if (found[other] === undefined) delete found[one];
  }
  const missing = [
    ...(found.postcode === undefined ? [`postcodes (${columnNames.postcode.join(', ')})`] : []),
    ...(pairs.every(([one]) => found[one] === undefined) ? ['places (lat and long, or oseast1m and osnrth1m)'] : []),
  ];
  if (missing.length > 0) throw new Error(`The first line names no columns of ${missing.join(' and none of ')}.`);
  return found;
}
