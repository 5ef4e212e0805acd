import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeCursor } from '#kernel';
import { newId } from '#platform';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  aStranger,
  graphql,
  perform,
  setNow,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

interface Listed {
  readonly id: string;
  readonly state: string;
  readonly staffLead: string | null;
  readonly schoolName: string;
}

interface Page {
  readonly nodes: Listed[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const reason = 'The hall is being painted.';

let programme: TestProgramme;
let school: TestSchool;
let otherSchool: TestSchool;
let employer: TestEmployer;
let slotId: string;
let otherSlotId: string;
/** Oldest first: declined, accepted, withdrawn after it was accepted, then two that wait; the last is of another school to another employer. */
let requests: string[];
let declined: string;
let accepted: string;
let withdrawn: string;
let elsewhere: string;

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme, { name: 'Ladywood Park School' });
  otherSchool = await aSchool(programme);
  employer = await anEmployer(programme);
  const opportunityId = await anOpportunity(employer, { title: 'A day in the print studio' });
  slotId = await aSlot(employer, opportunityId, { capacity: 100 });
  const otherEmployer = await anEmployer(programme);
  otherSlotId = await aSlot(otherEmployer, await anOpportunity(otherEmployer), { capacity: 100 });

  declined = await aRequest();
  await perform(employer.token, 'declineSlotRequest', { slotRequestId: declined, reason });
  await setNow('2026-09-14T08:00:01Z');
  accepted = await aRequest();
  withdrawn = await aRequest();
  for (const slotRequestId of [accepted, withdrawn])
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
  await perform(school.lead, 'withdrawSlotRequest', { slotRequestId: withdrawn, reason });
  const waiting = [await aRequest(), await aRequest()];
  requests = [declined, accepted, withdrawn, ...waiting];
  elsewhere = await aRequest(otherSchool, otherSlotId);
  await setNow();
});

afterAll(() => setNow());

async function aRequest(of = school, slot = slotId): Promise<string> {
  const input = { slotId: slot, places: 5, staffLead: 'Dana Reid', note: 'We come by bus.' };
  return (await perform(of.lead, 'requestSlot', input, 'slotRequestId')).slotRequestId;
}

const fields = 'nodes { id state staffLead schoolName } pageInfo { hasNextPage endCursor }';

async function page(
  token: string,
  variables: { first?: number; after?: string | null; state?: string } = {},
): Promise<Page> {
  const document = `query ($first: Int!, $after: String, $state: SlotRequestState) {
    slotRequests(first: $first, after: $after, state: $state) { ${fields} } }`;
  return (await graphql(token, document, { first: 100, ...variables })).data.slotRequests;
}

async function ids(
  token: string,
  variables: { first?: number; after?: string | null; state?: string } = {},
): Promise<string[]> {
  return (await page(token, variables)).nodes.map(({ id }) => id);
}

describe('the list of requests for places', () => {
  it('says all that a school wants to know of its request', async () => {
    const document = `{ slotRequests(first: 1, state: DECLINED) { nodes { id state places staffLead note reason answerBy createdAt
      schoolName opportunityTitle startsOn endsOn startsAt finishesAt } } }`;
    expect((await graphql(school.lead, document)).data.slotRequests.nodes).toEqual([
      {
        id: declined,
        state: 'DECLINED',
        places: 5,
        staffLead: 'Dana Reid',
        note: 'We come by bus.',
        reason,
        answerBy: '2026-09-21T08:00:00Z',
        createdAt: '2026-09-14T08:00:00Z',
        schoolName: 'Ladywood Park School',
        opportunityTitle: 'A day in the print studio',
        startsOn: '2026-10-26',
        endsOn: '2026-10-30',
        startsAt: '09:30',
        finishesAt: '15:30',
      },
    ]);
  });

  it('shows each side its own, newest first, and the coordinator all of the programme', async () => {
    const newestFirst = [...requests].reverse();
    expect(await ids(school.lead)).toEqual(newestFirst);
    expect(await ids(school.safeguardingLead)).toEqual(newestFirst);
    expect(await ids(employer.token)).toEqual(newestFirst);
    expect(await ids(otherSchool.lead)).toEqual([elsewhere]);
    expect(await ids(programme.coordinator)).toEqual([elsewhere, ...newestFirst]);
  });

  it('is empty for another programme, and closed to people without a role', async () => {
    const away = await aProgramme();
    expect(await ids(away.coordinator)).toEqual([]);
    expect(await ids((await aSchool(away)).lead)).toEqual([]);
    expect(await ids((await anEmployer(away)).token)).toEqual([]);
    const answer = await graphql((await aStranger()).token, `{ slotRequests(first: 1) { ${fields} } }`);
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('tells the employer who comes along only while the request is accepted, and the coordinator never', async () => {
    const namesSeenBy = async (token: string): Promise<string[]> =>
      (await page(token)).nodes.filter(({ staffLead }) => staffLead === 'Dana Reid').map(({ id }) => id);
    expect(await namesSeenBy(school.lead)).toHaveLength(requests.length);
    expect(await namesSeenBy(employer.token)).toEqual([accepted]);
    expect(await namesSeenBy(programme.coordinator)).toEqual([]);
    const seen = await graphql(programme.coordinator, `{ slotRequests(first: 100) { ${fields} } }`);
    expect(seen.text).not.toContain('Dana Reid');
  });

  it('gives those in one state alone when it is asked to', async () => {
    expect(await ids(employer.token, { state: 'WITHDRAWN' })).toEqual([withdrawn]);
    expect(await ids(employer.token, { state: 'ACCEPTED' })).toEqual([accepted]);
    expect(await ids(programme.coordinator, { state: 'EXPIRED' })).toEqual([]);
  });

  it.each([1, 2, 4])('is read to its end in pages of %i without a gap or a repeat', async (first) => {
    const read: string[] = [];
    for (let after: string | null = null, hasNextPage = true; hasNextPage;) {
      const { nodes, pageInfo } = await page(programme.coordinator, { first, after });
      expect(nodes.length).toBeGreaterThan(0);
      read.push(...nodes.map(({ id }) => id));
      after = pageInfo.endCursor;
      hasNextPage = pageInfo.hasNextPage;
    }
    expect(read).toEqual([...requests, elsewhere].reverse());
  });

  it('begins at the newest for a cursor that is not its own', async () => {
    const foreign = [
      'nonsense',
      '',
      makeCursor(['2026-09-14', requests[0] ?? '']),
      makeCursor([1.5, requests[0] ?? '']),
      makeCursor([1e300, requests[0] ?? '']),
      makeCursor([0, newId('Slot')]),
      makeCursor([0, "req_'; --"]),
    ];
    for (const after of foreign)
      expect(await ids(school.lead, { after, first: 2 })).toEqual([...requests].reverse().slice(0, 2));
    expect(await ids(school.lead, { after: makeCursor([Number.MIN_SAFE_INTEGER, requests[0] ?? '']) })).toEqual([]);
    expect(await ids(school.lead, { after: makeCursor([Number.MAX_SAFE_INTEGER, requests[0] ?? '']) })).toHaveLength(
      requests.length,
    );
  });

  it('goes on naming the advert to a school that asked, when it is taken down for good', async () => {
    const gone = await anOpportunity(employer, { title: 'Hanging an exhibition' });
    const slot = await aSlot(employer, gone);
    const input = { slotId: slot, places: 1, staffLead: 'Dana Reid', note: '' };
    await perform(school.lead, 'requestSlot', input);
    await perform(employer.token, 'withdrawOpportunity', { opportunityId: gone, reason });
    for (const token of [school.lead, school.safeguardingLead, employer.token, programme.coordinator]) {
      const { data } = await graphql(
        token,
        '{ slotRequests(first: 100, state: REQUESTED) { nodes { opportunityTitle } } }',
      );
      const titles = data.slotRequests.nodes.map(
        ({ opportunityTitle }: { opportunityTitle: string }) => opportunityTitle,
      );
      expect(titles).toContain('Hanging an exhibition');
    }
  });
});
