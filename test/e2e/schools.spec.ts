import { describe, expect, it } from '@jest/globals';
import { systemActor, type Actor } from '#kernel';
import { StartProgramme } from '#schools';
import {
  aProgramme,
  aSchool,
  aStranger,
  asOwner,
  attempt,
  graphql,
  perform,
  students,
  surroundings,
  testIssuer,
  unique,
  type TestProgramme,
} from '#testing';
import { openService } from '../../apps/cli/src/open-service.js';

const autumn = {
  name: 'Autumn',
  startsOn: '2026-09-01',
  halfTermFrom: '2026-10-26',
  halfTermTo: '2026-10-30',
  endsOn: '2026-12-18',
};
const spring = { name: 'Spring', startsOn: '2027-01-04', halfTermFrom: null, halfTermTo: null, endsOn: '2027-03-25' };

const mySchool = '{ mySchool { id urn name postcode terms { name startsOn halfTermFrom halfTermTo endsOn } } }';

function aSchoolInput(overrides: object = {}): { urn: string; name: string; postcode: string } {
  return { urn: String(200_000 + unique()), name: 'Hodge Hill College', postcode: 'b368hb', ...overrides };
}

async function termsOf(lead: string): Promise<unknown> {
  return (await graphql(lead, mySchool)).data.mySchool.terms;
}

describe('programmes', () => {
  it('are started from the command line, and the coordinator named there coordinates at once', async () => {
    const { subject, token } = await aStranger();
    const { service: databaseUrl, catalogue: catalogueUrl } = surroundings();
    const service = await openService({ databaseUrl, catalogueUrl });
    const coordinator = { issuer: testIssuer(), subject };
    const place = { name: 'Foothold Walsall', area: 'Walsall', schoolYear: 2026 };
    const start = service.get(StartProgramme);
    try {
      const id = await start.run(systemActor('test'), { ...place, coordinator });
      expect((await graphql(token, '{ me { role programmeId } }')).data.me).toEqual({
        role: 'COORDINATOR',
        programmeId: id,
      });
      const blank = { name: '', area: '', schoolYear: 0, coordinator };
      await expect(start.run(systemActor('test'), blank)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        faults: { length: 3 },
      });
      const lead: Actor = { ...systemActor('test'), role: 'CAREERS_LEAD' };
      await expect(start.run(lead, { ...place, coordinator })).rejects.toThrow('row-level security');
    } finally {
      await service.close();
    }
  });

  it('are shown to anybody', async () => {
    const programme = await aProgramme();
    const { data } = await graphql(null, '{ programmes { id name area schoolYear } }');
    expect(data.programmes).toContainEqual({
      id: programme.id,
      name: 'Test programme',
      area: 'East Birmingham',
      schoolYear: 2026,
    });
  });
});

describe('a school', () => {
  it('is registered by the coordinator, its postcode written as it should be, and seen by its own staff', async () => {
    const programme = await aProgramme();
    const school = await aSchool(programme, { urn: '103503', name: 'Hodge Hill College', postcode: 'b368hb' });
    const seen = { id: school.id, urn: '103503', name: 'Hodge Hill College', postcode: 'B36 8HB', terms: [] };
    for (const token of [school.lead, school.safeguardingLead]) {
      expect((await graphql(token, mySchool)).data.mySchool).toEqual(seen);
    }
    const told = await asOwner(
      'select kind from event where subject_id = $1 and school_id = $1 and programme_id = $2',
      [school.id, programme.id],
    );
    expect(told).toContainEqual({ kind: 'school.registered' });
  });

  it('is in a programme once, and may be in two', async () => {
    const [one, other] = [await aProgramme(), await aProgramme()];
    const input = aSchoolInput();
    await perform(one.coordinator, 'registerSchool', input);
    expect(await attempt(one.coordinator, 'registerSchool', input, '... on AlreadyRegistered { urn }')).toEqual({
      __typename: 'AlreadyRegistered',
      code: 'ALREADY_REGISTERED',
      message: `The school with the URN ${input.urn} is in this programme already.`,
      urn: input.urn,
    });
    await perform(other.coordinator, 'registerSchool', input);
    const saved = await asOwner('select programme_id from school where urn = $1', [input.urn]);
    expect(saved.map((row) => row['programme_id']).sort()).toEqual([one.id, other.id].sort());
  });

  it.each(['B36', 'ZZ99 9ZZ', 'AB10 1AA'])(
    'is not registered at %s, which no directory here knows',
    async (postcode) => {
      const { coordinator } = await aProgramme();
      const input = aSchoolInput({ postcode });
      expect(await attempt(coordinator, 'registerSchool', input, '... on UnknownPostcode { postcode }')).toMatchObject({
        __typename: 'UnknownPostcode',
        postcode,
      });
      expect(await asOwner('select from school where urn = $1', [input.urn])).toEqual([]);
    },
  );

  it('shows every fault of its registration at once', async () => {
    const { coordinator } = await aProgramme();
    const { faults } = await attempt(coordinator, 'registerSchool', { urn: '12345', name: ' ', postcode: '' });
    expect(faults.map(({ path }: { path: string }) => path)).toEqual(['urn', 'name', 'postcode']);
  });

  it('is listed for the coordinator of its own programme, by name and page by page', async () => {
    const [programme, elsewhere] = [await aProgramme(), await aProgramme()];
    await aSchool(elsewhere, { name: 'Elsewhere' });
    for (const name of ['Cedar', 'Ash', 'Beech', 'Ash']) {
      await perform(programme.coordinator, 'registerSchool', aSchoolInput({ name }));
    }
    const first = await threeSchools(programme, null);
    const second = await threeSchools(programme, first.pageInfo.endCursor);
    expect(first.nodes.map(({ name }) => name)).toEqual(['Ash', 'Ash', 'Beech']);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(second.nodes.map(({ name }) => name)).toEqual(['Cedar']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('is registered and listed by no other role', async () => {
    const programme = await aProgramme();
    const school = await aSchool(programme);
    const [student] = await students(school, [{}]);
    const tokens = [null, (await aStranger()).token, school.lead, school.safeguardingLead, student?.token ?? ''];
    const list = '{ schools(first: 5) { nodes { id } } }';
    for (const token of tokens) {
      const expected = token === null ? 'NOT_SIGNED_IN' : 'FORBIDDEN';
      await expect(attempt(token, 'registerSchool', aSchoolInput())).rejects.toThrow(expected);
      expect((await graphql(token, list)).errors?.[0]?.extensions?.code).toBe(expected);
    }
  });
});

describe('the terms of a school', () => {
  it('are set by the careers lead, with or without a half-term, and seen in the order of time', async () => {
    const school = await aSchool(await aProgramme());
    expect(await perform(school.lead, 'setTerms', { terms: [autumn, spring] }, 'schoolId termCount')).toMatchObject({
      schoolId: school.id,
      termCount: 2,
    });
    expect(await termsOf(school.safeguardingLead)).toEqual([autumn, spring]);
  });

  it('are replaced as a whole', async () => {
    const school = await aSchool(await aProgramme());
    await perform(school.lead, 'setTerms', { terms: [autumn, spring] });
    const longer = { ...autumn, endsOn: '2026-12-22' };
    await perform(school.lead, 'setTerms', { terms: [longer] });
    expect(await termsOf(school.lead)).toEqual([longer]);
  });

  it('show all their faults at once, and then stay as they were', async () => {
    const school = await aSchool(await aProgramme());
    await perform(school.lead, 'setTerms', { terms: [autumn] });
    const terms = [
      { ...autumn, name: '', halfTermTo: null },
      { ...spring, endsOn: '2026-12-24' },
      { ...spring, startsOn: '2027-02-30' },
      { ...autumn, name: 'Again' },
    ];
    const { __typename, faults } = await attempt(school.lead, 'setTerms', { terms });
    expect(__typename).toBe('InvalidInput');
    expect(faults.map(({ path, value }: { path: string; value: string }) => [path, value])).toEqual([
      ['terms.0.name', ''],
      ['terms.2.startsOn', '2027-02-30'],
      ['terms.0.halfTermTo', null],
      ['terms.1.endsOn', '2026-12-24'],
      ['terms.3.startsOn', '2026-09-01'],
    ]);
    expect(await termsOf(school.lead)).toEqual([autumn]);
  });

  it('are at least one', async () => {
    const school = await aSchool(await aProgramme());
    const { faults } = await attempt(school.lead, 'setTerms', { terms: [] });
    expect(faults).toMatchObject([{ path: 'terms', message: 'must hold at least one term' }]);
  });

  it('are those of one of two lists that are set at the same time, never some of each', async () => {
    const school = await aSchool(await aProgramme());
    const lists = ['one', 'other'].map((name) => [autumn, spring].map((term) => ({ ...term, name })));
    const results = await Promise.all(lists.map((terms) => attempt(school.lead, 'setTerms', { terms })));
    expect(results.map(({ __typename }) => __typename)).toEqual(['SetTermsPayload', 'SetTermsPayload']);
    expect(lists).toContainEqual(await termsOf(school.lead));
  });

  it('of one school are nothing to another', async () => {
    const programme = await aProgramme();
    const [school, other] = [await aSchool(programme), await aSchool(programme)];
    await perform(school.lead, 'setTerms', { terms: [autumn] });
    await perform(other.lead, 'setTerms', { terms: [spring] });
    expect(await termsOf(school.lead)).toEqual([autumn]);
    expect(await termsOf(other.lead)).toEqual([spring]);
  });

  it('are set by nobody but the careers lead', async () => {
    const programme = await aProgramme();
    const school = await aSchool(programme);
    for (const token of [school.safeguardingLead, programme.coordinator, (await aStranger()).token]) {
      await expect(attempt(token, 'setTerms', { terms: [autumn] })).rejects.toThrow('FORBIDDEN');
    }
  });
});

interface SchoolPage {
  readonly nodes: readonly { readonly name: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** Three schools of a programme, from the first or from the one after the cursor. */
async function threeSchools({ coordinator }: TestProgramme, after: string | null): Promise<SchoolPage> {
  const list =
    'query ($after: String) { schools(first: 3, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } }';
  return (await graphql(coordinator, list, { after })).data.schools;
}
