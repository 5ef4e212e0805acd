import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aPublishedRound,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  deliverEvents,
  graphql,
  perform,
  students,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

let programme: TestProgramme;
let refusing: TestSchool;
let other: TestSchool;
let employer: TestEmployer;
let slotId: string;
let opportunityId: string;

beforeAll(async () => {
  programme = await aProgramme();
  [refusing, other] = [await aSchool(programme), await aSchool(programme)];
  employer = await anEmployer(programme);
  opportunityId = await anOpportunity(employer);
  slotId = await aSlot(employer, opportunityId, { capacity: 20 });
});

const reason = 'Our last visit there was not what we had agreed.';
const refuse = (token: string) =>
  attempt(
    token,
    'refuseEmployerForSchool',
    { employerId: employer.id, reason },
    '... on EmployerAtSchoolPayload { isRefused }',
  );
const welcome = (token: string) => attempt(token, 'welcomeEmployerAtSchool', { employerId: employer.id });
const listed = async (token: string): Promise<string[]> => {
  const { data } = await graphql(token, '{ opportunities(first: 50) { nodes { id } } }');
  return data.opportunities.nodes.map(({ id }: { id: string }) => id);
};

describe('a school that says no to an employer', () => {
  it('has its students offered nothing there, while everybody else’s go on', async () => {
    const [own, theirs] = [(await students(refusing, [{}]))[0], (await students(other, [{}]))[0]];
    if (own === undefined || theirs === undefined) throw new Error('the students were imported');
    expect(await listed(own.token)).toContain(opportunityId);
    expect(await refuse(refusing.lead)).toMatchObject({ isRefused: true });
    expect(await listed(own.token)).not.toContain(opportunityId);
    expect(await listed(theirs.token)).toContain(opportunityId);

    // Neither by applying nor by the matching that adds places to a list.
    const round = { name: 'Refused', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 5 };
    const { roundId } = await perform(programme.coordinator, 'createRound', round, 'roundId');
    await perform(programme.coordinator, 'openRound', { roundId });
    const application = { roundId, slotId, statement: 'I would like to see how it is done.' };
    const answer = await attempt(own.token, 'submitApplication', application, '... on NotFound { kind message }');
    expect(answer).toMatchObject({ __typename: 'NotFound', kind: 'Slot' });
    expect(JSON.stringify(answer)).not.toContain(reason);
    const published = await aPublishedRound(programme, [{ student: theirs, slotId }]);
    expect([published.allocations.has(theirs.id), published.allocations.has(own.id)]).toEqual([true, false]);
  });

  it('tells its staff why, each school its own, and no employer', async () => {
    const query =
      '{ refusedEmployers(first: 5) { nodes { employerId reason refusedAs } } hostVetting(first: 5) { nodes { isMet refusedBecause } } }';
    const own = await graphql(refusing.safeguardingLead, query);
    expect(own.data.refusedEmployers.nodes).toEqual([{ employerId: employer.id, reason, refusedAs: 'CAREERS_LEAD' }]);
    expect(own.data.hostVetting.nodes).toEqual([{ isMet: true, refusedBecause: reason }]);
    const theirs = await graphql(other.lead, query);
    expect(theirs.data.refusedEmployers.nodes).toEqual([]);
    expect(theirs.data.hostVetting.nodes).toEqual([{ isMet: true, refusedBecause: null }]);
    await deliverEvents();
    const { data } = await graphql(employer.token, '{ notifications(first: 100) { nodes { kind } } }');
    expect(JSON.stringify(data)).not.toMatch(/at-school/);
  });

  it('asks for no places there either', async () => {
    const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
    const request = {
      slotId: await aSlot(employer, visit, { endsOn: '2026-10-26' }),
      places: 1,
      staffLead: 'Ms Ward',
      note: '',
    };
    expect(await attempt(refusing.lead, 'requestSlot', request)).toMatchObject({
      __typename: 'WrongState',
      currentState: 'REFUSED_BY_SCHOOL',
    });
    expect((await attempt(other.lead, 'requestSlot', request)).__typename).not.toBe('WrongState');
  });

  it('has the places that were confirmed there held, and released when it takes that back', async () => {
    await welcome(refusing.lead);
    const [student] = await students(refusing, [{}]);
    if (student === undefined) throw new Error('the student was imported');
    const allocationId = await aPlaceInSlot(student, slotId);
    await perform(student.token, 'acceptAllocation', { allocationId });
    await perform(employer.token, 'agreeAllocation', { allocationId });
    const paper = { allocationId, givenOn: '2026-09-10' };
    const { permissionId } = await perform(refusing.lead, 'recordPermission', paper, 'permissionId');
    await perform(refusing.safeguardingLead, 'countersignPermission', { permissionId });
    await perform(refusing.lead, 'confirmAllocation', { allocationId });
    const isHeld = async (): Promise<boolean> => {
      await deliverEvents();
      const [row] = await asOwner<{ held: boolean }>(
        'select held_since is not null as held from allocation where id = $1',
        [allocationId],
      );
      return row?.held === true;
    };
    expect(await isHeld()).toBe(false);
    await refuse(refusing.safeguardingLead);
    expect(await isHeld()).toBe(true);
    await welcome(refusing.safeguardingLead);
    expect(await isHeld()).toBe(false);
  });

  it('says it once, of an employer of its programme, by its careers lead or safeguarding lead', async () => {
    await refuse(refusing.lead);
    expect((await refuse(refusing.lead)).__typename).toBe('WrongState');
    await welcome(refusing.lead);
    expect((await welcome(refusing.lead)).__typename).toBe('WrongState');
    expect((await refuse((await aSchool(await aProgramme())).lead)).__typename).toBe('NotFound');
    const mutation =
      'mutation ($input: RefuseEmployerForSchoolInput!) { refuseEmployerForSchool(input: $input) { __typename } }';
    for (const token of [employer.token, programme.coordinator]) {
      const answer = await graphql(token, mutation, { input: { employerId: employer.id, reason } });
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });
});
