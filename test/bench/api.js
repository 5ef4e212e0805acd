// The placement list (20 adverts with employer, area and open slots) as a student over HTTP with row-level security on, against a bare
// handler that sends the same statements. Both in processes of their own, in turns, so that a busy machine is busy for both.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import pg from 'pg';
import {
  developmentOwnerUrl,
  requestDevelopmentToken,
  startDevelopmentIssuer,
} from '../../dist/libs/development/src/index.js';
import { ListingQueries } from '../../dist/libs/opportunities/src/persistence/listing.queries.js';
import { actAs } from '../../dist/libs/platform/src/database/scope.js';
import { deriveDatabaseUrls, migrate, onDatabase } from '../../dist/libs/platform/src/index.js';
import { makeWorld } from './world.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const connections = 16;
const audience = 'https://foothold.bench/api';
const subject = 'bench-student';
const query = `{ opportunities(first: 20) { nodes { id title area employer { id name sector } slots { id startsOn endsOn placesLeft } } pageInfo { hasNextPage } } }`;

const server = deriveDatabaseUrls(await developmentOwnerUrl(process.env));
const name = `foothold_bench_${process.pid}`;
const admin = new pg.Client(server.owner);
await admin.connect();
await admin.query(`create database ${name}`);
const urls = onDatabase(server, name);
const issuer = await startDevelopmentIssuer({ port: 0, audience });
const children = [];

try {
  await migrate(urls);
  const world = await makeWorld(urls.owner, {
    employers: 400,
    advertsEach: 5,
    slotsEach: 3,
    issuer: issuer.issuerUrl,
    subject,
  });
  const token = await requestDevelopmentToken(issuer.issuerUrl, subject);
  const variants = [await startApi(token), await startBare(world)];
  await sameAnswer(variants);

  const results = variants.map(() => []);
  for (const variant of variants) await drive(variant, 2);
  for (let round = 0; round < rounds; round++) {
    for (const [index, variant] of variants.entries()) results[index].push(await drive(variant, seconds));
  }
  const [api, bare] = results.map(summarise);
  console.log(
    `\n2,000 adverts with 6,000 slots; ${connections} connections, ${rounds} turns of ${seconds} s each, medians\n`,
  );
  console.table({ 'Foothold, GraphQL as a student': api, 'bare fastify + pg, same statements': bare });
  console.log(`figure api.list.ratio ${(api.rps / bare.rps).toFixed(3)} ratio`);
  console.log(`figure api.list.rps ${api.rps.toFixed(0)} requests/s`);
  console.log(`figure api.list.p50_ms ${api.p50.toFixed(0)} ms`);
  console.log(`figure api.list.p99_ms ${api.p99.toFixed(0)} ms`);
} finally {
  for (const child of children) child.kill('SIGKILL');
  await issuer.stop();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
}

async function startApi(token) {
  await start('../../dist/apps/api/src/main.js', {
    PORT: '4801',
    DATABASE_URL: urls.service,
    CATALOGUE_DATABASE_URL: urls.catalogue,
    OIDC_ISSUERS: `${issuer.issuerUrl}=${audience}`,
    REQUESTS_PER_MINUTE: '100000000',
    NODE_ENV: 'production',
  });
  const url = 'http://127.0.0.1:4801/graphql';
  await until(() => fetch('http://127.0.0.1:4801/health/ready'));
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return { url, method: 'POST', headers, body: JSON.stringify({ query }) };
}

async function startBare({ programme, school, student, account }) {
  const actor = {
    accountId: account,
    role: 'STUDENT',
    programmeId: programme,
    schoolId: school,
    employerId: null,
    studentId: student,
  };
  const sent = {};
  // The list's own code says what it sends.
  const recorder = { all: async (_actor, { text }, parameters) => (Object.assign(sent, { text, parameters }), []) };
  const filter = { kind: null, category: null, startsFrom: null, startsTo: null };
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
  await new ListingQueries(recorder, null).ofProgramme(actor, { first: 20, after: null }, filter, today);
  const bare = {
    databaseUrl: urls.service,
    port: 4802,
    signIn: [issuer.issuerUrl, subject],
    scope: actAs(actor),
    list: sent.text,
    parameters: sent.parameters,
  };
  await start('./bare-list.js', { BARE: JSON.stringify(bare) });
  const url = 'http://127.0.0.1:4802/bare';
  const headers = { 'content-type': 'application/json' };
  await until(() => fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) }));
  return { url, method: 'POST', headers, body: JSON.stringify({ query }) };
}

function start(file, env) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
}

async function until(ask) {
  for (let attempt = 0; attempt < 200; attempt++) {
    if ((await ask().catch(() => undefined))?.ok) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error('A server did not come up.');
}

/** Comparing the speed of two different answers would say nothing. */
async function sameAnswer(variants) {
  const [one, other] = await Promise.all(
    variants.map(async ({ url, ...options }) => (await fetch(url, options)).json()),
  );
  if (JSON.stringify(one.data.opportunities.nodes) !== JSON.stringify(other.data.opportunities.nodes))
    throw new Error('The answers differ.');
  if (one.data.opportunities.nodes.length !== 20) throw new Error('The list is not full.');
}

function drive(variant, duration) {
  return autocannon({ ...variant, connections, duration });
}

function summarise(runs) {
  if (runs.some(({ non2xx, errors }) => non2xx + errors > 0)) throw new Error('Some requests failed.');
  const median = (pick) => runs.map(pick).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
  return {
    rps: median((r) => r.requests.average),
    p50: median((r) => r.latency.p50),
    p99: median((r) => r.latency.p99),
  };
}
