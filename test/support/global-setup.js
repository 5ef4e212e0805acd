import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import PgBoss from 'pg-boss';
import { createApi } from '../../dist/apps/api/src/create-api.js';
import { handlersOf } from '../../dist/apps/worker/src/handlers.js';
import {
  deriveDatabaseUrls,
  migrate,
  onDatabase,
  queueSchema,
  SecurityLog,
} from '../../dist/libs/platform/src/index.js';
import {
  developmentOwnerUrl,
  requestDevelopmentToken,
  startDevelopmentIssuer,
} from '../../dist/libs/development/src/index.js';

/** Where every test's clock stands until it is moved: a Monday morning in the first weeks of the school year. */
const startOfStory = '2026-09-14T08:00:00Z';
const audience = 'https://foothold.test/api';

/**
 * One database a worker, cloned from a template that was migrated once; one API a worker, all in this process, so that no spec has to
 * load the service again. Specs find theirs through environment variables, and through a control server move their API's clock and have
 * its proposals run, as a worker would.
 */
export default async function setUp({ maxWorkers }) {
  const run = `foothold_test_${process.pid}`;
  const mailFolder = await mkdtemp(join(tmpdir(), `${run}_mail_`));
  process.env.FOOTHOLD_MAIL_FOLDER = mailFolder;
  const urls = deriveDatabaseUrls(await developmentOwnerUrl(process.env));
  const admin = new pg.Client(urls.owner);
  await admin.connect();
  const template = await makeTemplate(admin, urls, `${run}_template`);
  const issuer = await startDevelopmentIssuer({ port: 0, audience });
  const statements = countStatements();
  const said = listen();
  const clocks = Array.from({ length: maxWorkers }, movableClock);
  const apis = [];
  const benches = [];
  for (const [index, clock] of clocks.entries()) {
    const name = `${run}_${index + 1}`;
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name} template ${template}`);
    const { owner, service, catalogue } = onDatabase(urls, name);
    const config = {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: service,
      catalogueUrl: catalogue,
      issuers: [{ issuer: issuer.issuerUrl, audience }],
      isExplorable: true,
      requestsPerMinute: 1_000_000,
    };
    const api = await createApi(config, { clock });
    await api.listen({ host: config.host, port: 0 });
    apis.push(api);
    benches.push(await workBench(api, service));
    process.env[`FOOTHOLD_TEST_${index + 1}`] = JSON.stringify({
      apiUrl: await api.getUrl(),
      owner,
      service,
      catalogue,
    });
  }
  const control = await startControl(apis, clocks, benches, (worker) => statements.get(`${run}_${worker}`) ?? 0, said);
  process.env.FOOTHOLD_TEST_CONTROL = `http://127.0.0.1:${control.address().port}`;
  process.env.FOOTHOLD_TEST_ISSUER = issuer.issuerUrl;
  process.env.FOOTHOLD_TEST_AUDIENCE = audience;
  await requestDevelopmentToken(issuer.issuerUrl, 'warm-up');
  globalThis.footholdTearDown = async () => {
    await Promise.all(benches.map((bench) => bench.close()));
    await Promise.all(apis.map((api) => api.close()));
    await issuer.stop();
    control.close();
    for (const database of [...apis.map((_, index) => `${run}_${index + 1}`), template]) {
      await admin.query(`drop database if exists ${database} with (force)`);
    }
    await admin.end();
    await rm(mailFolder, { recursive: true });
  };
}

async function makeTemplate(admin, urls, name) {
  // A run that was cut off may have left one behind, and process ids come again.
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  const template = onDatabase(urls, name);
  await migrate(template);
  const owner = new pg.Client(template.owner);
  await owner.connect();
  const [, ...lines] = (await readFile(new URL('../../data/sample/postcodes.csv', import.meta.url), 'utf8'))
    .trim()
    .split(/\r?\n/);
  const columns = [0, 1, 2].map((column) => lines.map((line) => line.split(',')[column]));
  await owner.query(
    'insert into postcode (code, latitude, longitude) select * from unnest($1::text[], $2::float8[], $3::float8[])',
    columns,
  );
  await owner.query('select derive_partial_postcodes()');
  await owner.end();
  return name;
}

function movableClock() {
  return {
    at: new Date(startOfStory),
    now() {
      return this.at;
    },
  };
}

/**
 * How many statements this process has sent, by database; but not the look for a newer timetable, which is taken once a second whatever
 * is asked: that, and the two that begin and end it.
 */
function countStatements() {
  const counts = new Map();
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function counted(...sent) {
    const isLook = String(sent[0]?.name ?? '').startsWith('timetable_in_use');
    counts.set(this.database, (counts.get(this.database) ?? 0) + (isLook ? -2 : 1));
    return query.apply(this, sent);
  };
  return counts;
}

/** Keeps what this process writes to its output, the last ten million characters of it. */
function listen() {
  let said = '';
  for (const stream of [process.stdout, process.stderr]) {
    const { write } = stream;
    stream.write = function kept(...written) {
      said = (said + String(written[0])).slice(-10_000_000);
      return write.apply(this, written);
    };
  }
  return () => said;
}

/** Does the jobs of a queue in one database with the worker's own handler, at the time that its API's clock shows. */
async function workBench(api, connectionString) {
  const boss = new PgBoss({
    connectionString,
    schema: queueSchema,
    migrate: false,
    supervise: false,
    schedule: false,
    max: 1,
  });
  boss.on('error', () => undefined);
  await boss.start();
  const handlers = handlersOf(api);
  return {
    /** What the worker would do at a tick of the queue's clock. */
    tick: (queue) => handlers[queue]({}),
    async workOff(queue) {
      let done = 0;
      for (;;) {
        const [job] = await boss.fetch(queue);
        if (job === undefined) return done;
        done++;
        await handlers[queue](job.data).then(
          () => boss.complete(queue, job.id),
          (error) => boss.fail(queue, job.id, error),
        );
      }
    },
    close: () => boss.stop({ graceful: false, wait: true }),
  };
}

/**
 * What specs ask of the process that runs all APIs, each for its worker N: POST /clock/N with an instant moves the clock of its API (an empty
 * body puts it back to where it stood), /refusals/N has it write down whom it has turned away, /statements/N answers with how many statements it
 * has sent, those refusals included, /work/N/QUEUE does what is queued and answers with how many jobs that were, /tick/N/QUEUE does what
 * the worker does by the clock, and /log/N answers with what the whole process has said. What fails answers 500 with why, to the one who asked.
 */
async function startControl(apis, clocks, benches, statementsOf, said) {
  const server = createServer(async (request, response) => {
    const [, what, worker, queue] = request.url.split('/');
    const log = apis[Number(worker) - 1]?.get(SecurityLog, { strict: false });
    let body = '';
    for await (const chunk of request) body += chunk;
    try {
      if (what === 'clock') clocks[Number(worker) - 1].at = new Date(body === '' ? startOfStory : body);
      if (what === 'refusals' || what === 'statements') await log.flush();
      if (what === 'tick') await benches[Number(worker) - 1].tick(queue);
      if (what === 'log') response.end(said());
      else if (what === 'work') response.end(String(await benches[Number(worker) - 1].workOff(queue)));
      else response.end(what === 'statements' ? String(statementsOf(worker)) : '');
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  server.keepAliveTimeout = 600_000;
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
