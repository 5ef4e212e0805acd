import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  asOwner,
  aStranger,
  attempt,
  graphql,
  perform,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

const words = 'The saw has no guard and students stand beside it.';

let programme: TestProgramme;
let employer: TestEmployer;
let school: TestSchool;
let student: string;

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
  school = await aSchool(programme);
  student = (await students(school, [{}]))[0]?.token ?? '';
});

const report = (token: string, opportunityId: string, reason = 'SAFETY'): Promise<Answer['data']> =>
  perform(token, 'reportAdvert', { opportunityId, reason, words }, 'reportId');

async function stateOf(id: string): Promise<string | undefined> {
  return (await asOwner<{ state: string }>('select state from opportunity where id = $1', [id]))[0]?.state;
}

async function openReports(token = programme.coordinator): Promise<Answer['data'][]> {
  const fields = 'id opportunityId opportunityState reason words hides reportedAs';
  const { data } = await graphql(token, `{ advertReports(first: 100) { nodes { ${fields} } } }`);
  return data.advertReports.nodes;
}

async function isInCatalogue(id: string): Promise<boolean> {
  const { data } = await graphql(null, '{ publishedOpportunities(first: 100) { nodes { id } } }');
  return data.publishedOpportunities.nodes.some((node: { id: string }) => node.id === id);
}

describe('a report about safety', () => {
  it('of a student takes the advert out of sight until the coordinator has dismissed it', async () => {
    const id = await anOpportunity(employer);
    expect(await isInCatalogue(id)).toBe(true);
    const { reportId } = await report(student, id);
    expect(await stateOf(id)).toBe('HIDDEN');
    expect(await isInCatalogue(id)).toBe(false);
    const open = (await openReports()).find(({ opportunityId }) => opportunityId === id);
    expect(open).toMatchObject({ id: reportId, opportunityState: 'HIDDEN', words, hides: true, reportedAs: 'STUDENT' });
    await perform(programme.coordinator, 'dismissAdvertReport', {
      reportId,
      words: 'There is a guard; I went to look.',
    });
    expect(await stateOf(id)).toBe('PUBLISHED');
    expect(await attempt(programme.coordinator, 'upholdAdvertReport', { reportId, words: 'No.' })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'DISMISSED',
      allowedFrom: ['OPEN'],
    });
    await report(student, id);
    expect(await stateOf(id)).toBe('PUBLISHED');
  });

  it('that is upheld gives the advert back with the words of the coordinator, to be read again', async () => {
    const opportunityId = await anOpportunity(employer);
    const { reportId } = await report(school.safeguardingLead, opportunityId);
    await perform(programme.coordinator, 'upholdAdvertReport', { reportId, words: 'Say who guards the saw.' });
    const fields = 'id state isApproved moderationFaults { part words }';
    const { data, text } = await graphql(employer.token, `{ myOpportunities(first: 100) { nodes { ${fields} } } }`);
    expect(data.myOpportunities.nodes.find((node: { id: string }) => node.id === opportunityId)).toMatchObject({
      state: 'DRAFT',
      isApproved: false,
      moderationFaults: [
        {
          part: 'OTHER',
          words: 'Say who guards the saw.',
        },
      ],
    });
    expect(text).not.toContain(words);
    const moved = await perform(employer.token, 'publishOpportunity', { opportunityId }, 'state');
    expect(moved.state).toBe('IN_MODERATION');
  });

  it('keeps the advert hidden while another one is open', async () => {
    const id = await anOpportunity(employer);
    const [one, other] = [await report(student, id), await report(programme.coordinator, id)];
    const dismiss = (reportId: string): Promise<unknown> =>
      perform(programme.coordinator, 'dismissAdvertReport', { reportId, words: 'It is safe.' });
    await dismiss(one.reportId);
    expect(await stateOf(id)).toBe('HIDDEN');
    await dismiss(other.reportId);
    expect(await stateOf(id)).toBe('PUBLISHED');
  });

  it('about an advert that is paused keeps it from being shown', async () => {
    const opportunityId = await anOpportunity(employer);
    await perform(employer.token, 'pauseOpportunity', { opportunityId });
    await report(programme.coordinator, opportunityId);
    expect(await stateOf(opportunityId)).toBe('PAUSED');
    expect(await attempt(employer.token, 'publishOpportunity', { opportunityId })).toMatchObject({
      __typename: 'SafetyReportOpen',
      code: 'SAFETY_REPORT_OPEN',
    });
  });

  it('of somebody whom the programme has not let in is first in the queue, and hides nothing', async () => {
    const id = await anOpportunity(employer);
    const rival = await anEmployer(programme);
    await report(school.lead, id, 'NOT_AS_DESCRIBED');
    await report((await aStranger()).token, id);
    await report(rival.token, id);
    expect(await stateOf(id)).toBe('PUBLISHED');
    const about = (await openReports()).filter(({ opportunityId }) => opportunityId === id);
    expect(about.map(({ reason, reportedAs, hides }) => `${reason} ${reportedAs} ${hides}`)).toEqual([
      'SAFETY NEWCOMER false',
      'SAFETY EMPLOYER false',
      'NOT_AS_DESCRIBED CAREERS_LEAD false',
    ]);
  });
});

describe('a report', () => {
  it('is made once by one account while it is open', async () => {
    const id = await anOpportunity(employer);
    const [one, again] = [await report(student, id, 'OTHER'), await report(student, id, 'OTHER')];
    expect(again.reportId).toBe(one.reportId);
    expect((await openReports()).filter(({ opportunityId }) => opportunityId === id)).toHaveLength(1);
  });

  it('is made of an advert of another programme from the catalogue, and answered there alone', async () => {
    const elsewhere = await aProgramme();
    const foreign = await anEmployer(elsewhere);
    const id = await anOpportunity(foreign);
    const { reportId } = await report(student, id, 'OTHER');
    expect((await openReports()).filter(({ opportunityId }) => opportunityId === id)).toEqual([]);
    const closing = { reportId, words: 'Nothing is wrong.' };
    expect(await attempt(programme.coordinator, 'dismissAdvertReport', closing)).toMatchObject({
      __typename: 'NotFound',
    });
    expect((await openReports(elsewhere.coordinator)).map((open) => open.id)).toEqual([reportId]);
    await perform(elsewhere.coordinator, 'dismissAdvertReport', closing);
  });

  it('is not made of what one cannot read', async () => {
    const draft = await anOpportunity(employer, {}, { isPublished: false });
    for (const token of [student, school.lead, employer.token, programme.coordinator]) {
      const answer = await attempt(token, 'reportAdvert', { opportunityId: draft, reason: 'OTHER', words });
      expect(answer).toMatchObject({ __typename: 'NotFound', kind: 'Opportunity', id: draft });
    }
  });

  it('shows its words to nobody but the coordinator', async () => {
    const id = await anOpportunity(employer);
    await report(student, id, 'DISCRIMINATION');
    const events = await asOwner('select * from event');
    expect(JSON.stringify(events)).not.toContain(words);
    for (const token of [student, school.lead, employer.token]) {
      const { errors } = await graphql(token, '{ advertReports(first: 1) { nodes { id } } }');
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });
});
