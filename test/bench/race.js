// 100,000 attempts at too few places on the real database, sixteen at a time. As many as four minutes on two cores allow go through the use cases: schools ask for
// places in one slot or in several together, places that were given back are wanted back, those who wait are offered what came free; and what is held is accepted,
// declined and withdrawn meanwhile, and asked for again under the same key. The rest are taken with the very statement of `SlotPlaces`, as the service's own
// login with row-level security on, prepared, because what is raced is the guard and not the planner. Only what tries to take places in a slot is an
// attempt: a group is one in each of its slots, and an answer, a giving back or a second sending is none. Then the books are looked at: nothing
// is oversold, nothing that was acknowledged is lost, no key made two requests. And the same rush on a table without the guard, where each
// reads and then writes: that one has to oversell.
import pg from 'pg';
import { SlotPlaces } from '../../dist/libs/opportunities/src/index.js';
import { actAs } from '../../dist/libs/platform/src/database/scope.js';
import { deriveDatabaseUrls, migrate, newId, onDatabase } from '../../dist/libs/platform/src/index.js';
import { developmentOwnerUrl } from '../../dist/libs/development/src/index.js';
import { openService } from './open-service.js';
import { actor, raceThroughUseCases, seeded } from './race-use-cases.js';
import { makeWorld, openSchool } from './world.js';

const attempts = Number(process.env.RACE_ATTEMPTS ?? 100_000);
/** How many of them go all the way through the use cases. */
const throughUseCases = Math.min(attempts, Number(process.env.RACE_THROUGH_USE_CASES ?? 15_000));
const atOnce = 16;
const capacity = 20;
const slotCount = 20;
/** Students who have given a place back and may want it again, once. */
const pupilCount = Math.max(100, Math.ceil(throughUseCases / 5));
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
  // Visits, since it is groups that ask and wait; where a visit goes has to be insured.
  await owner.query(`update opportunity set kind = 'WORKPLACE_VISIT'`);
  await owner.query(
    `insert into insurance (id, programme_id, employer_id, kind, insurer, cover_pounds, valid_to, declared_by)
     select replace(e.id, 'emp_', k.prefix), e.programme_id, e.id, k.kind, 'Race Mutual', 10000000, current_date + 1000, e.registered_by
     from employer e, (values ('ins_', 'EMPLOYERS_LIABILITY'), ('inp_', 'PUBLIC_LIABILITY')) as k (prefix, kind)`,
  );
  const schools = await makeSchools(world, 8);
  const givenBack = await makeGivenBack(schools);
  const { rows: slots } = await owner.query('select id, employer_id from slot order by id');
  service = await openService(urls);

  const started = performance.now();
  const book = await raceThroughUseCases(service, {
    schools,
    slots,
    givenBack,
    host: actor('EMPLOYER', {
      programmeId: world.programme,
      accountId: world.account,
      employerId: slots[0].employer_id,
    }),
    offersIn: async (slotId) =>
      (await owner.query(`select id, school_id from slot_request where slot_id = $1 and state = 'OFFERED'`, [slotId]))
        .rows,
    attempts: throughUseCases,
    atOnce,
    seed,
  });
  const seconds = (performance.now() - started) / 1_000;
  const audit = await lookAt(book);
  const guardStarted = performance.now();
  const guard = await rushAtGuard(schools, slots, Math.max(0, attempts - book.attempts));
  const guardSeconds = (performance.now() - guardStarted) / 1_000;
  audit.oversold += guard.oversold;
  audit.lost += guard.lost;
  const control = await withoutGuard(slots[0].id);

  console.log(
    `\n${attempts.toLocaleString('en')} attempts at ${slotCount} slots of ${capacity} places, ${atOnce} at once, seed ${seed}\n`,
  );
  console.table({
    'attempts through use cases': book.attempts,
    ...book.counts,
    'seconds through use cases': Number(seconds.toFixed(1)),
    'attempts at the guard': guard.attempts,
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

/** Places in the slots that students of the schools held and gave back: no student twice, so that their days never overlap. */
async function makeGivenBack(schools) {
  const pupils = Array.from({ length: pupilCount }, (_, n) => ({
    studentId: newId('Student'),
    allocationId: newId('Allocation'),
    school: schools[n % schools.length],
  }));
  const columns = [
    pupils.map(({ studentId }) => studentId),
    pupils.map(({ allocationId }) => allocationId),
    pupils.map(({ school }) => school.schoolId),
  ];
  await owner.query(
    `insert into student (id, programme_id, school_id, year_group, home_cell, interests, free_school_meals, send_support, care_experienced, neet_risk)
     select n.id, c.programme_id, n.school_id, 10, 'race', '{}', false, false, false, false
     from unnest($1::text[], $2::text[]) as n (id, school_id) join school c on c.id = n.school_id`,
    [columns[0], columns[2]],
  );
  await owner.query(
    `with s as (select s.*, row_number() over (order by s.id) - 1 as number from slot s)
     insert into allocation (id, programme_id, school_id, student_id, employer_id, slot_id, state, placement_version, days)
     select n.id, s.programme_id, n.school_id, n.student_id, s.employer_id, s.id, 'DECLINED', 1, daterange(s.starts_on, s.ends_on, '[]')
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality as n (student_id, id, school_id, number)
     join s on s.number = n.number % (select count(*) from s)`,
    columns,
  );
  return pupils;
}

/** Takes and gives back with the statements of `SlotPlaces`, and keeps books of what was acknowledged. */
async function rushAtGuard(schools, slots, others) {
  await owner.query('update slot set capacity = taken + $1', [capacity]);
  const sql = await statementsOfSlotPlaces();
  const { rows } = await owner.query('select id, taken from slot');
  const held = new Map(rows.map(({ id, taken }) => [id, taken]));
  const own = new Map(slots.map(({ id }) => [id, []]));
  const random = seeded(seed + 1);
  const counts = { 'taken at the guard': 0, 'refused at the guard': 0, 'given back at the guard': 0 };
  const pool = new pg.Pool({ connectionString: urls.service, max: atOnce, pipeline: true });
  pool.on('error', () => undefined);
  let left = others;
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
    while (left > 0) {
      const { id } = slots[Math.floor(random() * slots.length)];
      const mine = own.get(id);
      if (mine.length > 0 && random() < 0.2) {
        const places = mine.pop();
        if (!(await send('release', [id, places]))) throw new Error('What was taken was not to be given back.');
        held.set(id, held.get(id) - places);
        counts['given back at the guard']++;
        continue;
      }
      left--;
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
    attempts: others,
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
    `select s.taken, s.capacity, (
       (select coalesce(sum(r.places), 0) from slot_request r where r.slot_id = s.id and r.state in ('OFFERED', 'REQUESTED', 'ACCEPTED'))
       + (select count(*) from allocation a where a.slot_id = s.id and a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED')))::integer as held
     from slot s`,
  );
  const { rows: requests } = await owner.query('select id, state, school_id, idempotency_key from slot_request');
  const { rows: places } = await owner.query(`select id, state from allocation where state <> 'DECLINED'`);
  const savedAs = new Map([...requests, ...places].map(({ id, state }) => [id, state]));
  const lost = [...acknowledged].filter(([id, state]) => savedAs.get(id) !== state).length;
  const keyed = requests.filter(({ idempotency_key: key }) => key !== null);
  const keys = new Set(keyed.map(({ school_id, idempotency_key }) => `${school_id} ${idempotency_key}`));
  return {
    oversold: slots.reduce((sum, { held, capacity: places }) => sum + Math.max(0, held - places), 0),
    // What nobody was told of is as bad as what is gone.
    lost: lost + Math.abs(savedAs.size - acknowledged.size),
    doubled: keyed.length - keys.size,
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
