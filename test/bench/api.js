// The search for placements (20 adverts with employer, area and open slots) as a student over HTTP with row-level security on, against a bare
// handler that sends the same statements; and bookings of one slot that everybody wants, against the same SQL sent directly. All in
// processes of their own, in turns, so that a busy machine is busy for all.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import pg from 'pg';
import { RequestSlot } from '../../dist/libs/bookings/src/index.js';
import {
  developmentOwnerUrl,
  requestDevelopmentToken,
  startDevelopmentIssuer,
} from '../../dist/libs/development/src/index.js';
import { actAs } from '../../dist/libs/platform/src/database/scope.js';
import { deriveDatabaseUrls, migrate, newId, onDatabase } from '../../dist/libs/platform/src/index.js';
import { openService } from './open-service.js';
import { nodesOf, query, searchStatements } from './search.js';
import { makeWorld } from './world.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
/** A service runs for days: what its first seconds cost, until all of it is compiled, is not what is asked here. */
const warmUpSeconds = 8;
const connections = 16;
const audience = 'https://foothold.bench/api';
const subject = 'bench-student';
const lead = 'bench-lead';
const size = { students: 20_000, employers: 5_000, advertsEach: 4, slotsEach: 3 };

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
  const began = performance.now();
  const world = await makeWorld(urls.owner, { ...size, issuer: issuer.issuerUrl, subject });
  const leadAccount = await makeLead(world);
  console.log(`The world was made in ${((performance.now() - began) / 1_000).toFixed(1)} s.`);
  await startApi();

  const search = [await searchOfApi(), await searchOfBare(world)];
  await sameAnswer(search);
  const [api, bare] = await compare(search);
  const booking = [await bookingOfApi(world), await bookingOfBare(world, leadAccount)];
  const [booked, direct] = await compare(booking);
  await bookedAll(world);

  console.log(
    `\n20,000 students, 5,000 employers, 60,000 slots; ${connections} connections, ${rounds} turns of ${seconds} s each, medians\n`,
  );
  console.table({
    'search: Foothold, GraphQL as a student': api,
    'search: bare fastify + pg, same statements': bare,
    'booking one slot: Foothold, GraphQL': booked,
    'booking one slot: bare fastify + pg, same SQL': direct,
  });
  console.log(`figure api.search.ratio ${(api.rps / bare.rps).toFixed(3)} ratio`);
  console.log(`figure api.search.rps ${api.rps.toFixed(0)} requests/s`);
  console.log(`figure api.search.p50_ms ${api.p50.toFixed(0)} ms`);
  console.log(`figure api.search.p99_ms ${api.p99.toFixed(0)} ms`);
  console.log(`figure booking.contended.ratio ${(booked.rps / direct.rps).toFixed(3)} ratio`);
  console.log(`figure booking.contended.rps ${booked.rps.toFixed(0)} bookings/s`);
  console.log(`figure booking.contended.p99_ms ${booked.p99.toFixed(0)} ms`);
} finally {
  for (const child of children) child.kill('SIGKILL');
  await issuer.stop();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
}

/** Drives the variants in turns. */
async function compare(variants) {
  const results = variants.map(() => []);
  for (const variant of variants) await drive(variant, warmUpSeconds);
  for (let round = 0; round < rounds; round++) {
    for (const [index, variant] of variants.entries()) results[index].push(await drive(variant, seconds));
  }
  return results.map(summarise);
}

/** A careers lead, and a slot with more places than a bench can book. */
async function makeLead({ programme, school, slot }) {
  const owner = new pg.Client(urls.owner);
  await owner.connect();
  const account = newId('Account');
  await owner.query('insert into account (id, issuer, subject) values ($1, $2, $3)', [account, issuer.issuerUrl, lead]);
  await owner.query(
    `insert into role_grant (id, account_id, role, programme_id, school_id) values ($1, $2, 'CAREERS_LEAD', $3, $4)`,
    [newId('Grant'), account, programme, school],
  );
  await owner.query('alter table slot drop constraint slot_capacity_check');
  await owner.query('update slot set capacity = 100000000, taken = 0 where id = $1', [slot]);
  await owner.end();
  return account;
}

async function startApi() {
  start('../../dist/apps/api/src/main.js', {
    PORT: '4801',
    DATABASE_URL: urls.service,
    CATALOGUE_DATABASE_URL: urls.catalogue,
    OIDC_ISSUERS: `${issuer.issuerUrl}=${audience}`,
    REQUESTS_PER_MINUTE: '100000000',
    NODE_ENV: 'production',
  });
  await until(() => fetch('http://127.0.0.1:4801/health/ready'));
}

async function overApi(who, body) {
  const token = await requestDevelopmentToken(issuer.issuerUrl, who);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return { url: 'http://127.0.0.1:4801/graphql', method: 'POST', headers, body: JSON.stringify(body) };
}

function searchOfApi() {
  return overApi(subject, { query });
}

function bookingOfApi({ slot }) {
  const document = `mutation ($input: RequestSlotInput!) { requestSlot(input: $input) { __typename
    ... on RequestSlotPayload { slotRequestId remainingPlaces } } }`;
  const input = { slotId: slot, places: 1, staffLead: 'Dana Reid', note: '' };
  return overApi(lead, { query: document, variables: { input } });
}

function actorOf(role, { programme, school }, of) {
  const nobody = { accountId: null, employerId: null, studentId: null };
  return { ...nobody, role, programmeId: programme, schoolId: school, requestId: 'bench', ...of };
}

async function searchOfBare(world) {
  const actor = actorOf('STUDENT', world, { accountId: world.account, studentId: world.student });
  const statements = await searchStatements(actor);
  const reads = statements.map(({ actor: as, text, values }) => ({ scope: actAs(as), text, values }));
  const signIn = [issuer.issuerUrl, subject];
  return startBare('./bare-list.js', 4802, { signIn, reads });
}

/** Books once through the use case and notes what that sends: the bare handler sends the same. */
async function bookingOfBare(world, accountId) {
  const service = await openService(urls);
  const { batches, stop } = recordStatements();
  const command = { slotId: world.slot, places: 1, staffLead: 'Dana Reid', note: '', idempotencyKey: null };
  const { request } = await service.get(RequestSlot).run(actorOf('CAREERS_LEAD', world, { accountId }), command);
  stop();
  await service.close();
  const [eventId, clearanceId] = ['evt', 'clr'].map(
    (prefix) => new RegExp(`${prefix}_[0-9a-z]{26}`).exec(JSON.stringify(batches))?.[0],
  );
  const signIn = [issuer.issuerUrl, lead];
  const sentIds = { SlotRequest: request.id, Event: eventId, Clearance: clearanceId };
  return startBare('./bare-booking.js', 4803, { signIn, batches, sentIds });
}

/** Notes every statement that is sent from now on; those that go out before an answer to the one before is in are one batch. */
function recordStatements() {
  const batches = [];
  const { query: send } = pg.Client.prototype;
  let unanswered = 0;
  pg.Client.prototype.query = function recording(query, values, ...more) {
    const noted = typeof query === 'string' ? { text: query, values } : query;
    if (unanswered === 0) batches.push([]);
    batches.at(-1).push({ ...noted, values: Array.isArray(noted.values) ? noted.values : undefined });
    const answer = send.call(this, query, values, ...more);
    unanswered++;
    const answered = () => unanswered--;
    Promise.resolve(answer).then(answered, answered);
    return answer;
  };
  return { batches, stop: () => (pg.Client.prototype.query = send) };
}

async function startBare(file, port, settings) {
  start(file, { BARE: JSON.stringify({ databaseUrl: urls.service, port, ...settings }) });
  const url = `http://127.0.0.1:${port}/bare`;
  const variant = { url, method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  await until(() => fetch(url, variant));
  return variant;
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
    variants.map(async ({ url, ...options }) => nodesOf(await (await fetch(url, options)).json())),
  );
  if (JSON.stringify(one) !== JSON.stringify(other)) throw new Error('The answers differ.');
  if (one.length !== 20) throw new Error('The list is not full.');
}

/** What was answered was done: as many places are taken as there are requests. */
async function bookedAll({ slot }) {
  const owner = new pg.Client(urls.owner);
  await owner.connect();
  const { rows } = await owner.query(
    'select taken, (select count(*)::integer from slot_request where slot_id = s.id) as made from slot s where id = $1',
    [slot],
  );
  await owner.end();
  if (rows[0].taken !== rows[0].made || rows[0].made === 0) throw new Error('Places and requests differ.');
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
