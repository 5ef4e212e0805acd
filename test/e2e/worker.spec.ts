import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  graphql,
  perform,
  students,
  surroundings,
  until,
} from '#testing';

let worker: ChildProcess;

/** The worker as a process of its own, on this spec's database. */
function startWorker(): ChildProcess {
  const { service, catalogue } = surroundings();
  const env = { PATH: process.env['PATH'], DATABASE_URL: service, CATALOGUE_DATABASE_URL: catalogue };
  return spawn(process.execPath, ['dist/apps/worker/src/main.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

beforeAll(() => {
  worker = startWorker();
});

afterAll(async () => {
  worker.kill('SIGKILL');
  await once(worker, 'exit');
});

/** When each queue is given a job by itself, in English time. */
const timetable = {
  'alert-unmarked': '*/15 9-18 * * 1-5',
  'escalate-complaints': '*/5 * * * *',
  'escalate-suspensions': '*/5 * * * *',
  'expire-needs': '20 * * * *',
  'expire-offers': '*/5 * * * *',
  'expire-slot-requests': '*/5 * * * *',
  'keep-advert-calendar': '15 0 * * *',
  'keep-round-dates': '* * * * *',
  'make-digests': '0 16 * * 5',
  'make-safeguarding-digests': '0 7-11 * * 1',
  'make-unplaced-reports': '30 5 1-7 * *',
  'move-running-out': '5 * * * *',
  'note-blockers': '5-59/10 * * * *',
  'offer-free-places': '*/5 * * * *',
  'publish-audit-head': '55 23 * * *',
  'raise-alarms': '2-59/5 * * * *',
  'recheck-clearances': '*/10 * * * *',
  'recheck-today': '0 6 * * *',
  'remind-employers': '10 7 * * *',
  'remind-of-allegations': '*/5 * * * *',
  'remind-students': '30 15 * * *',
  'run-retention': '30 3 * * *',
  'seal-audit': '*/5 * * * *',
  'show-reviews': '10 2 * * *',
  'watch-accidents': '*/5 * * * *',
  'watch-files': '20 7 * * 1-5',
  'write-letters': '* * * * *',
};

describe('the worker', () => {
  it('looks at the places of a day at six in the morning in England, and does the rest by its timetable', async () => {
    const planned = async (): Promise<Record<string, string>[]> =>
      asOwner('select name, cron, timezone from jobs.schedule order by name');
    const plan = await until(async () => {
      const rows = await planned();
      return rows.length >= Object.keys(timetable).length ? rows : undefined;
    });
    expect(Object.fromEntries(plan.map(({ name, cron }) => [name, cron]))).toEqual(timetable);
    expect(new Set(plan.map(({ timezone }) => timezone))).toEqual(new Set(['Europe/London']));
  });

  it('tells both sides of a request, and each of them only of what concerns it', async () => {
    const programme = await aProgramme();
    const [school, bystander] = [await aSchool(programme), await aSchool(programme)];
    const employer = await anEmployer(programme);
    const slotId = await aSlot(employer, await anOpportunity(employer));
    const asked = { slotId, places: 1, staffLead: 'Ms Ward', note: '' };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');

    const list = '{ notifications(first: 50) { nodes { kind subjectId } } }';
    // By the worker's clock the request may run out as well: both are told of that then.
    const told = async (token: string): Promise<string[]> => {
      const nodes: { kind: string; subjectId: string }[] = (await graphql(token, list)).data.notifications.nodes;
      return nodes.flatMap(({ kind, subjectId }) => (subjectId === slotRequestId ? [kind] : []));
    };
    for (const token of [school.lead, employer.token])
      await until(async () => (await told(token)).includes('slot-request.requested'));
    expect(await told(bystander.lead)).toEqual([]);
  });

  it('tells of a concern the safeguarding lead of that school, and nobody else in the world', async () => {
    const programme = await aProgramme();
    const [school, other] = [await aSchool(programme), await aSchool(programme)];
    const employer = await anEmployer(programme);
    const slotId = await aSlot(employer, await anOpportunity(employer));
    const [student] = await students(school, [{}]);
    if (student === undefined) throw new Error('the student was imported');
    const allocationId = await aPlaceInSlot(student, slotId);
    await perform(student.token, 'raiseConcern', { allocationId, text: 'I am worried about going there.' });

    const kindsTold = async (token: string): Promise<string[]> => {
      const { data } = await graphql(token, '{ notifications(first: 50) { nodes { kind } } }');
      return (data.notifications.nodes as { kind: string }[]).map(({ kind }) => kind);
    };
    const told = await until(async () => {
      const kinds = await kindsTold(school.safeguardingLead);
      return kinds.includes('concern.raised') ? kinds : undefined;
    });
    expect(told).toContain('concern.raised');
    const everybodyElse = [school.lead, other.lead, other.safeguardingLead, employer.token, student.token];
    for (const token of everybodyElse) expect(await kindsTold(token)).not.toContain('concern.raised');
  });

  it('delivers what happened while it was dead, once, after somebody kills it and starts another', async () => {
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    const programme = await aProgramme();
    const school = await aSchool(programme);
    const [event] = await asOwner<{ id: string }>(
      `select id from event where kind = 'school.registered' and school_id = $1 and delivered_at is null`,
      [school.id],
    );
    expect(event).toBeDefined();
    worker = startWorker();
    await until(
      async () => (await asOwner('select from event where id = $1 and delivered_at is not null', [event?.id]))[0],
    );
    expect(await asOwner('select from notification where event_id = $1', [event?.id])).toHaveLength(1);
  });
});
