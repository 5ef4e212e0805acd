import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anAgreedPlace,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  deliverEvents,
  graphql,
  perform,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

const why = 'The rest of the hours is found next term.';
const grown = { born_on: '2009-11-05', year_group: '12' };
const enough = { route: 'OTHER', hoursElsewhere: 400, remoteHoursElsewhere: 80 };
const tooFew = { ...enough, hoursElsewhere: 200, remoteHoursElsewhere: 0 };

const onlyR10 = [
  { ruleId: 'R10', finding: 'FAIL', words: expect.stringContaining('fewer hours than this T Level asks for') },
];

let programme: TestProgramme;
let employer: TestEmployer;
let school: TestSchool;

beforeAll(async () => {
  programme = await aProgramme();
  [employer, school] = [await anEmployer(programme), await aSchool(programme)];
});

/** The place in half-term of a student over school age, which waits for its school. */
async function aPlace(): Promise<string> {
  const slotId = await aSlot(employer, await anOpportunity(employer));
  const id = await anAgreedPlace(employer, slotId, school, grown);
  await perform(school.lead, 'noteUnpaidGround', { allocationId: id, ground: 'COURSE_UP_TO_A_YEAR' });
  return id;
}

const note = (id: string, said: object, token = school.lead): Promise<Answer['data']> =>
  attempt(token, 'noteTLevel', { allocationId: id, ...said }, '... on InvalidInput { faults { path value } }');

/** What is warned of beside the way, which nobody has reckoned here, or what comes of it. */
async function confirm(id: string, ...answered: string[]): Promise<unknown> {
  const warnings = ['R24', ...answered].map((ruleId) => ({ ruleId, reason: why }));
  const selected =
    '... on WarningsUnanswered { warnings { ruleId finding words } } ... on InvalidInput { faults { path } }';
  const { __typename, warnings: left } = await attempt(
    school.lead,
    'confirmAllocation',
    { allocationId: id, warnings },
    selected,
  );
  return left ?? __typename;
}

/** The one that counts, newest of all. */
async function clearanceOf(id: string): Promise<Answer['data']> {
  const selected = 'id heldSince clearance { outcome reasons { ruleId finding answered { reason } } }';
  const { data } = await graphql(school.lead, `{ schoolAllocations(first: 40) { nodes { ${selected} } } }`);
  return data.schoolAllocations.nodes.find((each: { id: string }) => each.id === id);
}

const kept = (id: string): Promise<object[]> =>
  asOwner(
    `select t_level_route as route, t_level_hours as hours, t_level_remote_hours as remote from placement_note
     where allocation_id = $1 and kind = 'T_LEVEL'`,
    [id],
  );

describe('a place that counts towards a T Level', () => {
  it('is warned of while its hours and those elsewhere are too few, and goes ahead with a reason', async () => {
    const id = await aPlace();
    await note(id, tooFew);
    expect(await confirm(id)).toEqual(onlyR10);
    expect(await confirm(id, 'R10')).toBe('AllocationStatePayload');
    expect(await clearanceOf(id)).toMatchObject({
      heldSince: null,
      clearance: {
        outcome: 'ALLOWED',
        reasons: expect.arrayContaining([{ ruleId: 'R10', finding: 'FAIL', answered: { reason: why } }]),
      },
    });
  });

  it.each([
    ['DIGITAL', 200, 'AllocationStatePayload'],
    ['OTHER', 200, onlyR10],
    ['EARLY_YEARS_EDUCATOR', 0, onlyR10],
  ])('is for %s with %i of 400 hours away from work warned of, or not', async (route, remoteHoursElsewhere, warned) => {
    const id = await aPlace();
    await note(id, { ...enough, route, remoteHoursElsewhere });
    expect(await confirm(id)).toEqual(warned);
  });

  it('is not warned of where nobody says that it counts, or it is taken back', async () => {
    const [never, back] = [await aPlace(), await aPlace()];
    await note(back, tooFew);
    await perform(school.safeguardingLead, 'takeBackTLevel', { allocationId: back });
    expect(await kept(back)).toEqual([{ route: null, hours: null, remote: null }]);
    for (const id of [never, back]) expect(await confirm(id)).toBe('AllocationStatePayload');
  });

  it('is judged anew after an edit of the note, and what was decided before is void; nobody is held for a warning', async () => {
    const id = await aPlace();
    await note(id, enough);
    expect(await confirm(id)).toBe('AllocationStatePayload');
    const decided = (): Promise<{ isVoid: boolean }[]> =>
      asOwner(
        `select voided_at is not null as "isVoid" from clearance where allocation_id = $1 and stage = 'CONFIRM' order by 1 desc`,
        [id],
      );
    await deliverEvents();
    const before = await decided();
    await note(id, enough);
    await deliverEvents();
    expect(await decided()).toEqual(before);
    await note(id, tooFew, school.safeguardingLead);
    await deliverEvents();
    expect(await decided()).toEqual([...before.map(() => ({ isVoid: true })), { isVoid: false }]);
    expect(await clearanceOf(id)).toMatchObject({
      heldSince: null,
      clearance: {
        outcome: 'ALLOWED',
        reasons: expect.arrayContaining([{ ruleId: 'R10', finding: 'FAIL', answered: null }]),
      },
    });
  });
});

describe('what is noted of a T Level', () => {
  it.each([
    ['negative hours', -1, -1, ['hoursElsewhere', 'remoteHoursElsewhere']],
    ['more away from work than there are', 10, 11, ['remoteHoursElsewhere']],
    ['absurdly many', 2001, 2_000_000_000, ['hoursElsewhere', 'remoteHoursElsewhere', 'remoteHoursElsewhere']],
  ])('is refused with everything at once: %s', async (_what, hoursElsewhere, remoteHoursElsewhere, paths) => {
    const id = await aPlace();
    const { __typename, faults } = await note(id, { ...enough, hoursElsewhere, remoteHoursElsewhere });
    expect([__typename, faults.map(({ path }: { path: string }) => path)]).toEqual(['InvalidInput', paths]);
    expect(await kept(id)).toEqual([]);
  });

  it('is its own school’s alone, and looks like a place that is not there to any other', async () => {
    const [id, other] = [await aPlace(), await aSchool(programme)];
    for (const token of [other.lead, other.safeguardingLead]) {
      expect(await note(id, enough, token)).toMatchObject({ __typename: 'NotFound' });
      expect(await attempt(token, 'takeBackTLevel', { allocationId: id })).toMatchObject({ __typename: 'NotFound' });
    }
    for (const token of [employer.token, programme.coordinator]) {
      await expect(note(id, enough, token)).rejects.toThrow('FORBIDDEN');
      await expect(attempt(token, 'takeBackTLevel', { allocationId: id })).rejects.toThrow('FORBIDDEN');
    }
    expect(await kept(id)).toEqual([]);
  });

  it('is whole, and on no other note, in the database as well', async () => {
    const id = await aPlace();
    await note(id, enough);
    const refused = [
      `set t_level_hours = null where kind = 'T_LEVEL'`,
      `set t_level_hours = 2001 where kind = 'T_LEVEL'`,
      `set t_level_remote_hours = -1 where kind = 'T_LEVEL'`,
      `set t_level_remote_hours = 401 where kind = 'T_LEVEL'`,
      `set t_level_route = 'OTHER', t_level_hours = 1, t_level_remote_hours = 0 where kind = 'UNPAID_GROUND'`,
    ];
    for (const change of refused)
      await expect(asOwner(`update placement_note ${change} and allocation_id = $1`, [id])).rejects.toThrow('check');
    expect(await kept(id)).toEqual([{ route: 'OTHER', hours: 400, remote: 80 }]);
  });
});
