// 100,000 attempts at too few places on the real database, sixteen at a time. Some go through the use cases: asked for, asked for again under the
// same key, accepted, declined and withdrawn. The rest are taken and given back with the very statements of `SlotPlaces`, as the service's own login
// with row-level security on, prepared, because what is raced is the guard and not the planner. Then the books are looked at: nothing is oversold, nothing
// that was acknowledged is lost, no key made two requests. And the same rush on a table without the guard, where each reads and then writes:
// that one has to oversell.
import pg from 'pg';
import { MoveSlotRequest, RequestSlot } from '../../dist/libs/bookings/src/index.js';
import { SlotPlaces } from '../../dist/libs/opportunities/src/index.js';
import { actAs } from '../../dist/libs/platform/src/database/scope.js';
import { deriveDatabaseUrls, migrate, newId, onDatabase } from '../../dist/libs/platform/src/index.js';
import { developmentOwnerUrl } from '../../dist/libs/development/src/index.js';
import { openService } from './open-service.js';
import { makeWorld, openSchool } from './world.js';

const attempts = Number(process.env.RACE_ATTEMPTS ?? 100_000);
/** How many of them go all the way through the use cases. */
const throughUseCases = Math.min(attempts, Number(process.env.RACE_THROUGH_USE_CASES ?? 4_000));
const atOnce = 16;
const capacity = 20;
const slotCount = 20;
const seed = Number(process.env.RACE_SEED ?? 20_261_026);

const server = deriveDatabaseUrls(await developmentOwnerUrl(process.env));
const name = `foothold_race_${process.pid}`;
const admin = new pg.Client(server.owner);
await admin.connect();
await admin.query(`create database ${name}`);
// What races is who sees whose rows, and not the disk: commits need not wait for that, or the bench would measure it.
await admin.query(`alter database ${name} set synchronous_commit = off`);
const urls = onDatabase(server, name);
const owner = new pg.Pool({ connectionString: urls.owner, max: atOnce });
// What is cut off when the database is dropped at the end is none of the results.
owner.on('error', () => undefined);
let service;

try {
  await migrate(urls);
  const world = await makeWorld(urls.owner, {
    employers: 1,
    advertsEach: 1,
    slotsEach: slotCount,
    students: 1,
    issuer: 'https://race.bench',
    subject: 'nobody',
  });
  await owner.query('update slot set capacity = $1, taken = 0', [capacity]);
  const schools = await makeSchools(world, 8);
  const { rows: slots } = await owner.query('select id, employer_id from slot order by id');
  service = await openService(urls);

  const started = performance.now();
  const book = await rush(schools, slots, { ...world, employer: slots[0].employer_id });
  const seconds = (performance.now() - started) / 1_000;
  const audit = await lookAt(book);
  const guardStarted = performance.now();
  const guard = await rushAtGuard(schools, slots);
  const guardSeconds = (performance.now() - guardStarted) / 1_000;
  audit.oversold += guard.oversold;
  audit.lost += guard.lost;
  const control = await withoutGuard(slots[0].id);

  console.log(
    `\n${attempts.toLocaleString('en')} attempts at ${slotCount} slots of ${capacity} places, ${atOnce} at once, seed ${seed}\n`,
  );
  console.table({
    ...book.counts,
    'seconds through use cases': Number(seconds.toFixed(1)),
    ...guard.counts,
    'seconds at the guard': Number(guardSeconds.toFixed(1)),
    ...audit,
    'control: sold without guard': control,
  });
  console.log(`figure race.attempts ${book.attempts + guard.attempts} count`);
  console.log(`figure race.oversold ${audit.oversold} count`);
  console.log(`figure race.lost ${audit.lost} count`);
  console.log(`figure race.doubled ${audit.doubled} count`);
  console.log(
    `figure race.per_second ${((book.attempts + guard.attempts) / (seconds + guardSeconds)).toFixed(0)} attempts/s`,
  );
  console.log(`figure race.control_oversold ${control - capacity} count`);
  if (audit.oversold + audit.lost + audit.doubled + audit.wrong > 0 || control <= capacity) process.exitCode = 1;
} finally {
  await service?.close();
  await owner.end();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
}

/** Schools whose careers leads ask. */
async function makeSchools({ programme, account }, count) {
  const schools = [];
  for (let n = 0; n < count; n++) {
    const id = newId('School');
    await owner.query(
      `insert into school (id, programme_id, urn, name, postcode, latitude, longitude) values ($1, $2, $3, 'School', 'B36 8EY', 52.5, -1.8)`,
      [id, programme, String(200_000 + n)],
    );
    await openSchool(owner, { programme, school: id, issuer: 'https://race.bench' });
    schools.push(actor('CAREERS_LEAD', { programmeId: programme, accountId: account, schoolId: id }));
  }
  return schools;
}

function actor(role, of) {
  return {
    role,
    accountId: null,
    programmeId: null,
    schoolId: null,
    employerId: null,
    studentId: null,
    requestId: 'race',
    ...of,
  };
}

/** Sixteen hands, each doing the next thing that the seed says, until all attempts are made. */
async function rush(schools, slots, { programme, account, employer }) {
  const request = service.get(RequestSlot);
  const move = service.get(MoveSlotRequest);
  const host = actor('EMPLOYER', { programmeId: programme, accountId: account, employerId: employer });
  const random = seeded(seed);
  const counts = {
    taken: 0,
    'not enough': 0,
    'same answer': 0,
    accepted: 0,
    declined: 0,
    withdrawn: 0,
    'wrong state': 0,
  };
  const book = { attempts: 0, counts, acknowledged: new Map(), keys: new Map(), wrong: 0 };
  const held = [];

  const ask = async () => {
    const school = schools[Math.floor(random() * schools.length)];
    const earlier = random() < 0.1 && held.length > 0 ? held[Math.floor(random() * held.length)] : undefined;
    const command = earlier?.command ?? {
      slotId: slots[Math.floor(random() * slots.length)].id,
      places: 1 + Math.floor(random() * 3),
      staffLead: 'Dana Reid',
      note: '',
      idempotencyKey: `key-${book.attempts}`,
    };
    const { request: made } = await request.run(earlier?.school ?? school, command);
    if (earlier !== undefined) {
      counts['same answer']++;
      if (made.id !== earlier.id) book.wrong++;
      return;
    }
    counts.taken++;
    book.acknowledged.set(made.id, 'REQUESTED');
    held.push({ id: made.id, school, command });
  };
  const answer = async () => {
    const at = Math.floor(random() * held.length);
    const { id, school } = held[at];
    const turn = random();
    const [to, by] = turn < 0.3 ? ['ACCEPTED', host] : turn < 0.6 ? ['DECLINED', host] : ['WITHDRAWN', school];
    await move.run(by, { slotRequestId: id, to, reason: to === 'ACCEPTED' ? null : 'So it goes.' });
    counts[to.toLowerCase()]++;
    book.acknowledged.set(id, to);
    const now = held.findIndex((each) => each.id === id);
    if (to !== 'ACCEPTED' && now >= 0) held.splice(now, 1);
  };
  const hand = async () => {
    while (book.attempts < throughUseCases) {
      book.attempts++;
      const isFull = held.length > 30;
      await (held.length > 0 && random() < (isFull ? 0.08 : 0.02) ? answer() : ask()).catch((error) => {
        if (error.code === 'NOT_ENOUGH_PLACES') counts['not enough']++;
        else if (error.code === 'WRONG_STATE') counts['wrong state']++;
        else throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
  return book;
}

/** Takes and gives back with the statements of `SlotPlaces`, and keeps books of what was acknowledged. */
async function rushAtGuard(schools, slots) {
  await owner.query('update slot set capacity = taken + $1', [capacity]);
  const sql = await statementsOfSlotPlaces();
  const { rows } = await owner.query('select id, taken from slot');
  const held = new Map(rows.map(({ id, taken }) => [id, taken]));
  const own = new Map(slots.map(({ id }) => [id, []]));
  const random = seeded(seed + 1);
  const counts = { 'taken at the guard': 0, 'refused at the guard': 0, 'given back at the guard': 0 };
  const pool = new pg.Pool({ connectionString: urls.service, max: atOnce, pipeline: true });
  pool.on('error', () => undefined);
  let left = attempts - throughUseCases;
  const send = async (name, values) => {
    const client = await pool.connect();
    try {
      const scope = actAs(schools[Math.floor(random() * schools.length)]);
      const [, { rowCount }] = await Promise.all([
        client.query(`begin;${scope}`),
        client.query({ name, text: sql[name], values }),
        client.query('commit'),
      ]);
      return rowCount === 1;
    } finally {
      client.release();
    }
  };
  const hand = async () => {
    while (left-- > 0) {
      const { id } = slots[Math.floor(random() * slots.length)];
      const mine = own.get(id);
      if (mine.length > 0 && random() < 0.2) {
        const places = mine.pop();
        if (!(await send('release', [id, places]))) throw new Error('What was taken was not to be given back.');
        held.set(id, held.get(id) - places);
        counts['given back at the guard']++;
        continue;
      }
      const places = 1 + Math.floor(random() * 3);
      if (!(await send('take', [id, places]))) counts['refused at the guard']++;
      else {
        held.set(id, held.get(id) + places);
        mine.push(places);
        counts['taken at the guard']++;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
  await pool.end();
  const { rows: after } = await owner.query('select id, taken, capacity from slot');
  return {
    attempts: attempts - throughUseCases,
    counts,
    oversold: after.reduce((sum, { id, capacity: places }) => sum + Math.max(0, held.get(id) - places), 0),
    lost: after.reduce((sum, { id, taken }) => sum + Math.abs(taken - held.get(id)), 0),
  };
}

/** The texts that `SlotPlaces` itself sends to take and to release. */
async function statementsOfSlotPlaces() {
  const texts = [];
  const manager = {
    query: async (text) => (texts.push(text), text.includes('returning') ? [[{ remaining: 0 }], 1] : [[], 1]),
  };
  const places = new SlotPlaces({ manager });
  await places.take(newId('Slot'), 1);
  await places.release(newId('Slot'), 1);
  return { take: texts[0], release: texts[1] };
}

/** Holds the books against what is saved. */
async function lookAt({ acknowledged, wrong }) {
  const { rows: slots } = await owner.query(
    `select s.taken, s.capacity, coalesce(sum(r.places) filter (where r.state in ('REQUESTED', 'ACCEPTED')), 0)::integer as held
     from slot s left join slot_request r on r.slot_id = s.id group by s.id`,
  );
  const { rows: requests } = await owner.query('select id, state, school_id, idempotency_key from slot_request');
  const savedAs = new Map(requests.map(({ id, state }) => [id, state]));
  const lost = [...acknowledged].filter(([id, state]) => savedAs.get(id) !== state).length;
  const keys = new Set(requests.map(({ school_id, idempotency_key }) => `${school_id} ${idempotency_key}`));
  return {
    oversold: slots.reduce((sum, { held, capacity: places }) => sum + Math.max(0, held - places), 0),
    lost: lost + (requests.length - acknowledged.size),
    doubled: requests.length - keys.size,
    wrong: wrong + slots.filter(({ taken, held }) => taken !== held).length,
  };
}

/** The control: a copy of the table without its check; each hand reads how many are taken, and then writes one more. */
async function withoutGuard(slotId) {
  await owner.query('create table slot_without_guard (like slot)');
  await owner.query(`insert into slot_without_guard overriding system value select s.* from slot s where id = $1`, [
    slotId,
  ]);
  await owner.query('update slot_without_guard set taken = 0');
  let sold = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let attempt = 0; attempt < 200; attempt++) {
        const { rows } = await owner.query('select taken from slot_without_guard');
        if (rows[0].taken >= capacity) return;
        await owner.query('update slot_without_guard set taken = taken + 1');
        sold++;
      }
    }),
  );
  return sold;
}

/** Numbers in [0, 1), the same for the same seed. Source: mulberry32, public domain. */
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
