// The peer: minotor 1.0.7 (npm, MIT), the nearest thing there is to a search like ours. It is fetched when the bench runs. It knows stops
// only, no places and, the feed having no transfers, no changes on foot; it always searches the whole rest of the day.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { clock, limits } from './limits.js';

/** A function (stop ids) to mean milliseconds of a search and stops reached, or the reason why there is none. */
export async function fetchMinotor(folder, feed, date) {
  try {
    execFileSync(
      'npm',
      // It asks for Node 21 but runs on 20.
      [
        'i',
        '--engine-strict=false',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--prefix',
        folder,
        'minotor@1.0.7',
      ],
      { stdio: 'pipe', timeout: 120_000 },
    );
  } catch (error) {
    return {
      missing: `npm could not install it (${String(error.stderr ?? error.message)
        .trim()
        .split('\n')
        .at(-1)})`,
    };
  }
  const load = (file) => import(pathToFileURL(join(folder, 'node_modules', 'minotor', 'dist', file)).href);
  const { Query, Router, Time } = await load('router.esm.js');
  const { GtfsParser } = await load('parser.esm.js');
  const { timetable, stopsIndex } = await new GtfsParser(feed).parse(new Date(`${date}T12:00:00`));
  const router = new Router(timetable, stopsIndex);
  const search = (stop) =>
    router.route(
      new Query.Builder()
        .from(stop)
        .to('nowhere')
        .departureTime(Time.fromSeconds(clock.leaving))
        .maxTransfers(limits.maxChanges)
        .build(),
    );
  const within = clock.leaving + limits.maxMinutes * 60;
  return {
    run: (stops) => {
      let reached = 0;
      let reachedSoon = 0;
      let spent = 0;
      for (const stop of stops) {
        const begun = performance.now();
        const { earliestArrivals } = search(stop);
        spent += performance.now() - begun;
        reached += earliestArrivals.size;
        for (const { time } of earliestArrivals.values()) if (time.toSeconds() <= within) reachedSoon++;
      }
      const mean = (sum) => sum / stops.length;
      return { milliseconds: mean(spent), stops: mean(reached), stopsSoon: mean(reachedSoon) };
    },
  };
}
