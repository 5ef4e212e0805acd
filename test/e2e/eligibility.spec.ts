import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  attempt,
  graphql,
  perform,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;
let other: TestSchool;
let employer: TestEmployer;
let inYear10: TestStudent;
let inYear9: TestStudent;

beforeAll(async () => {
  programme = await aProgramme();
  [school, other] = [await aSchool(programme), await aSchool(programme)];
  employer = await anEmployer(programme);
  const [ten, nine] = await students(school, [{}, { born_on: '2012-11-05', year_group: '9' }]);
  if (ten === undefined || nine === undefined) throw new Error('the students were imported');
  [inYear10, inYear9] = [ten, nine];
});

const ask = async (token: string, studentId: string, opportunityId: string): Promise<Answer['data']> => {
  const query = `query ($s: ID!, $o: ID!) { eligibility(studentId: $s, opportunityId: $o) { isAllowed reasons { ruleId words } } }`;
  return (await graphql(token, query, { s: studentId, o: opportunityId })).data.eligibility;
};
const rulesOf = (answer: Answer['data']): unknown[] => answer.reasons.map(({ ruleId }: { ruleId: unknown }) => ruleId);

describe('why an advert is closed to a student', () => {
  it('is told to careers and safeguarding leads of the school, every reason in words for them', async () => {
    const opportunityId = await anOpportunity(employer);
    expect((await ask(school.lead, inYear10.id, opportunityId)).reasons[0].words).toMatch(/no dates/);
    await aSlot(employer, opportunityId);
    for (const token of [school.lead, school.safeguardingLead])
      expect(await ask(token, inYear10.id, opportunityId)).toEqual({ isAllowed: true, reasons: [] });
    const closed = await ask(school.lead, inYear9.id, opportunityId);
    expect(closed.isAllowed).toBe(false);
    expect(closed.reasons[0]).toEqual({ ruleId: null, words: 'It does not welcome Year 9.' });
    expect(rulesOf(closed)).toContain('R02');
  });

  it('names a way that is too long, a suspension, and an advert that is not on show', async () => {
    const opportunityId = await anOpportunity(employer);
    await aSlot(employer, opportunityId);
    const [far] = await students(school, [{ max_minutes: '15' }]);
    expect((await ask(school.lead, far?.id ?? '', opportunityId)).reasons).toEqual([
      { ruleId: null, words: expect.stringContaining('(15 minutes each way)') },
    ]);
    const own = await anEmployer(programme);
    const held = await anOpportunity(own);
    const slotId = await aSlot(own, held);
    await perform(programme.coordinator, 'suspendHost', { hostId: own.siteId, reason: 'Something was reported.' });
    expect(rulesOf(await ask(school.lead, inYear10.id, held))).toEqual(['R71']);
    // The same gate: the student finds it on no list and cannot apply.
    expect((await graphql(inYear10.token, '{ opportunities(first: 100) { nodes { id } } }')).text).not.toContain(held);
    const plan = { name: 'Autumn', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 5 };
    const { roundId } = await perform(programme.coordinator, 'createRound', plan, 'roundId');
    await perform(programme.coordinator, 'openRound', { roundId });
    expect(await attempt(inYear10.token, 'submitApplication', { roundId, slotId, statement: 'Please.' })).toMatchObject(
      { __typename: 'NotFound', kind: 'Slot' },
    );
    const options = `{ placementOptions(roundId: "${roundId}", first: 100) { nodes { slotId } } }`;
    expect((await graphql(inYear10.token, options)).text).not.toContain(slotId);
    await perform(own.token, 'pauseOpportunity', { opportunityId: held });
    expect((await ask(school.lead, inYear10.id, held)).reasons[0].words).toMatch(/not on show/);
  });

  it("is nothing of another school's student, and nothing for students", async () => {
    const opportunityId = await anOpportunity(employer);
    expect(await ask(other.lead, inYear10.id, opportunityId)).toBeNull();
    expect(await ask(school.lead, inYear10.id, 'opp_nonsense')).toBeNull();
    const query = `{ eligibility(studentId: "${inYear10.id}", opportunityId: "${opportunityId}") { isAllowed } }`;
    expect((await graphql(inYear10.token, query)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
