// Searching timetables: the real buses of Newport, and a load model as large as those of the West Midlands (which is no real timetable; see
// travel/west-midlands.js). Medians of runs in one process; building the networks is told apart.
//   npm run bench:travel [-- --size newport|west-midlands|england] [--runs 5]
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { cellToLatLng, latLngToCell } from 'h3-js';
import { dayNetwork, readGtfs } from '../../dist/libs/timetable/src/index.js';
import { fillMatrix } from './travel/matrix.js';
import { fetchMinotor } from './travel/minotor.js';
import { measureOneToAll } from './travel/one-to-all.js';
import { randomFrom, readPostcodes, westMidlands } from './travel/west-midlands.js';

const { values } = parseArgs({ options: { size: { type: 'string' }, runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
const data = process.env.FOOTHOLD_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const sizes = { newport: benchNewport, 'west-midlands': benchWestMidlands, england: benchEngland };
const chosen = Object.keys(sizes).filter((size) => [undefined, size].includes(values.size));
if (chosen.length === 0) throw new Error(`--size ${values.size} is none of ${Object.keys(sizes).join(', ')}`);

const table = {};
const figures = [];
const figure = (name, value, unit) => figures.push(`figure travel.${name} ${value} ${unit}`);
const median = (numbers) => numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)];
const row = (name, value, unit, more = {}) => {
  table[name] = { [unit]: Number(value.toPrecision(4)), ...more };
  console.log(`${name}: ${value.toPrecision(4)} ${unit}`);
};

for (const size of chosen) await sizes[size]();
console.log();
console.table(table);
console.log(figures.join('\n'));

async function benchNewport() {
  const feed = join(data, 'gtfs', 'newport_wales_2023-06-13.zip');
  const date = '2023-06-13';
  if (!existsSync(feed))
    return console.log(`Newport is left out: there is no ${feed}; FOOTHOLD_DATA says where it is.`);
  const { timetable } = await readGtfs(feed);
  const network = build('newport', timetable, date);
  const random = randomFrom(1);
  const places = pick(stopPlaces(network), 500, random).map((place) => scatter(place, random));
  const ours = searches('newport', network, places);
  figure('newport.one_to_all_ms', ours.toFixed(3), 'ms');
  matrix('newport', network, pick(places, 215, random), pick(places, 400, random));
  await compareWithMinotor(network, feed, date, random);
}

/** From the same stops. minotor searches the whole rest of the day, so it is held against that, too, and knows no changes on foot. */
async function compareWithMinotor(network, feed, date, random) {
  const folder = mkdtempSync(join(tmpdir(), 'foothold-bench-'));
  try {
    const minotor = await fetchMinotor(folder, feed, date);
    if (minotor.missing) return console.log(`minotor is left out: ${minotor.missing}.`);
    const numbers = pick([...network.stops.timetableStop.keys()], 60, random);
    const places = numbers.map((number) => stopPlaces(network)[number]);
    const ids = numbers.map((number) => network.timetable.stops.ids[network.stops.timetableStop[number]]);
    const theirs = Array.from({ length: runs + 1 }, () => minotor.run(ids)).slice(1);
    const [{ stops, stopsSoon }] = theirs;
    const their = median(theirs.map(({ milliseconds }) => milliseconds));
    row('newport, minotor, rest of the day', their, 'ms', { stops: `${round(stops)}, ${round(stopsSoon)} in 75 min` });
    for (const [name, maxMinutes, suffix] of [
      ['75 min', 75, ''],
      ['rest of the day', 16 * 60, '_all_day'],
    ]) {
      const ours = measureOneToAll(network, places, { runs, maxMinutes }).forward;
      const our = median(ours.milliseconds);
      row(`newport, ours from the same stops, ${name}`, our, 'ms', { stops: String(round(ours.stops)) });
      figure(`newport.vs_minotor${suffix}`, (their / our).toFixed(0), 'x');
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function benchWestMidlands() {
  const file = join(data, 'postcodes_west_midlands.csv');
  if (!existsSync(file))
    return console.log(`The load model is left out: there is no ${file}; FOOTHOLD_DATA says where it is.`);
  const postcodes = readPostcodes(file);
  const timetable = westMidlands(postcodes);
  const network = build('west midlands load model', timetable, '2026-11-03');
  const random = randomFrom(2);
  // Some 13 km about Birmingham's centre.
  const city = postcodes.filter(
    ({ latitude, longitude }) => Math.hypot(latitude - 52.48, (longitude + 1.9) * 0.609) < 0.117,
  );
  const ours = searches('west midlands', network, pick(city, 300, random));
  figure('wm.one_to_all_ms', ours.toFixed(3), 'ms');
  matrix('wm', network, pick(city, 215, random), pick(city, 400, random));
  await largeMatrix(network, cellCentres(pick(city, 15_000, random)), cellCentres(pick(city, 8_000, random)));
}

async function benchEngland() {
  const { benchCells } = await import('./travel/cells.js');
  const found = benchCells(runs);
  if (found === null) return;
  row('england, cells within 10 km', found.value, found.unit);
  figures.push(`figure ${found.name} ${found.value} ${found.unit}`);
}

function build(name, timetable, date) {
  let network;
  const milliseconds = Array.from({ length: runs }, () => {
    const begun = performance.now();
    network = dayNetwork(timetable, date);
    return performance.now() - begun;
  });
  const { stops, runs: running, lanes, forward } = network;
  const more = `${stops.count} stops, ${running.tripOf.length} runs, ${timetable.calls.stopOf.length} calls, ${lanes.modes.length} lanes`;
  row(`${name}, building the network, first`, milliseconds[0], 'ms', { stops: more });
  row(`${name}, building the network`, median(milliseconds), 'ms', { stops: `${forward.changes.length / 2} changes` });
  return network;
}

function searches(name, network, places) {
  const { forward, backward } = measureOneToAll(network, places, { runs });
  for (const [way, { milliseconds, stops }] of Object.entries({
    'depart at 08:00': forward,
    'arrive by 09:00': backward,
  }))
    row(`${name}, a search, ${way}`, median(milliseconds), 'ms', { stops: `${round(stops)} in 75 min` });
  return (median(forward.milliseconds) + median(backward.milliseconds)) / 2;
}

function matrix(name, network, homes, sites) {
  let pairs = 0;
  const seconds = Array.from({ length: runs }, () => {
    const begun = performance.now();
    ({ pairs } = fillMatrix(network, homes, sites));
    return (performance.now() - begun) / 1000;
  });
  row(`${name}, 215 homes x 400 sites, both ways`, median(seconds), 's', { pairs });
  figure(`${name}.matrix_215x400_s`, median(seconds).toFixed(3), 's');
}

/** Two threads, each with half of the sites; handing them the network counts too. */
async function largeMatrix(network, homes, sites) {
  const seconds = [];
  let pairs = 0;
  for (let run = 0; run < Math.min(runs, 3); run++) {
    const begun = performance.now();
    const halves = [0, 1].map((half) => runWorker({ network, homes, sites: sites.filter((_, at) => at % 2 === half) }));
    pairs = (await Promise.all(halves)).reduce((sum, part) => sum + part);
    seconds.push((performance.now() - begun) / 1000);
  }
  const size = `${homes.length} x ${sites.length} cells`;
  row('wm, 15,000 homes x 8,000 sites, both ways, two threads', median(seconds), 's', { pairs, stops: size });
  figure('wm.matrix_15000x8000_s', median(seconds).toFixed(2), 's');
}

function runWorker(workerData) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./travel/matrix-worker.js', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Each cell once, as its middle: what a home or a site is snapped to. */
function cellCentres(points) {
  const cells = new Set(points.map(({ latitude, longitude }) => latLngToCell(latitude, longitude, 9)));
  return [...cells].map((cell) => {
    const [latitude, longitude] = cellToLatLng(cell);
    return { latitude, longitude };
  });
}

function stopPlaces({ stops }) {
  const { latitudes, longitudes } = stops.index.points;
  return Array.from(latitudes, (latitude, number) => ({ latitude, longitude: longitudes[number] }));
}

/** Up to some 300 m off. */
function scatter({ latitude, longitude }, random) {
  return { latitude: latitude + (random() - 0.5) * 0.004, longitude: longitude + (random() - 0.5) * 0.006 };
}

/** With replacement. */
function pick(items, count, random) {
  return Array.from({ length: count }, () => items[Math.floor(random() * items.length)]);
}

function round(number) {
  return Math.round(number);
}
