// Which cells of homes lie near which cells of workplaces, for all of England: 650,000 homes and 200,000 workplaces, 10 km. The places are
// a sample of real postcodes, one in nine; each home and workplace is scattered by up to 200 m about one of them. Finding each place's cell
// is done once a place and kept with it, so it is told apart. Fastest of the runs.
//   node test/bench/travel/cells.js [--runs 5]
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cellPairsWithin } from '../../../dist/libs/travel/src/cell-pairs/cell-pairs-within.js';
import { indexByCell } from '../../../dist/libs/travel/src/cell-pairs/h3-cells.js';

const data = process.env.FOOTHOLD_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const metresPerDegree = 111_195;

/** Prints its row. Null, with a line that says so, where the places are not to be had. */
export function benchCells(runs = 5) {
  const file = `${data}/england_points_250k_u16.bin`;
  if (!existsSync(file)) {
    console.log(`England's cells are left out: there is no ${file}; FOOTHOLD_DATA says where it is.`);
    return null;
  }
  const places = new Uint16Array(new Uint8Array(readFileSync(file)).buffer);
  const random = randomFrom(2026);
  const [homePoints, sitePoints] = [650_000, 200_000].map((count) => scatter(places, count, random));
  const indexing = timed(() => [homePoints, sitePoints].map((points) => indexByCell(points).cells));
  const [homes, sites] = indexing.result;
  const found = Array.from({ length: runs }, () => timed(() => cellPairsWithin(homes, sites, 10_000)));
  const seconds = Math.min(...found.map((run) => run.seconds));
  const pairs = found[0].result.sites.length.toLocaleString('en');
  console.log(
    `england, cells within 10 km: ${seconds.toFixed(3)} s for ${pairs} pairs of ${homes.length.toLocaleString('en')} home cells and ` +
      `${sites.length.toLocaleString('en')} site cells; finding the cells of 850,000 places ${indexing.seconds.toFixed(2)} s`,
  );
  return { name: 'travel.england.cells_s', value: Number(seconds.toFixed(3)), unit: 's' };
}

/** Real places with replacement, scattered, in columns. */
function scatter(places, count, random) {
  const latitudes = new Float64Array(count);
  const longitudes = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const place = Math.floor((random() * places.length) / 2);
    const latitude = 49 + (places[2 * place] / 65_535) * 7;
    const [north, east] = [random(), random()].map((part) => (400 * part - 200) / metresPerDegree);
    latitudes[at] = latitude + north;
    longitudes[at] = -7 + (places[2 * place + 1] / 65_535) * 9 + east / Math.cos((latitude * Math.PI) / 180);
  }
  return { latitudes, longitudes };
}

/** Mulberry32, Tommy Ettinger: the same places every time. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function timed(run) {
  const from = performance.now();
  const result = run();
  return { result, seconds: (performance.now() - from) / 1_000 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
  const figure = benchCells(Number(values.runs));
  if (figure !== null) console.log(`figure ${figure.name} ${figure.value} ${figure.unit}`);
}
