import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ClearanceFacts, gatherLifted, inputHashOf, type JudgedPlace } from '#clearances';
import { allocationStates, pendingStates } from '#placements';
import { newId, ScopedReads } from '#platform';
import {
  anAgreedPlace,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  confirmed,
  deliverEvents,
  graphql,
  setNow,
  surroundings,
  tick,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

const reason = 'The host knows the student well, and both of us looked at it.';

let programme: TestProgramme;
let school: TestSchool;
let other: TestSchool;
let employer: TestEmployer;
let slotId: string;

interface Place {
  readonly id: string;
  readonly employer: TestEmployer;
  readonly school: TestSchool;
}

beforeAll(async () => {
  programme = await aProgramme();
  [school, other] = [await aSchool(programme), await aSchool(programme)];
  employer = await anEmployer(programme);
  slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 40 });
});

afterEach(() => setNow());

/** A place that only R69 stands in the way of: the school looks after the student with extra care. It is the safeguarding lead's to lift. */
async function aPlaceToLift(): Promise<Place> {
  return { id: await anAgreedPlace(employer, slotId, school, { care_experienced: 'yes' }), employer, school };
}

const uninsured = (id: string): Promise<unknown> =>
  asOwner(`update insurance set valid_to = '2026-10-28' where employer_id = $1`, [id]);

/** A place at a host of its own that only R50 stands in the way of: the cover ends too soon. It is a coordinator's to lift. */
async function anUninsuredPlace(line: Record<string, string> = {}): Promise<Place> {
  const host = await anEmployer(programme);
  const slot = await aSlot(host, await anOpportunity(host), { capacity: 5 });
  const id = await anAgreedPlace(host, slot, school, line);
  await uninsured(host.id);
  return { id, employer: host, school };
}

const fields = `... on LiftBlockPayload { ruleId stillBlockedBy } ... on NotYoursToLift { liftedBy } ... on InvalidInput { faults { path value } }`;
const lift = (token: string, allocationId: string, ruleId: string, why = reason): Promise<Answer['data']> =>
  attempt(token, 'liftBlock', { allocationId, ruleId, reason: why }, fields);
const restore = (token: string, allocationId: string, ruleId: string): Promise<Answer['data']> =>
  attempt(token, 'restoreBlock', { allocationId, ruleId }, '... on RestoreBlockPayload { ruleId }');
const typeOf = (answer: Answer['data']): string => String(answer.__typename);

async function isHeld(id: string): Promise<boolean> {
  const [row] = await asOwner<{ held: boolean }>(
    'select held_since is not null as held from allocation where id = $1',
    [id],
  );
  return row?.held === true;
}

/** A lifting past every check, as somebody who owns the database would write one; it is about the place as it is now. */
async function putLifting(id: string, ruleId: string, as: string): Promise<void> {
  const [place] = await asOwner<JudgedPlace>(
    'select id, slot_id as "slotId", student_id as "studentId" from allocation where id = $1',
    [id],
  );
  if (place === undefined) throw new Error('there is such a place');
  const pool = new pg.Pool({ connectionString: surroundings().service, max: 1 });
  const hash = inputHashOf(ruleId, await gatherLifted(new ClearanceFacts(new ScopedReads(pool)), place));
  await pool.end();
  await asOwner(
    `insert into block_lifting (id, programme_id, school_id, allocation_id, rule_id, reason, placement_version, input_hash, lifted_by, lifted_as,
       lifted_at)
     select $1, a.programme_id, a.school_id, a.id, $3, $4, a.placement_version, $5, (select min(id) from account), $6, now()
     from allocation a where a.id = $2
     on conflict (allocation_id, rule_id) where ended_at is null do update set lifted_as = excluded.lifted_as`,
    [newId('BlockLifting'), id, ruleId, reason, hash, as],
  );
}

async function boardOf(token: string, id: string): Promise<Answer['data']> {
  const query = `{ blockedPlacements(first: 40) { nodes { allocationId blockers { ruleId liftedBy } lifted { ruleId by at reason words } } } }`;
  const { nodes } = (await graphql(token, query)).data.blockedPlacements;
  return nodes.find(({ allocationId }: { allocationId: string }) => allocationId === id);
}

async function clearanceOf({ lead }: TestSchool, id: string): Promise<Answer['data']> {
  const query = `{ schoolAllocations(first: 40) { nodes { id clearance { outcome reasons { ruleId severity lifted { by at reason } } } } } }`;
  const { nodes } = (await graphql(lead, query)).data.schoolAllocations;
  return nodes.find((each: { id: string }) => each.id === id).clearance;
}

describe('a block that a safeguarding lead lifts', () => {
  it('is shown with whose office it is, stands in the way no longer, and is listed with who, when and why', async () => {
    const { id } = await aPlaceToLift();
    expect(await confirmed(id, school)).toEqual(['R69']);
    expect((await boardOf(school.lead, id)).blockers).toContainEqual({ ruleId: 'R69', liftedBy: 'SAFEGUARDING_LEAD' });
    expect(await lift(school.safeguardingLead, id, 'R69')).toMatchObject({ ruleId: 'R69', stillBlockedBy: [] });
    const row = await boardOf(school.lead, id);
    expect(row.blockers.map(({ ruleId }: { ruleId: string }) => ruleId)).not.toContain('R69');
    const lifted = { by: 'SAFEGUARDING_LEAD', at: expect.stringMatching(/^2026-09-14T/), reason };
    expect(row.lifted).toMatchObject([{ ruleId: 'R69', ...lifted }]);
    expect(await confirmed(id, school)).toEqual([]);
    const { outcome, reasons } = await clearanceOf(school, id);
    expect(outcome).toBe('ALLOWED');
    expect(reasons).toContainEqual({ ruleId: 'R69', severity: 'BLOCK', lifted });
  });

  it('is told to the school and the coordinator, and kept in the audit trail with the reason', async () => {
    const { id } = await aPlaceToLift();
    await lift(school.safeguardingLead, id, 'R69');
    await deliverEvents();
    for (const token of [school.lead, school.safeguardingLead, programme.coordinator]) {
      const { data } = await graphql(token, '{ notifications(first: 5) { nodes { kind subjectId } } }');
      expect(data.notifications.nodes).toContainEqual({ kind: 'block.lifted', subjectId: id });
    }
    const trail = await asOwner<{ action: string; reason: string; acting_role: string }>(
      `select action, reason, acting_role from audit.entry where object_id = $1 and action = 'block.lifted'`,
      [id],
    );
    expect(trail).toEqual([{ action: 'block.lifted', reason: `R69: ${reason}`, acting_role: 'SAFEGUARDING_LEAD' }]);
  });

  it('lets a confirmed place stand at six in the morning, and holds it once it is taken back', async () => {
    const { id } = await aPlaceToLift();
    await lift(school.safeguardingLead, id, 'R69');
    expect(await confirmed(id, school)).toEqual([]);
    await setNow('2026-10-27T06:00:00Z');
    await tick('recheck-today');
    expect(await isHeld(id)).toBe(false);
    expect(await restore(school.safeguardingLead, id, 'R69')).toMatchObject({ ruleId: 'R69' });
    await deliverEvents();
    expect(await isHeld(id)).toBe(true);
    expect(typeOf(await restore(school.safeguardingLead, id, 'R69'))).toBe('BlockNotLifted');
    expect(typeOf(await lift(school.safeguardingLead, id, 'R69'))).toBe('LiftBlockPayload');
    await deliverEvents();
    expect(await isHeld(id)).toBe(false);
  });

  it('of which only one is lifted still blocks by the other', async () => {
    const { id } = await aPlaceToLift();
    await asOwner('update permission set voided_at = now() where allocation_id = $1', [id]);
    expect(await lift(school.safeguardingLead, id, 'R69')).toMatchObject({ stillBlockedBy: ['R91'] });
    expect(await confirmed(id, school)).toEqual(['R91']);
  });
});

describe('a block that a coordinator lifts', () => {
  it('is on the coordinator’s list without a name, is lifted, and ends with a change of what the rule reads', async () => {
    const { id, employer: host } = await anUninsuredPlace();
    await tick('note-blockers');
    const query = '{ blocksToLift(first: 40) { nodes { allocationId schoolName employerName startsOn ruleIds } } }';
    const { nodes } = (await graphql(programme.coordinator, query)).data.blocksToLift;
    expect(nodes).toContainEqual(
      expect.objectContaining({ allocationId: id, startsOn: '2026-10-26', ruleIds: ['R50'] }),
    );
    expect((await graphql((await aProgramme()).coordinator, query)).data.blocksToLift.nodes).toEqual([]);
    expect(typeOf(await lift(programme.coordinator, id, 'R50'))).toBe('LiftBlockPayload');
    expect(await confirmed(id, school)).toEqual([]);
    await tick('recheck-clearances');
    expect(await isHeld(id)).toBe(false);
    await asOwner(`update insurance set valid_to = '2026-10-27' where employer_id = $1`, [host.id]);
    await tick('recheck-clearances');
    expect(await isHeld(id)).toBe(true);
    expect(typeOf(await lift(programme.coordinator, id, 'R50'))).toBe('LiftBlockPayload');
    await deliverEvents();
    expect(await isHeld(id)).toBe(false);
    const kept = await asOwner<{ ended: boolean }>(
      'select ended_at is not null as ended from block_lifting where allocation_id = $1 order by ended_at nulls last',
      [id],
    );
    expect(kept).toEqual([{ ended: true }, { ended: false }]);
  });

  it('is not ended by a change that the rule does not read', async () => {
    const { id, employer: host } = await anUninsuredPlace();
    await lift(programme.coordinator, id, 'R50');
    expect(await confirmed(id, school)).toEqual([]);
    await asOwner(`update opportunity set less_fun = 'Sweeping the floor.' where employer_id = $1`, [host.id]);
    await tick('recheck-clearances');
    expect(await isHeld(id)).toBe(false);
  });

  it('ends when the placement changes in what touches the school', async () => {
    const { id } = await anUninsuredPlace();
    await lift(programme.coordinator, id, 'R50');
    expect(await confirmed(id, school)).toEqual([]);
    await asOwner(
      `update opportunity set title = 'Something else' where id = (select s.opportunity_id from slot s join allocation a on a.slot_id = s.id where a.id = $1)`,
      [id],
    );
    await tick('recheck-clearances');
    expect(await isHeld(id)).toBe(true);
  });
});

describe('who may lift and restore', () => {
  const who = ['safeguardingLead', 'coordinator', 'otherSafeguardingLead', 'otherCoordinator'] as const;
  type Who = (typeof who)[number];
  const never = 'R32';

  /** Every caller and severity; a rule that warns is R24 or none that stands. */
  const table: Readonly<Record<string, Readonly<Record<Who, string>>>> = {
    'BLOCK of the school': {
      safeguardingLead: 'LiftBlockPayload',
      coordinator: 'NotYoursToLift',
      otherSafeguardingLead: 'NotFound',
      otherCoordinator: 'NotFound',
    },
    'BLOCK of the vetting': {
      safeguardingLead: 'NotYoursToLift',
      coordinator: 'LiftBlockPayload',
      otherSafeguardingLead: 'NotFound',
      otherCoordinator: 'NotFound',
    },
    BLOCK_NEVER_LIFTED: {
      safeguardingLead: 'NeverLifted',
      coordinator: 'NeverLifted',
      otherSafeguardingLead: 'NotFound',
      otherCoordinator: 'NotFound',
    },
    WARN: {
      safeguardingLead: 'BlockNotStanding',
      coordinator: 'BlockNotStanding',
      otherSafeguardingLead: 'NotFound',
      otherCoordinator: 'NotFound',
    },
    'no rule': {
      safeguardingLead: 'BlockNotStanding',
      coordinator: 'BlockNotStanding',
      otherSafeguardingLead: 'NotFound',
      otherCoordinator: 'NotFound',
    },
  };
  const ruleOf: Readonly<Record<string, string>> = {
    'BLOCK of the school': 'R69',
    'BLOCK of the vetting': 'R50',
    BLOCK_NEVER_LIFTED: never,
    WARN: 'R24',
    'no rule': 'R999',
  };
  let id: string;
  let tokens: Readonly<Record<Who, string>>;

  /** One place that everything is wrong with. */
  beforeAll(async () => {
    const host = await anEmployer(programme);
    const slot = await aSlot(host, await anOpportunity(host), { capacity: 5 });
    await asOwner(
      `update opportunity set hazards = '{NOISE}' where id = (select opportunity_id from slot where id = $1)`,
      [slot],
    );
    await uninsured(host.id);
    id = await anAgreedPlace(host, slot, school, { care_experienced: 'yes' });
    tokens = {
      safeguardingLead: school.safeguardingLead,
      coordinator: programme.coordinator,
      otherSafeguardingLead: other.safeguardingLead,
      otherCoordinator: (await aProgramme()).coordinator,
    };
  });

  const cells = Object.entries(table).flatMap(([severity, row]) =>
    who.map((each) => ({ severity, each, comesOf: row[each] })),
  );

  it.each(cells)('$severity, $each: $comesOf, and restoring finds only what was lifted', async (cell) => {
    const { severity, each, comesOf } = cell;
    const ruleId = ruleOf[severity] ?? '';
    expect(typeOf(await lift(tokens[each], id, ruleId))).toBe(comesOf);
    const restored: Readonly<Record<string, string>> = {
      LiftBlockPayload: 'RestoreBlockPayload',
      NotFound: 'NotFound',
    };
    expect(typeOf(await restore(tokens[each], id, ruleId))).toBe(restored[comesOf] ?? 'BlockNotLifted');
  });

  it('is neither a careers lead, an employer nor anybody else', async () => {
    for (const token of [school.lead, employer.token])
      for (const operation of ['liftBlock', 'restoreBlock'])
        await expect(
          attempt(token, operation, { allocationId: id, ruleId: 'R69', ...(operation === 'liftBlock' && { reason }) }),
        ).rejects.toThrow('FORBIDDEN');
  });

  it('is a safeguarding lead for what a coordinator lifted, and not the other way round', async () => {
    await lift(programme.coordinator, id, 'R50');
    expect(typeOf(await restore(school.safeguardingLead, id, 'R50'))).toBe('RestoreBlockPayload');
    await lift(school.safeguardingLead, id, 'R69');
    expect(typeOf(await restore(programme.coordinator, id, 'R69'))).toBe('BlockNotLifted');
    expect(typeOf(await lift(school.safeguardingLead, id, 'R69'))).toBe('BlockNotStanding');
    await restore(school.safeguardingLead, id, 'R69');
  });

  it('is nobody without a reason that says something', async () => {
    for (const why of ['Fine by me.', ' '.repeat(40), 'x'.repeat(481)]) {
      const { faults } = await lift(school.safeguardingLead, id, 'R69', why);
      expect(faults).toMatchObject([{ path: 'reason' }]);
    }
  });

  it('is nobody for a rule that is never lifted, not even with rows in the database that look like liftings', async () => {
    const before = await confirmed(id, school);
    expect(before).toEqual(expect.arrayContaining([never, 'R50', 'R69']));
    for (const as of ['SAFEGUARDING_LEAD', 'COORDINATOR']) {
      await putLifting(id, never, as);
      expect(await confirmed(id, school)).toEqual(before);
    }
    const { reasons } = await clearanceOf(school, id);
    expect(reasons).toContainEqual({ ruleId: never, severity: 'BLOCK_NEVER_LIFTED', lifted: null });
    // A row of the wrong office counts for nothing either; one of the right office shows that such rows are read at all.
    await putLifting(id, 'R69', 'COORDINATOR');
    expect(await confirmed(id, school)).toEqual(before);
    await putLifting(id, 'R69', 'SAFEGUARDING_LEAD');
    expect(await confirmed(id, school)).toEqual(before.filter((ruleId) => ruleId !== 'R69'));
  });
});

describe('somebody with a part in it', () => {
  it('who countersigned the form lifts no missing permission: that takes another person', async () => {
    const { id } = await aPlaceToLift();
    await asOwner(`update permission set terms_hash = 'of something else' where allocation_id = $1`, [id]);
    expect(await confirmed(id, school)).toEqual(['R69', 'R91']);
    expect(typeOf(await lift(school.safeguardingLead, id, 'R91'))).toBe('SecondPersonNeeded');
    expect(typeOf(await lift(school.safeguardingLead, id, 'R69'))).toBe('LiftBlockPayload');
  });
});

describe('a lifting', () => {
  it.each(allocationStates)('is for a place that is still ahead, whichever office it is: %s', async (state) => {
    const { id } = await anUninsuredPlace({ care_experienced: 'yes' });
    await asOwner('update allocation set state = $2 where id = $1', [id, state]);
    const comesOf = pendingStates.includes(state) ? 'LiftBlockPayload' : 'WrongState';
    expect(typeOf(await lift(school.safeguardingLead, id, 'R69'))).toBe(comesOf);
    expect(typeOf(await lift(programme.coordinator, id, 'R50'))).toBe(comesOf);
  });

  it('is given once when two lift at once', async () => {
    const { id } = await aPlaceToLift();
    const answers = await Promise.all([1, 2, 3].map(() => lift(school.safeguardingLead, id, 'R69')));
    const standing = await asOwner('select from block_lifting where allocation_id = $1 and ended_at is null', [id]);
    expect(standing).toHaveLength(1);
    expect(answers.some((answer) => typeOf(answer) === 'LiftBlockPayload')).toBe(true);
  });

  it('is deleted with its place', async () => {
    const { id } = await aPlaceToLift();
    await lift(school.safeguardingLead, id, 'R69');
    const [rule] = await asOwner<{ action: string }>(
      `select confdeltype::text as action from pg_constraint where conrelid = 'block_lifting'::regclass and confrelid = 'allocation'::regclass`,
    );
    expect(rule?.action).toBe('c');
  });
});
