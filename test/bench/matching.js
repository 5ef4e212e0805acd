// Matching, from the instance in memory as it comes to the result with its proof checked, against LEMON's network simplex (its solving
// alone). Every run of ours is a fresh process, unless it says warm; medians.
//   npm run bench:matching [-- --size programme|city|region|england] [--runs 5] [--peer-runs 5]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { orderForLocality, renumber } from '../../dist/libs/matching/src/index.js';
import { readInstance, writeInstance } from './matching/instance.js';
import { buildLemon } from './matching/lemon.js';

const { values } = parseArgs({
  options: {
    size: { type: 'string' },
    runs: { type: 'string', default: '5' },
    'peer-runs': { type: 'string', default: '5' },
  },
});
const runs = Number(values.runs);
const peerRuns = Number(values['peer-runs']);
const sources = process.env.FOOTHOLD_BENCH ?? fileURLToPath(new URL('../../../shared/bench/matching', import.meta.url));
const sizes = ['programme', 'city', 'region', 'england'].filter((size) => [undefined, size].includes(values.size));

if (!existsSync(join(sources, 'gen.mjs'))) {
  console.log(`Skipped: there is no generator in ${sources}; FOOTHOLD_BENCH says where it is.`);
  process.exit(0);
}
if (sizes.length === 0) throw new Error(`--size ${values.size} is none of programme, city, region, england`);

const folder = mkdtempSync(join(tmpdir(), 'foothold-bench-'));
const measureFile = fileURLToPath(new URL('./matching/measure.js', import.meta.url));
const median = (numbers) => numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)];
const times = (count, run) => Array.from({ length: count }, run);

/** Ours: the median of fresh processes. */
function cold(instance, mode) {
  const found = times(runs, () => measure(instance, mode, 1));
  return {
    ...found[0],
    seconds: median(found.map(({ seconds }) => seconds[0])),
    peakMb: Math.max(...found.map(({ peakMb }) => peakMb)),
  };
}

/** Ours: the median of the last runs in one process. */
function warm(instance, mode) {
  const found = measure(instance, mode, 10 + runs);
  return { ...found, seconds: median(found.seconds.slice(10)) };
}

function measure(instance, mode, repeats) {
  return JSON.parse(
    execFileSync(process.execPath, [measureFile, instance, mode, String(repeats)], { encoding: 'utf8' }),
  );
}

/** LEMON's median; what it finds has to be what we find. */
function peer(lemon, ours, ...args) {
  const found = times(peerRuns, () => lemon.run(...args));
  for (const { placed, cost } of found) {
    if (placed !== ours.placed || cost !== ours.cost)
      throw new Error(`LEMON finds ${placed} places at ${cost}, we find ${ours.placed} at ${ours.cost}`);
  }
  return { ...found[0], seconds: median(found.map(({ seconds }) => seconds)) };
}

const table = {};
const figures = [];
const figure = (name, value, unit) => figures.push(`figure matching.${name} ${value} ${unit}`);
const row = (name, { seconds, placed, cost, first, peakMb }) => {
  table[name] = {
    seconds: Number(seconds.toFixed(4)),
    placed,
    cost,
    'of priority': first,
    'peak MB': Math.round(peakMb),
  };
  console.log(`${name}: ${seconds.toFixed(4)} s`);
};

try {
  const lemon = buildLemon(sources, folder);
  if (lemon.missing) console.log(`LEMON is left out: ${lemon.missing}.`);
  for (const size of sizes) {
    const instance = join(folder, `${size}.bin`);
    execFileSync(process.execPath, [join(sources, 'gen.mjs'), size, instance], { stdio: 'pipe' });
    const exact = cold(instance, 'rank');
    row(`${size}, least total rank`, exact);
    if (size === 'programme') figure('programme.exact_ms', (1000 * exact.seconds).toFixed(1), 'ms');
    if (size === 'city') {
      figure('city.exact_cold_s', exact.seconds.toFixed(3), 's');
      const often = warm(instance, 'rank');
      row('city, least total rank, warm', often);
      if (lemon.run) {
        const other = peer(lemon, exact, instance, 'rank');
        row('city, LEMON', other);
        figure('city.exact_vs_lemon', (other.seconds / often.seconds).toFixed(2), 'ratio');
      }
    }
    if (size === 'region') {
      figure('region.exact_s', exact.seconds.toFixed(3), 's');
      const score = cold(instance, 'score');
      row('region, rank and distance', score);
      if (lemon.run) {
        row('region, LEMON', peer(lemon, exact, instance, 'rank'));
        const other = peer(lemon, score, instance, 'score');
        row('region, rank and distance, LEMON', other);
        figure('region.score_vs_lemon', (other.seconds / score.seconds).toFixed(2), 'ratio');
      }
    }
    if (size === 'england') measureEngland(instance, exact, lemon);
  }
  console.log();
  console.table(table);
  console.log(figures.join('\n'));
} finally {
  rmSync(folder, { recursive: true });
}

function measureEngland(instance, exact, lemon) {
  const others = ['fair', 'equity', 'greedy', 'generous'].map((mode) => {
    const result = cold(instance, mode);
    row(`england, ${mode}`, result);
    figure(`england.${mode}_s`, result.seconds.toFixed(3), 's');
    return result;
  });
  figure('england.exact_s', exact.seconds.toFixed(3), 's');
  figure('england.peak_mb', Math.max(exact.peakMb, ...others.map(({ peakMb }) => peakMb)).toFixed(0), 'MB');
  const renumbered = join(folder, 'renumbered.bin');
  writeRenumbered(instance, renumbered);
  const near = cold(renumbered, 'fair');
  row('england, fair, renumbered by us', near);
  figure('england.fair_renumbered_s', near.seconds.toFixed(3), 's');
  if (!lemon.run) return;
  const asItComes = peer(lemon, exact, instance, 'rank');
  row('england, LEMON, as it comes, large M', asItComes);
  figure('england.exact_vs_lemon', (asItComes.seconds / exact.seconds).toFixed(1), 'ratio');
  const atBest = peer(lemon, exact, renumbered, 'rank', 1000);
  row('england, LEMON, renumbered by us, M = 1000', atBest);
  figure('england.exact_vs_lemon_best', (atBest.seconds / exact.seconds).toFixed(1), 'ratio');
}

/** The instance with neighbours next to each other: what helps us helps LEMON. */
function writeRenumbered(path, target) {
  const instance = readInstance(path, ['start', 'slot', 'seats', 'school', 'tier', 'lottery', 'metres']);
  const { slots, schools, start, slot, seats, school, metres } = instance;
  const rows = { start, slot };
  const near = renumber(rows, seats, orderForLocality(rows, slots, school, schools));
  const move = (column) => column.map((_, at) => column[near.studentAt[at]]);
  let count = 0;
  const movedMetres = new Int32Array(metres.length);
  for (const student of near.studentAt) {
    for (let choice = start[student]; choice < start[student + 1]; choice++) movedMetres[count++] = metres[choice];
  }
  writeInstance(target, {
    ...instance,
    start: near.rows.start,
    slot: near.rows.slot,
    seats: near.room,
    metres: movedMetres,
    school: move(school),
    tier: move(instance.tier),
    lottery: move(instance.lottery),
  });
}
