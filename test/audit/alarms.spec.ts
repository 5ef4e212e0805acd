import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { alarmRules, type AlarmRuleId } from '#oversight';
import { newId } from '#platform';
import {
  anEmployer,
  aProgramme,
  aSchool,
  asOwner,
  graphql,
  logged,
  refusalsWritten,
  setNow,
  surroundings,
  tick,
  until,
  type TestProgramme,
} from '#testing';

let programme: TestProgramme;
let other: TestProgramme;

beforeAll(async () => {
  [programme, other] = [await aProgramme(), await aProgramme()];
});

afterEach(() => setNow());

const look = (): Promise<void> => tick('raise-alarms');

async function alarmsOf(coordinator: string): Promise<{ rule: AlarmRuleId; about: string; counted: number }[]> {
  const query = '{ alarms(first: 50) { nodes { id rule severity what about counted from until raisedAt } } }';
  return (await graphql(coordinator, query)).data.alarms.nodes;
}

/** Rows of the trail as the service writes them, a second apart up to some seconds ago. */
async function entries(action: string, role: string, of: object, count: number, ago = 1, apart = 1): Promise<void> {
  const {
    actor = null,
    employer = null,
    students = false,
  } = of as {
    actor?: string;
    employer?: string;
    students?: boolean;
  };
  await asOwner(
    `insert into audit.entry (at, actor, acting_role, programme_id, employer_id, student_id, action, object_type, request_id)
     select clock_timestamp() - make_interval(secs => $6 + n * $7), $1, $2, $3, $4, case when $8 then 'stu_' || lpad(n::text, 26, '0') end, $5,
       'Operation', 'r' from generate_series(0, $9 - 1) n`,
    [actor, role, programme.id, employer, action, ago, apart, students, count],
  );
}

async function exportsOf(actor: string, rows: number): Promise<void> {
  await asOwner(
    `insert into event (id, kind, subject_id, programme_id, detail, triggered_by, triggered_as, request_id, happened_at, delivered_at)
     values ($1, 'attendance.exported', $2, $3, $4, $5, 'CAREERS_LEAD', 'r', '2026-09-14T07:59:00Z', now())`,
    [newId('Event'), newId('AttendanceExport'), programme.id, JSON.stringify({ rows }), actor],
  );
}

/** For each rule that counts, so many of what it counts: by or about something of its own. */
const planted: Readonly<Record<Exclude<AlarmRuleId, 'CHAIN_BROKEN'>, (about: string, count: number) => Promise<void>>> =
  {
    REFUSED_OFTEN: (actor, count) => entries('access.refused', 'STUDENT', { actor }, count),
    HOST_LOOKED_AT_MANY: (employer, count) =>
      entries('read.NEEDS', 'EMPLOYER', { employer, students: true }, count, 0, 0),
    LARGE_EXPORT: exportsOf,
  };

const counted = alarmRules.flatMap(({ id, threshold, severity }) =>
  id === 'CHAIN_BROKEN' ? [] : [{ id, threshold, severity }],
);

describe('an alarm', () => {
  it.each(counted)(
    'is raised from $threshold on and not before, and once: $id',
    async ({ id, threshold, severity }) => {
      const about = newId(id === 'HOST_LOOKED_AT_MANY' ? 'Employer' : 'Account');
      const raised = async (): Promise<object[]> =>
        (await alarmsOf(programme.coordinator)).filter((alarm) => alarm.about === about);
      const below = newId(id === 'HOST_LOOKED_AT_MANY' ? 'Employer' : 'Account');
      await planted[id](below, threshold - 1);
      await look();
      expect((await alarmsOf(programme.coordinator)).filter((alarm) => alarm.about === below)).toEqual([]);
      await planted[id](about, threshold);
      await Promise.all([look(), look()]);
      await look();
      expect(await raised()).toMatchObject([{ rule: id, severity, counted: threshold }]);
      const [alarm] = await asOwner<{ id: string }>('select id from alarm where about = $1', [about]);
      const told = await asOwner('select coordinator_of from event where subject_id = $1', [alarm?.id]);
      expect(told).toEqual([{ coordinator_of: programme.id }]);
      expect((await alarmsOf(other.coordinator)).filter((each) => each.about === about)).toEqual([]);
      const lines = await linesAbout(alarm?.id ?? 'no alarm');
      expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
        { alarm: id, severity, counted: threshold },
      ]);
      expect(lines.join()).not.toContain(about);
    },
  );

  it('of refusals is of five minutes, wherever they begin, of one account, and of what none was raised about yet', async () => {
    const [slow, two, again] = [newId('Account'), newId('Account'), newId('Account')];
    const raised = async (): Promise<Record<string, number>> =>
      countBy(
        (await alarmsOf(programme.coordinator)).map(({ about }) => about),
        { slow, two, again },
      );
    await entries('access.refused', 'EMPLOYER', { actor: slow }, 40, 1, 16);
    await entries('access.refused', 'EMPLOYER', { actor: two }, 19);
    await entries('sign-in.refused', 'EMPLOYER', { actor: two }, 19);
    await entries('access.refused', 'EMPLOYER', { actor: again }, 20, 100, 1);
    await entries('access.refused', 'NEWCOMER', {}, 30);
    await look();
    expect(await raised()).toEqual({ slow: 0, two: 0, again: 1 });
    await entries('access.refused', 'EMPLOYER', { actor: again }, 19, 1, 1);
    await look();
    expect(await raised()).toEqual({ slow: 0, two: 0, again: 1 });
    await entries('access.refused', 'EMPLOYER', { actor: again }, 1, 0);
    await look();
    expect(await raised()).toEqual({ slow: 0, two: 0, again: 2 });
  });

  it('of a host is of different students: who looks at one forty times looks at one', async () => {
    const employer = newId('Employer');
    for (let times = 0; times < 2; times++)
      await entries('read.NEEDS', 'EMPLOYER', { employer, students: true }, 30, 0, 0);
    await entries('read.NEEDS', 'CAREERS_LEAD', { employer, students: true }, 50, 0, 0);
    await look();
    expect((await alarmsOf(programme.coordinator)).filter(({ about }) => about === employer)).toEqual([]);
  });

  it('is raised by what the service itself writes down when it turns somebody away', async () => {
    const employer = await anEmployer(programme);
    for (let times = 0; times < 20; times++) await graphql(employer.token, '{ alarms(first: 1) { nodes { id } } }');
    await refusalsWritten();
    await look();
    const [grant] = await asOwner<{ id: string }>('select account_id as id from role_grant where employer_id = $1', [
      employer.id,
    ]);
    expect((await alarmsOf(programme.coordinator)).filter(({ about }) => about === grant?.id)).toMatchObject([
      { rule: 'REFUSED_OFTEN', counted: 20 },
    ]);
  });
});

describe('the chain', () => {
  it('that does not hold is told to the coordinators of every programme, once, and one that holds to nobody', async () => {
    await aSchool(programme);
    const broken = async (token: string): Promise<number> =>
      (await alarmsOf(token)).filter(({ rule }) => rule === 'CHAIN_BROKEN').length;
    await tick('publish-audit-head');
    const before = await broken(programme.coordinator);
    const change = (sql: string): Promise<void> =>
      asTamperer(`update audit.entry set ${sql} where seq = (select max(seq) from audit.seal)`);
    await change(`request_id = request_id || '!'`);
    try {
      await tick('publish-audit-head');
      await tick('publish-audit-head');
      expect([await broken(programme.coordinator), await broken(other.coordinator)]).toEqual([before + 1, before + 1]);
    } finally {
      await asTamperer(`update audit.entry set request_id = rtrim(request_id, '!') where request_id like '%!'`);
    }
    await tick('publish-audit-head');
    expect(await broken(programme.coordinator)).toBe(before + 1);
  });
});

describe('alarms', () => {
  it('are for coordinators, and nobody changes or deletes one', async () => {
    const school = await aSchool(programme);
    for (const token of [school.lead, school.safeguardingLead])
      expect((await graphql(token, '{ alarms(first: 1) { nodes { id } } }')).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ]);
    const client = new pg.Client(surroundings().service);
    await client.connect();
    try {
      for (const sql of ['update alarm set counted = 1', 'delete from alarm', 'truncate alarm'])
        await expect(client.query(sql)).rejects.toThrow(/permission denied/);
    } finally {
      await client.end();
    }
  });
});

/** Lines of the log with that id in them. Output is handed on a moment after it is written. */
async function linesAbout(id: string): Promise<string[]> {
  await until(async () => (await logged()).includes(id));
  return (await logged()).split('\n').filter((line) => line.includes(id));
}

function countBy(found: readonly string[], names: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(names).map(([name, about]) => [name, found.filter((each) => each === about).length]),
  );
}

/** As somebody who owns the database and goes past its triggers. */
async function asTamperer(sql: string): Promise<void> {
  const owner = new pg.Client(surroundings().owner);
  await owner.connect();
  try {
    await owner.query('begin; set local session_replication_role = replica');
    await owner.query(sql);
    await owner.query('commit');
  } finally {
    await owner.end();
  }
}
