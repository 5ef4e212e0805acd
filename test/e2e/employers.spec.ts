import { beforeAll, describe, expect, it } from '@jest/globals';
import { cells, roles, type Role } from '#kernel';
import { employerStates, employerTransitions, type EmployerState } from '#employers';
import {
  aMentor,
  anEmployer,
  aProgramme,
  aSchool,
  asOwner,
  aStranger,
  attempt,
  graphql,
  perform,
  students,
  type TestProgramme,
} from '#testing';

let programme: TestProgramme;

beforeAll(async () => {
  programme = await aProgramme();
});

const registration = (): object => ({
  programmeId: programme.id,
  name: 'Larkrise Press',
  sector: 'R',
  staffCount: 4,
  webDomain: 'larkrise.example',
});

describe('an employer', () => {
  it('is brought in by somebody who then acts for it, and is a draft', async () => {
    const { token } = await aStranger();
    await perform(token, 'registerEmployer', registration());
    const { data } = await graphql(token, '{ me { role } myEmployer { name state sites { name } } }');
    expect(data.me.role).toBe('EMPLOYER');
    expect(data.myEmployer).toEqual({ name: 'Larkrise Press', state: 'DRAFT', sites: [] });
  });

  it('learns every fault of its registration at once, with field and value, and nothing is saved', async () => {
    const { token } = await aStranger();
    const before = await asOwner('select count(*) from employer');
    const result = await attempt(token, 'registerEmployer', {
      ...registration(),
      name: ' ',
      sector: 'Z',
      staffCount: 0,
      webDomain: '<b>',
    });
    expect(result.__typename).toBe('InvalidInput');
    expect(result.faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'name', value: ' ' }),
        expect.objectContaining({ path: 'sector', value: 'Z' }),
        expect.objectContaining({ path: 'staffCount', value: '0' }),
        expect.objectContaining({ path: 'webDomain', value: '<b>' }),
      ]),
    );
    expect(await asOwner('select count(*) from employer')).toEqual(before);
  });

  it('is told "not found" of a programme that does not exist, whatever the id looks like', async () => {
    const { token } = await aStranger();
    for (const programmeId of ['nonsense', '', `prg_${'0'.repeat(26)}`, 'prg_\u0000', '💥'.repeat(500)]) {
      const result = await attempt(token, 'registerEmployer', { ...registration(), programmeId });
      expect(['NotFound', 'InvalidInput']).toContain(result.__typename);
    }
  });

  it('adds a site only where the directory knows the postcode', async () => {
    const employer = await anEmployer(programme, { isVerified: false });
    const site = { name: 'Yard', addressLine: '2 Lea Road', access: 'Steps', postcode: 'ZZ1 1ZZ' };
    const result = await attempt(employer.token, 'addSite', site, '... on UnknownPostcode { postcode }');
    expect(result).toMatchObject({ __typename: 'UnknownPostcode', postcode: 'ZZ1 1ZZ' });
  });

  it('names no two host adults with one address', async () => {
    const { token, siteId } = await anEmployer(programme, { isVerified: false });
    const adult = { siteId, name: 'Kim Lee', jobTitle: 'Printer', workEmail: 'kim@example.org' };
    await perform(token, 'addHostAdult', adult);
    const result = await attempt(token, 'addHostAdult', adult);
    expect(result.faults).toEqual([expect.objectContaining({ path: 'workEmail', value: 'kim@example.org' })]);
  });

  it('is verified only after two adults at each site were called back', async () => {
    const { id, token, supervisorId } = await anEmployer(programme, { isVerified: false });
    await perform(token, 'submitEmployer', { employerId: id });
    await perform(programme.coordinator, 'recordCallBack', { hostAdultId: supervisorId });
    const result = await attempt(
      programme.coordinator,
      'verifyEmployer',
      { employerId: id },
      '... on VettingIncomplete { missing }',
    );
    expect(result).toMatchObject({
      __typename: 'VettingIncomplete',
      missing: ['The workshop has 1 of 2 host adults called back at work.'],
    });
  });

  it("is nobody else's to see or to move", async () => {
    const [one, other] = [await anEmployer(programme), await anEmployer(programme)];
    const site = { siteId: one.siteId, name: 'Kim Lee', jobTitle: 'Printer', workEmail: 'k@example.org' };
    expect(await attempt(other.token, 'addHostAdult', site)).toMatchObject({ __typename: 'NotFound', kind: 'Site' });
    expect(await attempt(other.token, 'submitEmployer', { employerId: one.id })).toMatchObject({
      __typename: 'NotFound',
    });
    const elsewhere = await aProgramme();
    const suspension = { employerId: one.id, reason: 'Trial' };
    expect(await attempt(elsewhere.coordinator, 'suspendEmployer', suspension)).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await attempt(elsewhere.coordinator, 'recordCallBack', { hostAdultId: one.supervisorId })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('waits in the list of its own programme and of no other', async () => {
    const { id, token } = await anEmployer(programme, { isVerified: false });
    await perform(token, 'submitEmployer', { employerId: id });
    const list = '{ employersToVerify(first: 100) { nodes { id } } }';
    const own = await graphql(programme.coordinator, list);
    expect(own.data.employersToVerify.nodes).toContainEqual({ id });
    const elsewhere = await graphql((await aProgramme()).coordinator, list);
    expect(elsewhere.data.employersToVerify.nodes).toEqual([]);
  });
});

describe('the steps of an employer', () => {
  const mutationTo: Partial<Record<EmployerState, string>> = {
    SUBMITTED: 'submitEmployer',
    VERIFIED: 'verifyEmployer',
    REFUSED: 'refuseEmployer',
  };
  const table = cells(employerTransitions, employerStates, roles).filter(({ to }) => mutationTo[to] !== undefined);
  let tokens: Record<Role, string>;

  beforeAll(async () => {
    const school = await aSchool(programme);
    const [student] = await students(school, [{}]);
    tokens = {
      STUDENT: student?.token ?? '',
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      MENTOR: (await aMentor(school)).token,
      EMPLOYER: '',
      COORDINATOR: programme.coordinator,
    };
  });

  it.each(table)('$from to $to by $role: allowed is $allowed', async ({ from, to, role, allowed }) => {
    const employer = await anEmployer(programme);
    await asOwner('update employer set state = $2 where id = $1', [employer.id, from]);
    const token = role === 'EMPLOYER' ? employer.token : tokens[role];
    const input = {
      employerId: employer.id,
      ...(to === 'REFUSED' ? { reason: 'Because.' } : {}),
    };
    const result = await attempt(token, mutationTo[to] ?? '', input).catch((error: Error) => ({
      __typename: error.message,
    }));
    const [row] = await asOwner<{ state: string }>('select state from employer where id = $1', [employer.id]);
    expect(row?.state).toBe(allowed ? to : from);
    if (!allowed) expect(result.__typename).toMatch(/WrongState|FORBIDDEN/);
  });
});
